import * as fc from 'fast-check';
import { schemaOf, type TextSchema } from './schema';
import { checkAccountId } from '../../src/checks/account-ids';
import { checkDigest, checkTag } from '../../src/checks/image-references';
import { checkPrefix, checkPublicRepositoryName, checkRepositoryName } from '../../src/checks/repository-names';
import type { Problem } from '../../src/core/errors';
import { holdsPlaceholder } from '../../src/core/placeholders';
import { checkFilterPattern } from '../../src/repository-settings/tag-mutability';

/** Texts of the characters that matter: separators, their neighbours, and characters that are rejected. */
const dense = fc.string({ unit: fc.constantFrom('a', '0', '-', '-', '_', '_', '.', '/', 'A', '*', ' ', ':'), maxLength: 12 });
const anything = fc.oneof(dense, fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ unit: fc.constantFrom('a', '/'), minLength: 200, maxLength: 300 }));
const RUNS = { numRuns: 500 };

interface Kind {
  readonly what: string;
  readonly schema: TextSchema;
  readonly check: (text: string) => Problem[];
  /** What we reject in addition to the schema, where the schema is looser than ECR. */
  readonly alsoRejected?: (text: string) => boolean;
}

const filter = (text: string) => ({
  ImageTagMutabilityExclusionFilters: [{ ImageTagMutabilityExclusionFilterType: 'WILDCARD', ImageTagMutabilityExclusionFilterValue: text }],
});

const KINDS: Kind[] = [
  {
    what: 'name of a repository',
    schema: schemaOf('AWS::ECR::Repository', (RepositoryName) => ({ RepositoryName }), 'Properties.RepositoryName'),
    check: (text) => checkRepositoryName('name', text),
  },
  {
    what: 'name of a public repository',
    schema: { ...schemaOf('AWS::ECR::PublicRepository', (RepositoryName) => ({ RepositoryName }), 'Properties.RepositoryName'), max: 205 }, // the length in the API
    check: (text) => checkPublicRepositoryName('name', text),
  },
  {
    what: 'prefix of a creation template',
    schema: schemaOf('AWS::ECR::RepositoryCreationTemplate', (Prefix) => ({ Prefix }), 'Properties.Prefix'),
    check: (text) => checkPrefix('prefix', text, { min: 1, max: 256 }),
  },
  {
    what: 'prefix of a pull-through cache rule',
    schema: schemaOf('AWS::ECR::PullThroughCacheRule', (EcrRepositoryPrefix) => ({ EcrRepositoryPrefix }), 'Properties.EcrRepositoryPrefix'),
    check: (text) => checkPrefix('prefix', text, { min: 2, max: 30 }),
  },
  {
    what: 'exclusion filter',
    schema: schemaOf('AWS::ECR::Repository', filter, 'Properties.ImageTagMutabilityExclusionFilters.0.ImageTagMutabilityExclusionFilterValue'),
    check: (text) => checkFilterPattern('pattern', text),
    alsoRejected: (text) => text.split('*').length > 3 || /[^0-9a-zA-Z._*-]/.test(text), // the schema has no end anchor, but the API has one
  },
  {
    what: 'account id',
    schema: schemaOf('AWS::ECR::Repository', (RegistryId) => ({ LifecyclePolicy: { RegistryId } }), 'Properties.LifecyclePolicy.RegistryId'),
    check: (text) => checkAccountId('account', text),
  },
  // No CloudFormation type has a tag or a digest. These are the grammars of the OCI specifications, with the length of the ECR API.
  { what: 'tag', schema: { pattern: /^[a-zA-Z0-9_][a-zA-Z0-9._-]*$/, min: 0, max: 300 }, check: (text) => checkTag('tag', text), alsoRejected: (text) => text === '' },
  { what: 'digest', schema: { pattern: /^(sha256:[a-f0-9]{64}|sha512:[a-f0-9]{128})$/, min: 0, max: 300 }, check: (text) => checkDigest('digest', text) },
];

describe.each(KINDS)('a text is accepted as $what exactly when the schema accepts it', ({ what, schema, check, alsoRejected }) => {
  const accepts = (text: string) => {
    const length = [...text].length;
    return schema.pattern.test(text) && length >= schema.min && length <= schema.max && !alsoRejected?.(text);
  };
  const agrees = (text: string) => {
    const isPlain = !holdsPlaceholder(text); // placeholders for other services are accepted
    if (isPlain && (text !== '' || !['tag', 'digest'].includes(what))) { // a URI may have no tag or digest
      expect({ text, accepted: check(text).length === 0 }).toEqual({ text, accepted: accepts(text) });
    }
  };

  test('for any text', () => {
    fc.assert(fc.property(anything, agrees), RUNS);
  });

  test('for texts that match its pattern', () => {
    const matching = fc.stringMatching(new RegExp(schema.pattern.source.replace('(?=.{2,256}$)', '')), { maxLength: 320 });
    fc.assert(fc.property(matching, agrees), RUNS);
  });

  test('for texts that nearly match its pattern', () => {
    const matching = fc.stringMatching(new RegExp(schema.pattern.source.replace('(?=.{2,256}$)', '')), { maxLength: 150 });
    const nearly = fc.tuple(matching, dense, fc.nat(60)).map(([text, other, at]) => text.slice(0, at) + other.slice(0, 2) + text.slice(at));
    fc.assert(fc.property(nearly, agrees), RUNS);
  });
});

test('the schemas are read from aws-cdk-lib', () => {
  expect(KINDS.slice(0, 6).map(({ schema }) => [schema.min, schema.max])).toEqual([
    [2, 256], [2, 205], [1, 256], [2, 30], [1, 128], [12, 12],
  ]);
});
