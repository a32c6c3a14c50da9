import { AccountPrincipal, AnyPrincipal, ArnPrincipal, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Aws, Fn, Token } from 'aws-cdk-lib/core';
import { linesOf } from './problem-lines';
import { checkGrantActions, checkGrantee, checkPolicyLength, checkPolicyPrincipals, checkPolicyStatement } from '../../src/checks/policy-statements';
import { checkPrincipalJson, isAnyPrincipal } from '../../src/checks/principals';

test.each<[unknown, string[]]>([
  ['*', []],
  ['111122223333', []],
  ['AROAEXAMPLEEXAMPLE123', []],
  ['AROAEXAMPLE', ['InvalidPrincipal: a principal must be an ARN, an account or everyone, got "AROAEXAMPLE": write "arn:…", 12 digits or "*"']],
  ['AROAEXAMPLEEXAMPLE123x', [
    'InvalidPrincipal: a principal must be an ARN, an account or everyone, got "AROAEXAMPLEEXAMPLE123x": write "arn:…", 12 digits or "*"',
  ]],
  ['xAROAEXAMPLEEXAMPLE123', ['InvalidPrincipal: a principal must be an ARN, an account or everyone, got "xAROAEXAMPLEEXAMPLE123": write "arn:…", 12 digits or "*"']],
  ['arn:aws:iam::111122223333:root', []],
  ['arn:aws:iam::111122223333:*', ['PrincipalMustNotHoldWildcard: a principal must not hold a wildcard inside an ARN, got "arn:aws:iam::111122223333:*": name the account (AccountPrincipal) and narrow it by a condition on aws:PrincipalArn']],
  ['arn:aws:iam::111122223333:user/a?', ['PrincipalMustNotHoldWildcard: a principal must not hold a wildcard inside an ARN, got "arn:aws:iam::111122223333:user/a?": name the account (AccountPrincipal) and narrow it by a condition on aws:PrincipalArn']],
  ['my-role', ['InvalidPrincipal: a principal must be an ARN, an account or everyone, got "my-role": write "arn:…", 12 digits or "*"']],
  ['', ['InvalidPrincipal: a principal must be an ARN, an account or everyone, got "": write "arn:…", 12 digits or "*"']],
  ['arn:aws:iam::111122223333', ['InvalidPrincipal: a principal must be a whole ARN, got "arn:aws:iam::111122223333": write that of an account, a role or a user']],
  ['arn:aws:iam::1111:root', ['InvalidPrincipal: a principal must name an account of 12 digits, not "1111", got "arn:aws:iam::1111:root": give all its digits, as text']],
  ['arn:aws:iam:::root', ['InvalidPrincipal: a principal must name an account of 12 digits, not "", got "arn:aws:iam:::root": give all its digits, as text']],
  ['arn:aws:iam::cloudfront:user/x', []],
  ['arn:aws:iam::111122223333:group/devs', ['PrincipalMustNotBeGroup: a principal must not be an IAM group, which no policy takes as a principal, got "arn:aws:iam::111122223333:group/devs": name its users, or a role']],
  ['arn:aws:iam::111122223333:user/group/devs', []],
  [['arn:aws:iam::111122223333:group/a', 'x', 5], ['PrincipalMustNotBeGroup: a principal must not be an IAM group, which no policy takes as a principal, got "arn:aws:iam::111122223333:group/a": name its users, or a role', 'InvalidPrincipal: a principal must be an ARN, an account or everyone, got "x": write "arn:…", 12 digits or "*"']],
  ['1111222233334', ['InvalidPrincipal: a principal must be an ARN, an account or everyone, got "1111222233334": write "arn:…", 12 digits or "*"']],
])('a principal %j', (input, expected) => {
  expect(linesOf(checkPrincipalJson('a principal', { AWS: input }))).toEqual(expected);
});

