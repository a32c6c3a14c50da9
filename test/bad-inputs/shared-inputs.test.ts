import inputs from './bad-inputs.json';
import { expectOutcome, type Input } from './evaluate';

/** The subject that a message must mention, by area. */
const CAUSES: Record<string, RegExp> = {
  'name': /repositoryName/,
  'lifecycle-count': /maxImageCount|maxImageAge|criterion|lifecycle rule/,
  'lifecycle-age': /maxImageAge/,
  'lifecycle-tags': /tagStatus|tagPrefixList|tagPatternList/,
  'lifecycle-priority': /rulePriority|priority/,
  'lifecycle-set': /rule|maxImageCount/,
  'lifecycle-registry': /lifecycleRegistryId/,
  'mutability': /imageTagMutability|pattern/,
  'encryption': /encryption/,
  'removal': /emptyOnDelete|removalPolicy/,
  'scanning': /imageScanOnPush/,
  'import-arn': /repositoryArn/,
  'import-attrs': /repositoryName/,
  'import-lookup': /repositoryName|environment|account/,
  'policy': /polic|principal/,
  'grant': /actions/,
  'auth-token': /grantee/,
  'uri': /tag|digest/,
  'events': /imageTag/,
  'tags': /tags/,
};

/** Rows of low confidence for which we decided otherwise, each with the reason. */
const OTHERWISE: Record<string, string> = {
  B081: 'a pattern that no tag matches is legal: the rule is unreachable, with a warning',
  B095: 'the documentation says of prefixes only that they must be unique: the later rule is unreachable, with a warning',
  B178: 'AWS documentation of 2026 shows a Resource element in every sample, so it is accepted with the warning of aws-cdk-lib/aws-ecr',
  B206: 'an empty imageTag is no filter, as with aws-cdk-lib/aws-ecr, whose template works',
};

const named = (inputs as Array<Input & { area: string; why: string }>).filter(({ id }) => !(id in OTHERWISE))
  .map((input) => [`${input.id} ${input.area}: ${input.why}`, input] as const);
const rejected = named.filter(([, input]) => input.expect === 'error');
const accepted = named.filter(([, input]) => input.expect === 'ok');

test.each(rejected)('fails: %s', (_, input) => {
  expectOutcome(input, CAUSES[input.area]);
});

test.each(accepted)('is accepted: %s', (_, input) => {
  expectOutcome(input);
});

test.each(Object.entries(OTHERWISE))('%s is accepted: %s', (row) => {
  expectOutcome({ ...inputs.find(({ id }) => id === row)!, expect: 'ok' });
});

test('all 115 shared inputs are decided: 86 rejected, 25 accepted, 4 otherwise', () => {
  expect([rejected.length, accepted.length, Object.keys(OTHERWISE).length]).toEqual([86, 25, 4]);
});
