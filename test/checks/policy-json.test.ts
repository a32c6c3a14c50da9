import { Aws } from 'aws-cdk-lib/core';
import { checkPolicyJson, type PolicyDemands } from '../../src/checks/policy-json';

const REGISTRY: PolicyDemands = { resources: 'required', maxLength: 400 };
const STATEMENT = { Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::444455556666:root' }, Action: 'ecr:BatchGetImage', Resource: '*' };
const policy = (statement: object = {}) => ({ Version: '2012-10-17', Statement: [{ ...STATEMENT, ...statement }] });
const problems = (json: unknown, name = 'statements', demands = REGISTRY, region?: string) => (
  checkPolicyJson(name, json, demands, { region }).map(({ code, message }) => `${code}: ${message}`));

test.each<[string, unknown]>([
  ['a policy', policy()],
  ['a policy as text', JSON.stringify(policy())],
  ['a single statement without its list', { Statement: STATEMENT }],
  ['the older version', { ...policy(), Version: '2008-10-17' }],
  ['the negative elements', { Statement: [{ Effect: 'Deny', NotPrincipal: '*', NotAction: ['ecr:*'], NotResource: ['x'] }] }],
  ['a policy that is known later', { 'Fn::Sub': '…' }],
  ['text with a token', JSON.stringify({ Version: Aws.REGION, Statement: [] })],
  ['statements that are known later', { Statement: [{ 'Fn::If': ['A', STATEMENT, STATEMENT] }] }],
  ['elements that are known later', policy({ Effect: { Ref: 'Effect' }, Principal: { Ref: 'Who' }, Action: { Ref: 'Action' }, Resource: { Ref: 'Arn' } })],
])('%s is accepted', (_, json) => {
  expect(problems(json)).toEqual([]);
});

test.each<[string, unknown, string]>([
  ['no policy', undefined, 'PolicyStatementRequired: statements must hold at least one statement, got none: add one, or leave out the policy'],
  ['an empty object', {}, 'PolicyStatementRequired: statements must hold'],
  ['no statement', { ...policy(), Statement: [] }, 'PolicyStatementRequired: statements must hold'],
  ['a list', [STATEMENT], 'InvalidPolicyText: statements must be a policy with Version and Statement, got ['],
  ['a list of text', [JSON.stringify(policy())], 'InvalidPolicyText: statements must be a policy with Version and Statement, got ['],
  ['text that is not JSON', '{', 'InvalidPolicyText: statements must be a policy with Version and Statement, got "{"'],
  ['another version', { ...policy(), Version: '2020-01-01' }, 'InvalidPolicyText: Version of statements must be "2012-10-17", got "2020-01-01"'],
  ['no object as a statement', { Statement: [STATEMENT, null] }, 'InvalidPolicyStatement: statements[1] must be a statement, got null'],
  ['text as a statement', { Statement: ['Allow'] }, 'InvalidPolicyStatement: statements[0] must be a statement, got "Allow"'],
  ['text before the ARN of another partition', policy({ Principal: { AWS: 'an arn:aws-cn:iam::444455556666:root' } }), 'InvalidPrincipal: a principal of statements[0] must be an ARN'],
  ['a number as an action', policy({ Action: 5 }), 'InvalidPolicyStatement: statements[0] must have actions'],
  ['no effect', policy({ Effect: undefined }), 'InvalidPolicyStatement: statements[0] must have the effect "Allow" or "Deny", got undefined'],
  ['no principal', policy({ Principal: {} }), 'InvalidPolicyStatement: statements[0] must have principals: name whom it allows or denies'],
  ['no action', policy({ Action: [] }), 'InvalidPolicyStatement: statements[0] must have actions: name what it allows or denies, such as "ecr:BatchGetImage"'],
  ['no resource', policy({ Resource: '' }), 'PolicyResourceRequired: statements[0] must have resources: name repositories by ARNs such as'],
  ['an account of 11 digits', policy({ Principal: { AWS: 'arn:aws:iam::44445555666:root' } }), 'InvalidPrincipal: a principal of statements[0] must name an account of 12 digits'],
  ['too much text', policy({ Resource: 'x'.repeat(400) }), 'PolicyTextTooLong: statements must have at most 400 characters as JSON'],
])('fails: %s', (_, json, message) => {
  expect(problems(json, 'statements', REGISTRY, 'eu-west-1')).toEqual([expect.stringContaining(message)]);
});

test('a statement of a template is named by its path', () => {
  expect(problems(policy({ Effect: 'allow' }), 'Properties.PolicyText')).toEqual([expect.stringContaining('Properties.PolicyText.Statement[0] must have the effect')]);
  expect(problems(policy({ Principal: { AWS: 'x' } }), 'Properties.PolicyText')).toEqual([
    expect.stringContaining('a principal of Properties.PolicyText.Statement[0] must be an ARN'),
  ]);
});

test('resources may be absent if they are not required', () => {
  expect(problems(policy({ Resource: undefined }), 'statements', { ...REGISTRY, resources: 'unwanted' })).toEqual([]);
});

test('an invalid account is accepted if the caller accepts it', () => {
  const made = policy({ Principal: { AWS: 'arn:aws:iam::1234:root' } });
  expect(checkPolicyJson('statements', made, REGISTRY, {}, (account) => account === '1234')).toEqual([]);
});

describe('a principal of another partition', () => {
  const chinese = policy({ Principal: { AWS: ['arn:aws-cn:iam::444455556666:root', { Ref: 'Role' }, '*', '444455556666'] } });

  test('fails if the partition of the registry is known', () => {
    expect(problems(chinese, 'statements', REGISTRY, 'eu-west-1')).toEqual([
      'InvalidPrincipal: a principal of statements[0] must be in the partition of the registry, aws, got "arn:aws-cn:iam::444455556666:root": name the account there',
    ]);
  });

  test.each([undefined, 'cn-north-1', 'xx-nowhere-1'])('is accepted in region %s', (region) => {
    expect(problems(chinese, 'statements', REGISTRY, region)).toEqual([]);
  });
});