test.each<[unknown, string[]]>([
  [['ecr:A'], []],
  [[], ['GrantNeedsActions: actions must hold at least one action such as "ecr:BatchGetImage", got []']],
  ['ecr:A', ['GrantNeedsActions: actions must hold at least one action such as "ecr:BatchGetImage", got "ecr:A"']],
  [['ecr:A', ''], ['GrantNeedsActions: each of actions must be a string such as "ecr:BatchGetImage", got ""']],
  [[5], ['GrantNeedsActions: each of actions must be a string such as "ecr:BatchGetImage", got 5']],
  [undefined, ['GrantNeedsActions: actions must hold at least one action such as "ecr:BatchGetImage", got undefined']],
])('the actions %j of a grant', (input, expected) => {
  expect(linesOf(checkGrantActions(input))).toEqual(expected);
});

test.each<[unknown, string[]]>([
  [undefined, ['GranteeRequired: grantee must be a principal, or a construct that has one, got undefined']],
  [null, ['GranteeRequired: grantee must be a principal, or a construct that has one, got null']],
  [{}, ['GranteeRequired: grantee must be a principal, or a construct that has one, got {}']],
  ['role', ['GranteeRequired: grantee must be a principal, or a construct that has one, got "role"']],
  [{ grantPrincipal: null }, ['GranteeRequired: grantee must be a principal, or a construct that has one, got { grantPrincipal: null }']],
  [{ grantPrincipal: {} }, []],
  [{ grantPrincipal: 'x' }, ["GranteeRequired: grantee must be a principal, or a construct that has one, got { grantPrincipal: 'x' }"]],
])('the grantee %j', (input, expected) => {
  expect(linesOf(checkGrantee(input))).toEqual(expected);
});

test.each<[unknown, string[]]>([
  [undefined, ['InvalidPolicyStatement: statement must be a PolicyStatement of aws-iam, got undefined']],
  [null, ['InvalidPolicyStatement: statement must be a PolicyStatement of aws-iam, got null']],
  [{ Effect: 'Allow' }, ["InvalidPolicyStatement: statement must be a PolicyStatement of aws-iam, got { Effect: 'Allow' }"]],
  ['x', ['InvalidPolicyStatement: statement must be a PolicyStatement of aws-iam, got "x"']],
])('the statement %j', (input, expected) => {
  expect(linesOf(checkPolicyStatement('statement', input))).toEqual(expected);
});

test.each<[unknown, string[]]>([
  ['x'.repeat(10238), []],
  ['x'.repeat(10239), ['PolicyTextTooLong: the policy must have at most 10240 characters as JSON, has 10241 or more: merge statements, or trust an organization (OrganizationPrincipal) instead of many principals']],
])('a policy of known length', (input, expected) => {
  expect(linesOf(checkPolicyLength('the policy', input, 10_240))).toEqual(expected);
});

test('the longest principal', () => {
  const arn = 'arn:aws:iam::111122223333:user/';
  expect(checkPrincipalJson('a principal', { AWS: arn.padEnd(2048, 'x') })).toEqual([]);
  expect(linesOf(checkPrincipalJson('a principal', { AWS: arn.padEnd(2049, 'x') }))).toEqual([
    `InvalidPrincipal: a principal must have at most 2048 characters, has 2049, got "${arn.padEnd(79, 'x')}… (2049 characters): write the ARN of one principal`,
  ]);
});

test('a null character does not count as unknown text', () => {
  expect(linesOf(checkPrincipalJson('a principal', { AWS: '\u0000' }))).toEqual([expect.stringContaining('InvalidPrincipal')]);
});

test.each<unknown>([
  undefined, null, '*', 5, {}, { Service: 'x' }, Object.create({ AWS: 'inherited' }), { AWS: undefined },
  { AWS: Fn.importValue('Arn') }, { AWS: `${Fn.importValue('Arn')}/x` }, { AWS: `arn:${Aws.PARTITION}:iam::111122223333:root` },
  { AWS: `arn:aws:iam::${Fn.importValue('Account')}:root` }, { AWS: `arn:aws:iam::${Fn.importValue('Rest')}` }, { AWS: `${Fn.importValue('Scheme')}:aws:iam::111122223333:root` },
  { AWS: 'dummy-value-for-/app/role' }, { AWS: 'arn:aws:iam::{{resolve:ssm:/app/account}}:root' }, { AWS: 'arn:aws:iam::dummy-value-for-/app/account:root' },
])('accepts the principal %j', (json) => {
  expect(checkPrincipalJson('a principal', json)).toEqual([]);
});

