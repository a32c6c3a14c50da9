import { LifecyclePolicy } from '../../src/lifecycle';
import { addLifecycleProps, type LifecycleProps } from '../../src/lifecycle/lifecycle-props';
import { LifecycleRuleSet } from '../../src/lifecycle/lifecycle-rule-set';
import { linesOf } from '../checks/problem-lines';

/** The descriptions of the rules in the order of adding, and the problems. */
function added(props: unknown): { rules: (string | undefined)[]; problems: string[] } {
  const set = new LifecycleRuleSet();
  const problems = linesOf(addLifecycleProps(set, props as LifecycleProps));
  return { rules: set.rules().map(({ description }) => description), problems };
}

const rule = (description: string) => ({ description, tagPatternList: [description], maxImageCount: 1 });
const policy = () => LifecyclePolicy.of([rule('a'), rule('b')]);

test('the rules of a policy come before those of a list', () => {
  expect(added({ lifecycleRules: [rule('c')], lifecyclePolicy: policy() })).toEqual({ rules: ['a', 'b', 'c'], problems: [] });
});

test.each<[string, object]>([
  ['absent', {}],
  ['null, which untyped languages pass for an absent value', { lifecyclePolicy: null, lifecycleRules: null }],
  ['another type than a list, which the check of the properties reports', { lifecycleRules: 'rules' }],
])('there are no rules if the properties are %s', (_, props) => expect(added(props)).toEqual({ rules: [], problems: [] }));

test('a policy of another copy of this library is one too', () => {
  const ofCopy = { _addTo: (set: LifecycleRuleSet, path: string) => policy()._addTo(set, path) };
  expect(added({ lifecyclePolicy: ofCopy })).toEqual({ rules: ['a', 'b'], problems: [] });
});

test.each<[string, unknown, string]>([
  ['a JSON text', '{}', '"{}"'],
  ['an object', { rules: [] }, '{ rules: [] }'],
])('%s for a policy fails, and the rules of the list are still added', (_, lifecyclePolicy, shown) => {
  expect(added({ lifecyclePolicy, lifecycleRules: [rule('c')] })).toEqual({
    rules: ['c'],
    problems: [`InvalidLifecyclePolicy: lifecyclePolicy must be a LifecyclePolicy, got ${shown}; make one with LifecyclePolicy.of or LifecyclePolicy.fromJson`],
  });
});

test('a problem of a rule is named by the property of the construct', () => {
  const any = { maxImageCount: 1 };
  expect(added({ lifecyclePolicy: LifecyclePolicy.of([any]), lifecycleRules: [any] }).problems)
    .toEqual([expect.stringContaining('lifecycleRules[0] must not be for any image (TagStatus.ANY) of the standard storage class, as lifecyclePolicy.rules[0] is')]);
});
