import { CfnOutput, CfnParameter, Duration, Stack } from 'aws-cdk-lib/core';
import { thrown, untyped } from './support';
import { LifecycleAction, LifecyclePolicy, LifecycleRules, TagStatus } from '../../src/lifecycle';

const ANY = { tagStatus: 'any', countType: 'imageCountMoreThan', countNumber: 1 };
const EXPIRE = { type: 'expire' };
const ARCHIVE = { type: 'transition', targetStorageClass: 'archive' };
const rule = (selection: object, action: unknown = EXPIRE, more: object = {}) => ({ rulePriority: 1, selection, action, ...more });
const text = (...rules: unknown[]) => JSON.stringify({ rules });

describe('a policy of rules', () => {
  test('is written as ECR reads it', () => {
    expect(LifecyclePolicy.of([{ maxImageCount: 3 }]).toJson())
      .toBe('{"rules":[{"rulePriority":1,"selection":{"tagStatus":"any","countType":"imageCountMoreThan","countNumber":3},"action":{"type":"expire"}}]}');
  });

  test('gives its rules as they came, in copies', () => {
    const given = [{ maxImageCount: 3 }, { tagPrefixList: ['a'], maxTimeSincePull: Duration.days(3) }];
    const policy = LifecyclePolicy.of(given);
    expect(policy.rules).toEqual(given);
    policy.rules[1].tagPrefixList!.push('b');
    expect(policy.rules).toEqual(given);
  });

  test('fails with all that is wrong', () => {
    const error = thrown(() => LifecyclePolicy.of([{ maxImageCount: 0 }, { maxImageAge: Duration.days(0) }]));
    expect(error.name).toBe('InvalidMaxImageCount');
    expect(error.message).toContain('maxImageAge');
  });

  test('fails when it is no list of rules', () => {
    expect(thrown(() => LifecyclePolicy.of(untyped('rules') as any)).name).toBe('InvalidLifecycleRule');
  });

  test('may have no rules, and then keeps everything, but fails to be written', () => {
    const policy = LifecyclePolicy.of([]);
    expect(policy.preview([{ digest: 'a', pushedAt: new Date(0) }]).totals.kept).toBe(1);
    expect(thrown(() => policy.toJson()).name).toBe('EmptyLifecyclePolicy');
  });

  test('with a token is written as a token that resolves to JSON in the stack that it is used in', () => {
    const stack = new Stack();
    const count = new CfnParameter(stack, 'Count', { type: 'Number' });
    const policy = LifecyclePolicy.of([{ maxImageCount: count.valueAsNumber }]);
    const output = new CfnOutput(stack, 'Output', { value: policy.toJson() });
    expect(stack.resolve(output.value)['Fn::Join'][1]).toContainEqual({ Ref: 'Count' });
    expect(thrown(() => policy.preview([])).name).toBe('LifecyclePreviewNeedsPlainValues');
  });
});

describe('a text is read', () => {
  const legal: [string, unknown, object][] = [
    ['by count', rule(ANY), { maxImageCount: 1, action: LifecycleAction.EXPIRE }],
    ['by count, to archive', rule(ANY, ARCHIVE), { maxImageCount: 1, action: LifecycleAction.ARCHIVE }],
    ['by age', rule({ tagStatus: 'untagged', countType: 'sinceImagePushed', countUnit: 'days', countNumber: 5 }),
      { tagStatus: TagStatus.UNTAGGED, maxImageAge: Duration.days(5) }],
    ['by age, to archive', rule({ ...ANY, countType: 'sinceImagePushed', countUnit: 'days', countNumber: 5 }, ARCHIVE),
      { maxImageAge: Duration.days(5), action: LifecycleAction.ARCHIVE }],
    ['by pull', rule({ ...ANY, countType: 'sinceImagePulled', countUnit: 'days', countNumber: 5 }, ARCHIVE), { maxTimeSincePull: Duration.days(5) }],
    ['by time in archive', rule({ ...ANY, storageClass: 'archive', countType: 'sinceImageTransitioned', countUnit: 'days', countNumber: 90 }),
      { maxTimeInArchive: Duration.days(90) }],
    ['with the standard class written', rule({ ...ANY, storageClass: 'standard' }), { maxImageCount: 1 }],
    ['with prefixes', rule({ ...ANY, tagStatus: 'tagged', tagPrefixList: ['a'] }), { tagPrefixList: ['a'] }],
    ['with patterns', rule({ ...ANY, tagStatus: 'tagged', tagPatternList: ['a*'] }), { tagPatternList: ['a*'] }],
    ['with a description', rule(ANY, EXPIRE, { description: 'why' }), { description: 'why', rulePriority: 1 }],
  ];
  test.each(legal)('%s', (_, written, expected) => expect(LifecyclePolicy.fromJson(text(written)).rules).toMatchObject([expected]));

  test('with white space, as the console shows it', () => {
    expect(LifecyclePolicy.fromJson(JSON.stringify({ rules: [rule(ANY)] }, undefined, 4)).toJson()).toBe(text(rule(ANY)));
  });
});

