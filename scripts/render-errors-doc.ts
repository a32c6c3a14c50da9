import { CREATION_TEMPLATE_ERRORS } from './error-docs/creation-template-errors';
import type { ErrorDocs } from './error-docs/error-doc';
import { LIFECYCLE_ERRORS } from './error-docs/lifecycle-errors';
import { NAMING_ERRORS } from './error-docs/naming-errors';
import { PERMISSION_ERRORS } from './error-docs/permission-errors';
import { PUBLIC_REPOSITORY_ERRORS } from './error-docs/public-repository-errors';
import { PULL_THROUGH_CACHE_ERRORS } from './error-docs/pull-through-cache-errors';
import { REGISTRY_ERRORS } from './error-docs/registry-errors';
import { REPOSITORY_ERRORS } from './error-docs/repository-errors';
import { TEMPLATE_ERRORS } from './error-docs/template-errors';
import { WARNINGS } from './error-docs/warnings';

const ROOMS: ReadonlyArray<[string, ErrorDocs]> = [
  ['Names, ARNs, tags and digests', NAMING_ERRORS],
  ['Properties of a repository', REPOSITORY_ERRORS],
  ['Lifecycle rules', LIFECYCLE_ERRORS],
  ['Policies and grants', PERMISSION_ERRORS],
  ['Settings of a registry', REGISTRY_ERRORS],
  ['Public repositories', PUBLIC_REPOSITORY_ERRORS],
  ['Repository creation templates', CREATION_TEMPLATE_ERRORS],
  ['Templates from other sources', TEMPLATE_ERRORS],
  ['Pull through caches', PULL_THROUGH_CACHE_ERRORS],
];

const INTRODUCTION = `# Errors

The library checks every input when you pass it or, if something may still correct it, at synthesis. An invalid input gives a
validation error of AWS CDK (\`Errors.isValidationError(error)\`) with a code as its \`error.name\` and, if there is a construct,
its path as \`error.constructPath\`. Problems that are found at synthesis have their code in the text. Codes are public API. Where
\`aws-cdk-lib/aws-ecr\` rejects the same input, the code is the same. Several problems of one input are reported together, with the
code of the first.

This page is generated from the table in \`scripts/error-docs\`: \`npx projen docs:errors\`.
`;

const WARNINGS_INTRODUCTION = `## Warnings

What is legal but dangerous gives a warning, which does not change the template. Acknowledge a warning, with a reason, with
\`Validations.of(construct).acknowledge({ id: 'cdk-ecr:…', reason: '…' })\`; acknowledge that of \`@aws-cdk/aws-ecr\` with
\`Annotations.of(construct).acknowledgeWarning('@aws-cdk/aws-ecr:…')\`. Ids are public API.

| id | what | advice |
|---|---|---|`;

/** The text of docs/errors.md. */
export function renderErrorsDoc(): string {
  return [INTRODUCTION, ...ROOMS.map(([title, docs]) => renderRoom(title, docs)), renderWarnings()].join('\n');
}

function renderRoom(title: string, docs: ErrorDocs): string {
  const rows = Object.entries(docs).map(([code, { cause, fix, example }]) => (
    `### ${code}\n\n${cause}\n\n- Fix: ${fix}\n- Example: ${inline(example)}\n`));
  return [`## ${title}\n`, ...rows].join('\n');
}

function renderWarnings(): string {
  const rows = Object.entries(WARNINGS).map(([id, { cause, advice }]) => `| \`${id}\` | ${cause} | ${advice} |`);
  return `${WARNINGS_INTRODUCTION}\n${rows.join('\n')}\n`;
}

/** Code that may contain backticks itself. */
function inline(code: string): string {
  const fence = code.includes('`') ? '``' : '`';
  return `${fence}${code}${fence}`;
}
