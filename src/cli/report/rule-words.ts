import type { Duration } from 'aws-cdk-lib/core';
import { LifecycleAction, TagStatus } from '../../lifecycle/lifecycle-rule';
import type { LifecycleRule } from '../../lifecycle/lifecycle-rule';

/** What a rule selects and what it does, in a few words each. The rule is from JSON, so nothing is missing. */
export function ruleWords(rule: LifecycleRule): { selects: string; does: string } {
  const selects = selection(rule);
  return {
    selects: rule.maxTimeInArchive ? `archived: ${selects}` : selects,
    does: `${rule.action === LifecycleAction.ARCHIVE ? 'archive' : 'expire'} ${criterion(rule)}`,
  };
}

function selection({ tagStatus, tagPrefixList, tagPatternList }: LifecycleRule): string {
  switch (tagStatus) {
    case TagStatus.ANY: return 'any image';
    case TagStatus.UNTAGGED: return 'untagged';
    default: return (tagPatternList ?? (tagPrefixList ?? []).map((prefix) => `${prefix}…`)).join(' and ');
  }
}

function criterion({ maxImageCount, maxImageAge, maxTimeSinceLastPull, maxTimeInArchive }: LifecycleRule): string {
  if (maxImageCount !== undefined) {
    return `all but the newest ${count(maxImageCount)}`;
  }
  if (maxTimeSinceLastPull) {
    return `when not pulled for more than ${days(maxTimeSinceLastPull)}`;
  }
  return maxImageAge ? `when pushed more than ${days(maxImageAge)} ago` : `when archived more than ${days(maxTimeInArchive!)} ago`;
}

function days(age: Duration): string {
  const value = age.toDays();
  return `${count(value)} ${value === 1 ? 'day' : 'days'}`;
}

function count(value: number): string {
  return value.toLocaleString('en-US');
}