test('the known text around a token is checked', () => {
  expect(linesOf(checkPrincipalJson('a principal', { AWS: `arn:${Aws.PARTITION}:iam::111122223333:group/devs` }))).toEqual([expect.stringContaining('PrincipalMustNotBeGroup')]);
  expect(linesOf(checkPrincipalJson('a principal', { AWS: `role-${Aws.REGION}` }))).toEqual([expect.stringContaining('InvalidPrincipal')]);
  expect(linesOf(checkPrincipalJson('a principal', { AWS: `arn:aws:iam::111122223333:role/${Aws.REGION}-*` }))).toEqual([expect.stringContaining('PrincipalMustNotHoldWildcard')]);
});

test.each<[unknown, boolean]>([
  [{ AWS: '*' }, true], [{ AWS: ['x', '*'] }, true], [{ AWS: 'x' }, false], [{ LiteralString: ['*'] }, true], [{ LiteralString: ['x'] }, false],
  [{ Service: '*' }, false], [undefined, false], [null, false], ['*', false],
])('%j means everyone: %s', (json, everyone) => {
  expect(isAnyPrincipal(json)).toBe(everyone);
});

const statement = (props: ConstructorParameters<typeof PolicyStatement>[0]) => checkPolicyStatement('statement', new PolicyStatement(props));

test('every principal of a statement is checked', () => {
  expect(linesOf(statement({ actions: ['*'], principals: [new ArnPrincipal('a'), new AnyPrincipal(), new ArnPrincipal('b')] }))).toEqual([
    'InvalidPrincipal: a principal of statement must be an ARN, an account or everyone, got "a": write "arn:…", 12 digits or "*"',
    'InvalidPrincipal: a principal of statement must be an ARN, an account or everyone, got "b": write "arn:…", 12 digits or "*"',
  ]);
  expect(linesOf(statement({ notActions: ['*'], notPrincipals: [new ArnPrincipal('a')] }))).toEqual([expect.stringContaining('InvalidPrincipal')]);
});

test('a statement without actions is still incomplete', () => {
  expect(statement({ principals: [new ArnPrincipal('a'), new AccountPrincipal('1234')] })).toEqual([]);
});

test('the id of an account principal, whose ARN is a token, is checked', () => {
  expect(linesOf(statement({ actions: ['*'], principals: [new AccountPrincipal('1234')] }))).toEqual([
    'InvalidAccountId: the account of a principal of statement must be the 12 digits of an AWS account id, got "1234"',
  ]);
  expect(statement({ actions: ['*'], principals: [new AccountPrincipal('111122223333'), new AccountPrincipal(Aws.ACCOUNT_ID), new ServicePrincipal('a.com')] })).toEqual([]);
});

test('accepts actions that are a token', () => {
  expect(checkGrantActions(Token.asList({ Ref: 'Actions' }))).toEqual([]);
});