describe('a text fails', () => {
  const TEXT = 'InvalidLifecyclePolicyText';
  const illegal: [string, string, string, string][] = [
    ['that is no JSON', '{"rules":', TEXT, 'must be JSON'],
    ['that is empty', '', TEXT, 'must be JSON'],
    ['that is a number', '5', TEXT, 'must be an object, got 5'],
    ['that is null', 'null', TEXT, 'must be an object, got null'],
    ['that is a list', '[]', TEXT, 'must be an object, got []'],
    ['that is the answer of get-lifecycle-policy', JSON.stringify({ registryId: '1', lifecyclePolicyText: '{}' }), TEXT, 'pass its lifecyclePolicyText'],
    ['without rules', '{}', TEXT, "must have the key 'rules'"],
    ['with no rule', '{"rules":[]}', TEXT, 'at least one rule'],
    ['with rules that are no list', '{"rules":{}}', TEXT, 'must be a list'],
    ['with an unknown key', JSON.stringify({ rules: [rule(ANY)], version: 1 }), TEXT, '"version"'],
    ['with a rule that is null', text(null), TEXT, 'rules[0] must be an object'],
    ['without a priority', text({ selection: ANY, action: EXPIRE }), TEXT, "rules[0] must have the key 'rulePriority'"],
    ['without a selection', text({ rulePriority: 1, action: EXPIRE }), TEXT, "'selection'"],
    ['without an action', text({ rulePriority: 1, selection: ANY }), TEXT, "'action'"],
    ['with an unknown key of a rule', text(rule(ANY, EXPIRE, { priority: 1 })), TEXT, '"priority"'],
    ['with a description of null', text(rule(ANY, EXPIRE, { description: null })), TEXT, 'must not be null'],
    ['with a description that is a number', text(rule(ANY, EXPIRE, { description: 1 })), TEXT, 'must be a string'],
    ['with an unknown key of a selection', text(rule({ ...ANY, tags: [] })), TEXT, '"tags"'],
    ['with a null in a selection', text(rule({ ...ANY, countUnit: null })), TEXT, 'countUnit must not be null'],
    ['without a tagStatus', text(rule({ countType: 'imageCountMoreThan', countNumber: 1 })), TEXT, "'tagStatus'"],
    ['with an unknown countType', text(rule({ ...ANY, countType: 'imageCountLessThan' })), TEXT, 'countType must be one of'],
    ['with a countType of every object', text(rule({ ...ANY, countType: 'toString' })), TEXT, 'countType must be one of'],
    ['with a unit of a count', text(rule({ ...ANY, countUnit: 'days' })), TEXT, 'countUnit must be absent'],
    ['without a unit of an age', text(rule({ ...ANY, countType: 'sinceImagePushed' })), TEXT, "countUnit must be 'days'"],
    ['with another unit', text(rule({ ...ANY, countType: 'sinceImagePushed', countUnit: 'hours' })), TEXT, "countUnit must be 'days'"],
    ['by count in the archive', text(rule({ ...ANY, storageClass: 'archive' })), TEXT, "storageClass must be 'standard'"],
    ['by time in archive of the standard class', text(rule({ ...ANY, countType: 'sinceImageTransitioned', countUnit: 'days', countNumber: 90 })), TEXT, "storageClass must be 'archive'"],
    ['with count 0', text(rule({ ...ANY, countNumber: 0 })), TEXT, 'countNumber must be a whole number'],
    ['with count 1.5', text(rule({ ...ANY, countNumber: 1.5 })), TEXT, 'countNumber must be a whole number'],
    ['with a count in a string', text(rule({ ...ANY, countNumber: '1' })), TEXT, 'countNumber must be a whole number'],
    ['with priority 0', text(rule(ANY, EXPIRE, { rulePriority: 0 })), TEXT, 'rulePriority must be a whole number'],
    ['with an unknown action', text(rule(ANY, { type: 'delete' })), TEXT, "'expire' or 'transition'"],
    ['with an action that is a string', text(rule(ANY, 'expire')), TEXT, 'action must be an object'],
    ['with a target of expire', text(rule(ANY, { type: 'expire', targetStorageClass: 'archive' })), TEXT, '"targetStorageClass"'],
    ['without a target of transition', text(rule(ANY, { type: 'transition' })), TEXT, "'targetStorageClass'"],
    ['with another target', text(rule(ANY, { type: 'transition', targetStorageClass: 'glacier' })), TEXT, "must be 'archive'"],
    ['with an unknown tagStatus', text(rule({ ...ANY, tagStatus: 'ANY' })), 'InvalidTagStatus', 'tagStatus must be'],
    ['for tags without a list', text(rule({ ...ANY, tagStatus: 'tagged' })), 'TaggedStatusRequiresTagPrefixOrPatternList', 'tagPatternList'],
    ['by pull, to expire', text(rule({ ...ANY, countType: 'sinceImagePulled', countUnit: 'days' })), 'PullRuleMustArchive', 'archive'],
    ['by 89 days in archive', text(rule({ ...ANY, storageClass: 'archive', countType: 'sinceImageTransitioned', countUnit: 'days', countNumber: 89 })),
      'ArchiveTimeBelowMinimum', '90'],
    ['with a priority twice', text(rule(ANY), rule({ ...ANY, tagStatus: 'untagged' })), 'DuplicateRulePriority', 'unique'],
    ['with any before another rule', text(rule(ANY), rule({ ...ANY, tagStatus: 'untagged' }, EXPIRE, { rulePriority: 2 })), 'AnyTagStatusRuleMustHaveHighestPriority', 'highest'],
  ];
  test.each(illegal)('%s', (_, written, code, words) => {
    const error = thrown(() => LifecyclePolicy.fromJson(written));
    expect(error.name).toBe(code);
    expect(error.message).toContain(words);
  });

  test('that is no string', () => expect(thrown(() => LifecyclePolicy.fromJson(untyped({}) as any)).name).toBe(TEXT));
});

