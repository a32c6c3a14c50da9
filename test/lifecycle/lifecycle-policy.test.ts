import { CfnOutput, CfnParameter, Duration, Stack } from 'aws-cdk-lib/core';
import { jsonError, thrown, untyped } from './support';
import { LifecycleAction, LifecyclePolicy, LifecycleRulePresets, TagStatus } from '../../src/lifecycle';
import { parsePolicy } from '../../src/lifecycle/parse-policy';

const ANY = { tagStatus: 'any', countType: 'imageCountMoreThan', countNumber: 1 };
const EXPIRE = { type: 'expire' };
const ARCHIVE = { type: 'transition', targetStorageClass: 'archive' };
const rule = (selection: object, action: unknown = EXPIRE, more: object = {}) => ({ rulePriority: 1, selection, action, ...more });
const text = (...rules: unknown[]) => JSON.stringify({ rules });

describe('a policy of rules', () => {
  test('is rendered in the form of ECR', () => {
    expect(LifecyclePolicy.of([{ maxImageCount: 3 }]).toJson())
      .toBe('{"rules":[{"rulePriority":1,"selection":{"tagStatus":"any","countType":"imageCountMoreThan","countNumber":3},"action":{"type":"expire"}}]}');
  });

  test('returns copies of its rules as passed', () => {
    const given = [{ maxImageCount: 3 }, { tagPrefixList: ['a'], maxTimeSinceLastPull: Duration.days(3) }];
    const policy = LifecyclePolicy.of(given);
    expect(policy.rules).toEqual(given);
    policy.rules[1].tagPrefixList!.push('b');
    expect(policy.rules).toEqual(given);
  });

  test('fails with all problems', () => {
    const error = thrown(() => LifecyclePolicy.of([{ maxImageCount: 0 }, { maxImageAge: Duration.days(0) }]));
    expect(error.name).toBe('InvalidMaxImageCount');
    expect(error.message).toContain('maxImageAge');
  });

  test('fails if it is not a list of rules', () => {
    const error = thrown(() => LifecyclePolicy.of(untyped('rules') as any));
    expect([error.name, error.message]).toEqual(['InvalidLifecycleRule', 'rules must be a list of lifecycle rules, got "rules"']);
  });

  test('may have no rules, and then keeps everything, but cannot be rendered', () => {
    const policy = LifecyclePolicy.of([]);
    expect(policy.preview([{ digest: 'a', pushedAt: new Date(0) }]).totals.kept).toBe(1);
    const error = thrown(() => policy.toJson());
    expect([error.name, error.message]).toEqual(
      ['EmptyLifecyclePolicy', 'a lifecycle policy without rules has no JSON that ECR accepts; add a rule or leave the policy out'],
    );
  });

  test('with a token is rendered as a token that resolves to JSON in the stack that uses it', () => {
    const stack = new Stack();
    const count = new CfnParameter(stack, 'Count', { type: 'Number' });
    const policy = LifecyclePolicy.of([{ maxImageCount: count.valueAsNumber }]);
    const output = new CfnOutput(stack, 'Output', { value: policy.toJson() });
    expect(stack.resolve(output.value)['Fn::Join'][1]).toContainEqual({ Ref: 'Count' });
    const error = thrown(() => policy.preview([]));
    expect([error.name, error.message]).toEqual(
      ['LifecyclePreviewNeedsPlainValues', 'a policy with tokens in its rules cannot be previewed: their values are known at deployment only'],
    );
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
    ['by pull', rule({ ...ANY, countType: 'sinceImagePulled', countUnit: 'days', countNumber: 5 }, ARCHIVE), { maxTimeSinceLastPull: Duration.days(5) }],
    ['by time in archive', rule({ ...ANY, storageClass: 'archive', countType: 'sinceImageTransitioned', countUnit: 'days', countNumber: 90 }),
      { maxTimeInArchive: Duration.days(90) }],
    ['with the standard class written', rule({ ...ANY, storageClass: 'standard' }), { maxImageCount: 1 }],
    ['with prefixes', rule({ ...ANY, tagStatus: 'tagged', tagPrefixList: ['a'] }), { tagPrefixList: ['a'] }],
    ['with patterns', rule({ ...ANY, tagStatus: 'tagged', tagPatternList: ['a*'] }), { tagPatternList: ['a*'] }],
    ['with a description', rule(ANY, EXPIRE, { description: 'why' }), { description: 'why' }],
  ];
  test.each(legal)('%s', (_, written, expected) => expect(LifecyclePolicy.fromJson(text(written)).rules).toMatchObject([expected]));

  test('with white space, as the console shows it', () => {
    expect(LifecyclePolicy.fromJson(JSON.stringify({ rules: [rule(ANY)] }, undefined, 4)).toJson()).toBe(text(rule(ANY)));
  });
});

describe('a text fails', () => {
  const TEXT = 'InvalidLifecyclePolicyText';
  const illegal: [string, string, string, string][] = [
    ['that is no JSON', '{"rules":', TEXT, `the text of a policy must be JSON, got "{\\"rules\\":" (${jsonError('{"rules":')})`],
    ['that is empty', '', TEXT, `the text of a policy must be JSON, got "" (${jsonError('')})`],
    ['that is a number', '5', TEXT, 'the text of a policy must be an object, got 5'],
    ['that is null', 'null', TEXT, 'the text of a policy must be an object, got null'],
    ['that is a list', '[]', TEXT, 'the text of a policy must be an object, got []'],
    ['that is the answer of get-lifecycle-policy', JSON.stringify({ registryId: '1', lifecyclePolicyText: '{}' }), TEXT, 'the text must be the policy itself; this is the answer of get-lifecycle-policy: pass its lifecyclePolicyText'],
    ['without rules', '{}', TEXT, "the policy must have the key 'rules'"],
    ['with rules of null', '{"rules":null}', TEXT, 'the policy.rules must not be null'],
    ['with no rule', '{"rules":[]}', TEXT, 'rules must be a list of at least one rule, got []'],
    ['with rules that are not a list', '{"rules":{}}', TEXT, 'rules must be a list of at least one rule, got {}'],
    ['with an unknown key', JSON.stringify({ rules: [rule(ANY)], version: 1 }), TEXT, 'the policy must not have the key "version"; ECR knows rules'],
    ['with a rule that is null', text(null), TEXT, 'rules[0] must be an object, got null'],
    ['without a priority', text({ selection: ANY, action: EXPIRE }), TEXT, "rules[0] must have the key 'rulePriority'"],
    ['without a selection', text({ rulePriority: 1, action: EXPIRE }), TEXT, "rules[0] must have the key 'selection'"],
    ['without an action', text({ rulePriority: 1, selection: ANY }), TEXT, "rules[0] must have the key 'action'"],
    ['with an unknown key of a rule', text(rule(ANY, EXPIRE, { priority: 1 })), TEXT, 'rules[0] must not have the key "priority"; ECR knows rulePriority, selection, action, description'],
    ['with a description of null', text(rule(ANY, EXPIRE, { description: null })), TEXT, 'rules[0].description must not be null; leave it out'],
    ['with a description that is a number', text(rule(ANY, EXPIRE, { description: 1 })), 'InvalidLifecycleRule', 'rules[0].description must be a string, got 1'],
    ['with an unknown key of a selection', text(rule({ ...ANY, tags: [] })), TEXT, 'rules[0].selection must not have the key "tags"; ECR knows tagStatus, countType, countNumber, countUnit, tagPatternList, tagPrefixList, storageClass'],
    ['with a null in a selection', text(rule({ ...ANY, countUnit: null })), TEXT, 'rules[0].selection.countUnit must not be null; leave it out'],
    ['without a tagStatus', text(rule({ countType: 'imageCountMoreThan', countNumber: 1 })), TEXT, "rules[0].selection must have the key 'tagStatus'"],
    ['with an unknown countType', text(rule({ ...ANY, countType: 'imageCountLessThan' })), TEXT, 'rules[0].selection.countType must be one of imageCountMoreThan, sinceImagePushed, sinceImagePulled, sinceImageTransitioned, got "imageCountLessThan"'],
    ['with a countType of every object', text(rule({ ...ANY, countType: 'toString' })), TEXT, 'rules[0].selection.countType must be one of imageCountMoreThan, sinceImagePushed, sinceImagePulled, sinceImageTransitioned, got "toString"'],
    ['with a unit of a count', text(rule({ ...ANY, countUnit: 'days' })), TEXT, 'rules[0].selection.countUnit must be absent with countType "imageCountMoreThan", got "days"'],
    ['without a unit of an age', text(rule({ ...ANY, countType: 'sinceImagePushed' })), TEXT, "rules[0].selection.countUnit must be 'days' with countType \"sinceImagePushed\", got undefined"],
    ['with another unit', text(rule({ ...ANY, countType: 'sinceImagePushed', countUnit: 'hours' })), TEXT, 'rules[0].selection.countUnit must be \'days\' with countType "sinceImagePushed", got "hours"'],
    ['by count in the archive', text(rule({ ...ANY, storageClass: 'archive' })), TEXT, 'rules[0].selection.storageClass must be \'standard\' with countType "imageCountMoreThan", got "archive"'],
    ['by time in archive of the standard class', text(rule({ ...ANY, countType: 'sinceImageTransitioned', countUnit: 'days', countNumber: 90 })), TEXT, "rules[0].selection.storageClass must be 'archive' with countType \"sinceImageTransitioned\", got undefined"],
    ['with a selection that is a string', text(rule('any' as any)), TEXT, 'rules[0].selection must be an object, got "any"'],
    ['with a countType in a list', text(rule({ ...ANY, countType: ['imageCountMoreThan'] })), TEXT, "rules[0].selection.countType must be one of imageCountMoreThan, sinceImagePushed, sinceImagePulled, sinceImageTransitioned, got [ 'imageCountMoreThan' ]"],
    ['with -1 days', text(rule({ ...ANY, countType: 'sinceImagePushed', countUnit: 'days', countNumber: -1 })), TEXT, 'rules[0].selection.countNumber must be a whole number from 1, got -1'],
    ['with count 0', text(rule({ ...ANY, countNumber: 0 })), TEXT, 'rules[0].selection.countNumber must be a whole number from 1, got 0'],
    ['with count 1.5', text(rule({ ...ANY, countNumber: 1.5 })), TEXT, 'rules[0].selection.countNumber must be a whole number from 1, got 1.5'],
    ['with a count in a string', text(rule({ ...ANY, countNumber: '1' })), TEXT, 'rules[0].selection.countNumber must be a whole number from 1, got "1"'],
    ['with priority 0', text(rule(ANY, EXPIRE, { rulePriority: 0 })), 'InvalidRulePriority', 'rules[0].rulePriority must be a whole number from 1, got 0'],
    ['with an unknown action', text(rule(ANY, { type: 'delete' })), TEXT, "rules[0].action.type must be 'expire' or 'transition', got \"delete\""],
    ['with an action that is a string', text(rule(ANY, 'expire')), TEXT, 'rules[0].action must be an object, got "expire"'],
    ['with a target of expire', text(rule(ANY, { type: 'expire', targetStorageClass: 'archive' })), TEXT, 'rules[0].action must not have the key "targetStorageClass"; ECR knows type'],
    ['without a target of transition', text(rule(ANY, { type: 'transition' })), TEXT, "rules[0].action must have the key 'targetStorageClass'"],
    ['with an unknown key of transition', text(rule(ANY, { ...ARCHIVE, days: 5 })), TEXT, 'rules[0].action must not have the key "days"; ECR knows type, targetStorageClass'],
    ['with another target', text(rule(ANY, { type: 'transition', targetStorageClass: 'glacier' })), TEXT, "rules[0].action.targetStorageClass must be 'archive', got \"glacier\""],
    ['with an unknown tagStatus', text(rule({ ...ANY, tagStatus: 'ANY' })), 'InvalidTagStatus', "rules[0].selection.tagStatus must be one of 'any', 'tagged' and 'untagged' (TagStatus.ANY, TAGGED, UNTAGGED), got \"ANY\""],
    ['for tags without a list', text(rule({ ...ANY, tagStatus: 'tagged' })), 'TaggedStatusRequiresTagPrefixOrPatternList', "rules[0] for tagged images must have a tagPrefixList or a tagPatternList with at least one entry; tagPatternList ['*'] selects every tag"],
    ['by pull, to expire', text(rule({ ...ANY, countType: 'sinceImagePulled', countUnit: 'days' })), 'PullRuleMustArchive', "rules[0].action.type must be 'transition' in a rule by last pull: ECR can only archive by it; to delete the archived images, add a rule with maxTimeInArchive"],
    ['by 89 days in archive', text(rule({ ...ANY, storageClass: 'archive', countType: 'sinceImageTransitioned', countUnit: 'days', countNumber: 89 })),
      'ArchiveTimeBelowMinimum', 'rules[0].selection.countNumber must be at least 90 days, got 89; archived images are billed for 90 days anyway'],
    ['with an empty prefix', text(rule({ ...ANY, tagStatus: 'tagged', tagPrefixList: [''] })), 'InvalidTagSelection',
      'rules[0].selection.tagPrefixList[0] must be a string of at least one character, got ""'],
    ['by time in archive, to archive', text(rule({ ...ANY, storageClass: 'archive', countType: 'sinceImageTransitioned', countUnit: 'days', countNumber: 90 }, ARCHIVE)),
      'ArchiveRuleMustExpire', "rules[0].action.type must be 'expire' in a rule by time in archive: its images are in the archive already"],
    ['with a priority twice', text(rule(ANY), rule({ ...ANY, tagStatus: 'untagged' })), 'DuplicateRulePriority', 'rules[1].rulePriority must be unique in the policy, got 1 as in rules[0]'],
    ['with any before another rule', text(rule(ANY), rule({ ...ANY, tagStatus: 'untagged' }, EXPIRE, { rulePriority: 2 })), 'AnyTagStatusRuleMustHaveHighestPriority', 'rules[0].rulePriority of a TagStatus.ANY rule must be the highest of its storage class, got 1, but rules[1] has 2'],
  ];
  test.each(illegal)('%s', (_, written, code, words) => {
    const error = thrown(() => LifecyclePolicy.fromJson(written));
    expect(error.name).toBe(code);
    expect(error.message).toBe(words);
  });

  test('that is not a string', () => {
    const error = thrown(() => LifecyclePolicy.fromJson(untyped({}) as any));
    expect([error.name, error.message]).toEqual([TEXT, 'the text of a policy must be JSON text, got {}']);
  });

  test.each([
    ['no JSON', '{'],
    ['the answer of get-lifecycle-policy', '{"lifecyclePolicyText":"{}"}'],
    ['a policy with an unknown key', JSON.stringify({ rules: [rule(ANY)], version: 1 })],
    ['a policy of no rules', '{"rules":[]}'],
    ['a rule without an action', text({ rulePriority: 1, selection: ANY })],
    ['a rule of an unknown action', text(rule(ANY, { type: 'delete' }))],
    ['a rule of an unknown count', text(rule({ ...ANY, countType: 'any' }))],
    ['a rule of another class', text(rule({ ...ANY, storageClass: 'archive' }))],
    ['a rule of count 0', text(rule({ ...ANY, countNumber: 0 }))],
  ])('and returns no rules: %s', (_, written) => expect(parsePolicy(written).rules).toEqual([]));

  test('in one rule, and returns the others', () => {
    expect(parsePolicy(text(rule(ANY, { type: 'delete' }), rule({ ...ANY, countNumber: 2 }))).rules).toMatchObject([{ path: 'rules[1]', rule: { maxImageCount: 2 } }]);
  });

  test('with all its problems', () => {
    const wrong = rule({ ...ANY, countNumber: 0 }, {}, { rulePriority: 0, description: 1 });
    const error = thrown(() => LifecyclePolicy.fromJson(text(wrong, { rulePriority: 2 })));
    expect(error.message).toBe([
      '4 problems:',
      '  - rules[0].selection.countNumber must be a whole number from 1, got 0',
      "  - rules[0].action.type must be 'expire' or 'transition', got undefined",
      "  - rules[1] must have the key 'selection'",
      "  - rules[1] must have the key 'action'",
    ].join('\n'));
  });
});

describe('presets', () => {
  test('are plain rules', () => {
    const policy = LifecyclePolicy.of([
      LifecycleRulePresets.keepTagged('prod*'),
      LifecycleRulePresets.keepTagged('release-*'),
      LifecycleRulePresets.expireUntaggedAfter(Duration.days(14)),
      LifecycleRulePresets.keepNewest(100),
      LifecycleRulePresets.expireArchivedAfter(Duration.days(365)),
    ]);
    const { rules } = JSON.parse(policy.toJson());
    expect(rules.map(({ description, selection }: any) => [description, selection.tagStatus, selection.countNumber])).toEqual([
      ['keeps prod*', 'tagged', 9999],
      ['keeps release-*', 'tagged', 9999],
      ['expires untagged images after 14 days', 'untagged', 14],
      ['keeps the newest 100', 'any', 100],
      ['expires what was archived for 365 days', 'any', 365],
    ]);
  });

  test('archive images that were not pulled', () => {
    expect(LifecyclePolicy.of([LifecycleRulePresets.archiveNotPulledFor(Duration.days(90))]).rules)
      .toEqual([{ description: 'archives what was not pulled for 90 days', maxTimeSinceLastPull: Duration.days(90) }]);
  });

  test('accept an invalid duration, so that the rule fails when it is added', () => {
    expect([undefined, null, 14, {}].map((time) => LifecycleRulePresets.expireUntaggedAfter(time as any).description))
      .toEqual(Array(4).fill('expires untagged images after some time'));
  });

  test.each([
    ['keepNewest', () => LifecycleRulePresets.keepNewest(0), 'InvalidMaxImageCount'],
    ['expireUntaggedAfter', () => LifecycleRulePresets.expireUntaggedAfter(14 as any), 'InvalidLifecycleDuration'],
    ['archiveNotPulledFor', () => LifecycleRulePresets.archiveNotPulledFor(undefined as any), 'LifecycleRuleMustContainExactlyOneAgeOrCountProperty'],
    ['expireArchivedAfter', () => LifecycleRulePresets.expireArchivedAfter(Duration.days(30)), 'ArchiveTimeBelowMinimum'],
    ['keepTagged', () => LifecycleRulePresets.keepTagged(''), 'InvalidTagSelection'],
  ] as const)('%s: a wrong rule fails when it is added', (_, build, code) => {
    expect(thrown(() => LifecyclePolicy.of([build()])).name).toBe(code);
  });
});
