import { checkRenderedRules } from '../../src/lifecycle/check-rendered';

const SELECTION = { tagStatus: 'any', countType: 'imageCountMoreThan', countNumber: 1 };
const RULE = { rulePriority: 1, selection: SELECTION, action: { type: 'expire' } };
const messagesOf = (...rendered: unknown[]) => checkRenderedRules(rendered).map(({ message }) => message);

describe('rendered rules', () => {
  test('are fine when they are what ECR takes', () => expect(messagesOf(RULE)).toEqual([]));

  test('are not judged when only CloudFormation will know something of them', () => {
    expect(messagesOf({ ...RULE, rulePriority: { Ref: 'Priority' }, action: 'none' })).toEqual([]);
  });

  test('are judged beside those, and called by their own place', () => {
    expect(messagesOf({ ...RULE, selection: { ...SELECTION, countNumber: { Ref: 'Count' } } }, { ...RULE, rulePriority: 0 }))
      .toEqual(['rules[1].rulePriority must be a whole number from 1, got 0']);
  });

  test('tell all faults at once, of each rule and between rules', () => {
    expect(messagesOf({ ...RULE, action: {} }, RULE, RULE)).toEqual([
      "rules[0].action.type must be 'expire' or 'transition', got undefined",
      'rulePriority must be unique in a policy, got 1 twice; leave it out to have rules numbered',
      'a policy can have only one TagStatus.ANY rule for the standard storage class; a rule with neither tagStatus nor tag lists is one',
    ]);
  });
});
