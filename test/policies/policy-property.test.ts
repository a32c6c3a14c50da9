import { CfnRepository } from 'aws-cdk-lib/aws-ecr';
import { PolicyDocument, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { App, Fn, Lazy, Stack, Token } from 'aws-cdk-lib/core';
import { addToPolicyProperty } from '../../src/policies/policy-property';

let stack: Stack;
let l1: CfnRepository;
beforeEach(() => {
  stack = new Stack(new App(), 'Stack');
  l1 = new CfnRepository(stack, 'L1');
});

const statement = (sid: string) => new PolicyStatement({ sid, actions: ['ecr:*'], principals: [new ServicePrincipal('a.amazonaws.com')] });
const rendered = (sid: string) => ({ Sid: sid, Effect: 'Allow', Action: 'ecr:*', Principal: { Service: 'a.amazonaws.com' } });
/** The Sids of a policy after two statements were added, or the whole value if it is not a policy. */
const sidsAfter = (policy: unknown) => {
  const twice = ['Two', 'Three'].reduce((value, sid) => addToPolicyProperty(l1, 'policy', value, statement(sid)), policy);
  const { Statement } = stack.resolve(twice);
  expect(Statement.slice(-2)).toEqual([rendered('Two'), rendered('Three')]);
  return Statement.map(({ Sid }: { Sid: string }) => Sid);
};
const one = rendered('One');

test.each<[string, () => unknown, string[]]>([
  ['nothing', () => undefined, []],
  ['null', () => null, []],
  ['a document', () => new PolicyDocument({ statements: [statement('One')] }), ['One']],
  ['an object with a list of statements', () => ({ Statement: [one] }), ['One']],
  ['an object with one statement', () => ({ Statement: one }), ['One']],
  ['an object without statements', () => ({ Version: '2012-10-17' }), []],
  ['JSON as text', () => JSON.stringify({ Statement: [one] }), ['One']],
  ['a token for nothing', () => Lazy.any({ produce: () => undefined }), []],
  ['a token for a document', () => Lazy.any({ produce: () => new PolicyDocument({ statements: [statement('One')] }) }), ['One']],
  ['a token for an object', () => Lazy.any({ produce: () => ({ Statement: one }) }), ['One']],
  ['a token for text', () => Lazy.string({ produce: () => JSON.stringify({ Statement: [one] }) }), ['One']],
])('statements come after those of %s', (_, policy, sids) => {
  expect(sidsAfter(policy())).toEqual([...sids, 'Two', 'Three']);
});

test('the object of the user does not change', () => {
  const policy = Object.freeze({ Statement: Object.freeze([one]) });
  addToPolicyProperty(l1, 'policy', policy, statement('Two'));
  expect(policy.Statement).toEqual([one]);
});

test('later additions to a statement are rendered', () => {
  const late = statement('Late');
  const policy = addToPolicyProperty(l1, 'policy', { Statement: [] }, late);
  late.addActions('ecr:More');
  expect(stack.resolve(policy).Statement[0].Action).toEqual(['ecr:*', 'ecr:More']);
});

test.each<[string, () => unknown]>([
  ['a text that is not JSON', () => 'policy'], ['the JSON of a list', () => '[]'], ['a list', () => []], ['a number', () => 5], ['an intrinsic function', () => ({ Ref: 'Policy' })],
])('fails immediately for %s', (_, policy) => {
  expect(() => addToPolicyProperty(l1, 'policy', policy(), statement('Two'))).toThrow(expect.objectContaining({ name: 'PolicyCannotBeExtended', constructPath: 'Stack/L1' }));
});

test.each<[string, () => unknown]>([
  ['CloudFormation knows', () => Token.asAny({ Ref: 'Policy' })], ['another stack exports', () => Fn.importValue('Policy')],
])('fails at synthesis for a policy that %s', (_, policy) => {
  const value = addToPolicyProperty(l1, 'policy', policy(), statement('Two'));
  expect(() => stack.resolve(value)).toThrow(/policy must be a policy that is known at synthesis, so that a statement can be added to it, got \{ /);
});
