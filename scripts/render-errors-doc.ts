import type { ErrorDocs } from './error-docs/error-doc';
import { LIFECYCLE_ERRORS } from './error-docs/lifecycle-errors';
import { NAMING_ERRORS } from './error-docs/naming-errors';
import { PERMISSION_ERRORS } from './error-docs/permission-errors';
import { REPOSITORY_ERRORS } from './error-docs/repository-errors';
import { WARNINGS } from './error-docs/warnings';

const ROOMS: ReadonlyArray<[string, ErrorDocs]> = [
  ['Names, ARNs, tags and digests', NAMING_ERRORS],
  ['Properties of a repository', REPOSITORY_ERRORS],
  ['Lifecycle rules', LIFECYCLE_ERRORS],
  ['Policies and grants', PERMISSION_ERRORS],
];

const INTRODUCTION = `# Errors

Every input is checked in the constructor or method that takes it. What is only known later, such as the value of a token, is checked
at synth.

- In a constructor or method, an invalid input throws a validation error of AWS CDK (\`Errors.isValidationError(error)\`).
  \`error.name\` is the code, and \`error.constructPath\` the path of the construct. All problems of one input are reported together,
  under the code of the first.
- At synth, CDK reports the problems of all constructs in one error, a line each: \`[path] Code: message\`.

Codes are public API. Where \`aws-cdk-lib/aws-ecr\` refuses the same input, the code is the same.

This page is generated from the table in \`scripts/error-docs\`: \`npx projen docs:errors\`.
`;

const WARNINGS_INTRODUCTION = `## Warnings

What is legal but dangerous gives a warning and does not change the template. \`cdk synth --strict\` fails on warnings. To accept one,
acknowledge it with a reason: \`Validations.of(construct).acknowledge({ id: 'cdk-ecr:…', reason: '…' })\`, and the one of
\`@aws-cdk/aws-ecr\` with \`Annotations.of(construct).acknowledgeWarning('@aws-cdk/aws-ecr:…')\`. Ids are public API.

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

/** Code that may hold backticks itself. */
function inline(code: string): string {
  const fence = code.includes('`') ? '``' : '`';
  return `${fence}${code}${fence}`;
}
