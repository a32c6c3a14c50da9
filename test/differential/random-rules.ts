import { Duration } from 'aws-cdk-lib/core';
import * as fc from 'fast-check';
import type { Owned, RuleBook, World } from './world';

export type Rule = Parameters<Owned['addLifecycleRule']>[0];

export const RULE = fc.record({
  selects: fc.constantFrom('any', 'any, written', 'untagged', 'prefixes', 'prefixes, written', 'patterns'),
  tags: fc.integer({ min: 1, max: 3 }),
  wildcards: fc.integer({ min: 0, max: 4 }),
  criterion: fc.oneof(
    fc.record({ count: fc.integer({ min: 1, max: 5000 }) }),
    fc.record({ unit: fc.constantFrom('days', 'hours', 'minutes'), days: fc.integer({ min: 1, max: 3650 }) }),
  ),
  description: fc.option(fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme' }), { nil: undefined }),
  priority: fc.option(fc.integer({ min: 1, max: 60 }), { nil: undefined }),
});

type RuleData = typeof RULE extends fc.Arbitrary<infer T> ? T : never;

/** The rule, if ECR accepts it next to the existing rules: priorities are unique, and at most one rule selects any or untagged images. */
export function nextRule(world: World, book: RuleBook, data: RuleData): Rule | undefined {
  const { TagStatus } = world.kit.ecr;
  const any = data.selects.startsWith('any');
  if ((any && book.any) || (data.selects === 'untagged' && book.untagged)) return undefined;
  book.any ||= any;
  book.untagged ||= data.selects === 'untagged';
  const tags = Array.from({ length: data.tags }, () => world.unique('t'));
  return {
    ...criterionOf(data.criterion),
    description: data.description,
    rulePriority: any ? (book.numbered ? 1000 : undefined) : priorityOf(book, data.priority),
    ...{
      'any': {},
      'any, written': { tagStatus: TagStatus.ANY },
      'untagged': { tagStatus: TagStatus.UNTAGGED },
      'prefixes': { tagPrefixList: tags },
      'prefixes, written': { tagStatus: TagStatus.TAGGED, tagPrefixList: tags },
      'patterns': { tagPatternList: tags.map((tag) => `${tag}${'*x'.repeat(data.wildcards)}`) },
    }[data.selects],
  };
}

function criterionOf(criterion: RuleData['criterion']): Rule {
  if ('count' in criterion) return { maxImageCount: criterion.count };
  const age = { days: Duration.days(criterion.days), hours: Duration.hours(criterion.days * 24), minutes: Duration.minutes(criterion.days * 1440) };
  return { maxImageAge: age[criterion.unit] };
}

function priorityOf(book: RuleBook, wish: number | undefined): number | undefined {
  if (wish === undefined && !book.numbered) return undefined;
  let priority = wish ?? 1;
  while (book.priorities.has(priority)) priority++;
  book.priorities.add(priority);
  return priority;
}