test.each<[string, unknown, number]>([
  ['a text', 'abc', 5], ['a number', 12, 2], ['nothing', undefined, 0], ['null', null, 4], ['an empty list', [], 2], ['an empty object', {}, 2],
  ['a list', ['a', 'b'], 9], ['an object', { a: 'b', c: ['d'] }, 19], ['a member without a value', { a: 'b', c: undefined }, 9],
  ['a reference', { Ref: 'X' }, 2], ['a function', { 'Fn::GetAtt': ['A', 'B'] }, 2], ['text around a reference', { 'Fn::Join': ['', ['ab', { Ref: 'X' }, 'c']] }, 5],
  ['parts with a delimiter', { 'Fn::Join': [', ', ['ab', 'c']] }, 7], ['quotes in a part', { 'Fn::Join': ['', ['"']] }, 4],
  ['a join in a join', { 'Fn::Join': ['', ['a', { 'Fn::Join': ['', ['bc']] }]] }, 5], ['a broken join', { 'Fn::Join': 'x' }, 2], ['a join of a token', { 'Fn::Join': ['', { Ref: 'X' }] }, 2],
  ['text around a token', `ab${Aws.REGION}c`, 5], ['a choice', { 'Fn::Select': ['0', ['abc']] }, 2],
  ['a join with a late delimiter', { 'Fn::Join': [{ Ref: 'X' }, ['abc']] }, 2], ['a member that only looks like a function', { Ref: 'X', Other: 'Y' }, 23],
])('the known length of %s', (_, value, length) => {
  const padding = 'x'.repeat(10_240 - length - '["",]'.length);
  expect(checkPolicyLength('the policy', [padding, value], 10_240)).toEqual([]);
  expect(linesOf(checkPolicyLength('the policy', [`${padding}x`, value], 10_240))).toEqual([expect.stringContaining('has 10241 or more')]);
});

test.each<[string, (inner: unknown) => unknown]>([
  ['lists', (inner) => [inner]], ['objects', (inner) => ({ a: inner })], ['joins', (inner) => ({ 'Fn::Join': ['', [inner]] })],
])('%s that are nested without end do not exhaust the stack', (_, nest) => {
  let deep: unknown = 'text';
  for (let depth = 0; depth < 100_000; depth++) {
    deep = nest(deep);
  }
  expect(checkPolicyLength('the policy', deep, 10_240)).toEqual([]);
});

test('the principals of every statement of a policy are checked', () => {
  const whose = 'InvalidPrincipal: a principal of the policy must be an ARN, an account or everyone, got';
  expect(linesOf(checkPolicyPrincipals('the policy', {
    Statement: [{ Principal: { AWS: ['a', '111122223333'] } }, { NotPrincipal: { AWS: 'b' } }, { Principal: '*' }, {}],
  }))).toEqual([`${whose} "a": write "arn:…", 12 digits or "*"`, `${whose} "b": write "arn:…", 12 digits or "*"`]);
  expect(linesOf(checkPolicyPrincipals('the policy', { Statement: { Principal: { AWS: 'c' } } }))).toEqual([expect.stringContaining(whose)]);
});

test.each([undefined, {}, { Statement: [] }])('the policy %j has no principals', (policy) => {
  expect(checkPolicyPrincipals('the policy', policy as {})).toEqual([]);
});

test('a statement with notActions is complete', () => {
  expect(linesOf(statement({ notActions: ['ecr:*'], principals: [new ArnPrincipal('a')] }))).toEqual([expect.stringContaining('InvalidPrincipal')]);
});

describe('an account that is not valid in AWS', () => {
  const accept = (account: string) => account === '1234';

  test('is accepted if the caller accepts it, and no other account is', () => {
    expect(checkPrincipalJson('a principal', { AWS: 'arn:aws:iam::1234:root' }, accept)).toEqual([]);
    expect(linesOf(checkPrincipalJson('a principal', { AWS: 'arn:aws:iam::5678:root' }, accept))).toEqual([expect.stringContaining('not "5678"')]);
    const made = (account: string) => new PolicyStatement({ actions: ['*'], principals: [new AccountPrincipal(account)] });
    expect(checkPolicyStatement('statement', made('1234'), accept)).toEqual([]);
    expect(linesOf(checkPolicyStatement('statement', made('5678'), accept))).toEqual([expect.stringContaining('InvalidAccountId')]);
    expect(checkPolicyPrincipals('the policy', { Statement: [{ Principal: { AWS: 'arn:aws:iam::1234:role/x' } }] }, accept)).toEqual([]);
  });

  test('does not hide other problems', () => {
    expect(linesOf(checkPrincipalJson('a principal', { AWS: 'arn:aws:iam::1234:group/devs' }, accept))).toEqual([expect.stringContaining('PrincipalMustNotBeGroup')]);
    expect(linesOf(checkPrincipalJson('a principal', { AWS: '1234' }, () => true))).toEqual([expect.stringContaining('InvalidPrincipal')]);
  });
});
