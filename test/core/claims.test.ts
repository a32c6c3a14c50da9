import { findConflicts, type Claim, type OncePerEnvironment } from '../../src/core/claims';

const KIND: OncePerEnvironment = {
  type: 'AWS::ECR::PublicRepository',
  uniqueProperty: 'repositoryName',
  what: 'a public repository',
  fix: 'rename one',
  code: 'PolicyTextTooLong',
  warning: 'cdk-ecr:anyPrincipal', // any
};
const claim = (claimed: Partial<Claim<string>>): Claim<string> => (
  { kind: KIND, environment: { account: '1', region: 'eu' }, stack: 'Stack', template: 'Stack', owner: 'owner', label: 'label', ...claimed });
const problemsOf = (...claims: Array<Partial<Claim<string>>>) => findConflicts(claims.map(claim)).problems;

test('resources without a name do not conflict, because CloudFormation generates one for each', () => {
  expect(problemsOf({}, {}, { name: undefined })).toEqual([]);
});

test('names that another service fills in do not conflict', () => {
  expect(problemsOf({ name: '$NAME' }, { name: '$NAME' })).toEqual([]);
});

test('equal references conflict in one template, and not where the template is unknown', () => {
  const name = { Ref: 'Name' };
  expect(problemsOf({ name, label: 'A' }, { name, label: 'B', owner: 'b' })).toEqual([
    { code: KIND.code, owner: 'b', message: "A and B both define a public repository for { Ref: 'Name' }; only one can exist: rename one" },
  ]);
  expect(problemsOf({ name, template: undefined }, { name, template: undefined })).toEqual([]);
});

test('a region and a name are not confused with a region and a name that are written alike', () => {
  expect(problemsOf({ environment: { account: '1', region: 'eu' }, name: '-west-1' }, { environment: { account: '1', region: 'eu-west' }, name: '-1' })).toEqual([]);
});