describe('builders', () => {
  test('make plain rules for what people mean', () => {
    const policy = LifecyclePolicy.of([
      ...LifecycleRules.protectTags('prod*', 'release-*'),
      LifecycleRules.expireUntaggedAfter(Duration.days(14)),
      LifecycleRules.keepNewest(100),
      LifecycleRules.expireArchivedAfter(Duration.days(365)),
    ]);
    const { rules } = JSON.parse(policy.toJson());
    expect(rules.map(({ description, selection }: any) => [description, selection.tagStatus, selection.countNumber])).toEqual([
      ['protects prod*', 'tagged', 9999],
      ['protects release-*', 'tagged', 9999],
      ['expires untagged images after 14 days', 'untagged', 14],
      ['keeps the newest 100', 'any', 100],
      ['expires what was archived for 365 days', 'any', 365],
    ]);
  });

  test('archive what was not pulled', () => {
    expect(LifecyclePolicy.of([LifecycleRules.archiveNotPulledFor(Duration.days(90))]).rules)
      .toEqual([{ description: 'archives what was not pulled for 90 days', maxTimeSincePull: Duration.days(90) }]);
  });

  test.each([
    ['keepNewest', () => LifecycleRules.keepNewest(0), 'InvalidMaxImageCount'],
    ['expireUntaggedAfter', () => LifecycleRules.expireUntaggedAfter(14 as any), 'InvalidLifecycleDuration'],
    ['archiveNotPulledFor', () => LifecycleRules.archiveNotPulledFor(undefined as any), 'LifecycleRuleMustContainExactlyOneAgeOrCountProperty'],
    ['expireArchivedAfter', () => LifecycleRules.expireArchivedAfter(Duration.days(30)), 'ArchiveTimeBelowMinimum'],
    ['protectTags', () => LifecycleRules.protectTags('a b')[0], 'InvalidTagSelection'],
  ] as const)('%s: what ECR would refuse fails when the rule is added', (_, build, code) => {
    expect(thrown(() => LifecyclePolicy.of([build()])).name).toBe(code);
  });
});
