import { Aws } from 'aws-cdk-lib/core';
import { checkRepositoryPattern, checkRepositoryPatterns } from '../../src/checks/repository-patterns';

const textOf = (names: unknown) => checkRepositoryPatterns('repositories', names).map(({ code, message }) => `${code}: ${message}`);

test.each(['prod', 'prod/*', 'prod-*', '*', '*/api', 'team-?/api', '${aws:PrincipalTag/team}/*', `${Aws.REGION}/*`, '*'.repeat(200)])('%s is accepted', (name) => {
  expect(checkRepositoryPattern('name', name)).toEqual([]);
});

test.each(['Prod/*', '/prod/*', 'prod//*', 'prod/*/', '${aws:PrincipalTag/team}//*', 'arn:aws:ecr:eu-west-1:111122223333:repository/*'])('fails: %s', (name) => {
  expect(checkRepositoryPattern('name', name)).toHaveLength(1);
});

test('a list of wildcards is not a name', () => {
  expect(checkRepositoryPattern('name', ['*'])).toMatchObject([{ message: "name must be a string, got [ '*' ]" }]);
});

test('a list may be absent, known later, or hold names', () => {
  expect([undefined, null, { Ref: 'Names' }, ['prod/*', 'base/python', 'dummy-value-for-/names/']].flatMap(textOf)).toEqual([]);
});

test.each<[string, unknown, string]>([
  ['no list', 'prod/*', 'ExpectedList: repositories must be a list of names such as "prod/*", got "prod/*"'],
  ['an empty list', [], 'InvalidRepositoryName: repositories must hold at least one name such as "prod/*", got []: leave it out to mean every repository'],
  ['a name of another kind', ['prod', 5], 'InvalidRepositoryName: repositories[1] must be a string, got 5'],
  ['no name', [undefined], 'InvalidRepositoryName: repositories[0] must be 2 to 256 characters long, has 0, got ""'],
  ['a name of one character', ['p'], 'InvalidRepositoryName: repositories[0] must be 2 to 256 characters long, has 1, got "p"'],
  ['a prefix that no name begins with', ['-prod/'], 'InvalidRepositoryName: repositories[0] must begin and end each part between "/" with a letter or digit, not as in "-prod", got "-prod/"'],
  ['a prefix', ['prod/'], 'InvalidRepositoryName: repositories[0] must be a name or a pattern, got "prod/", which is not the name of a repository: write "prod/*"'],
])('fails: %s', (_, names, message) => {
  expect(textOf(names)).toEqual([message]);
});
