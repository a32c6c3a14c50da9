import type { CompiledRule } from './compiled-rule';
import type { PreviewTable } from './preview-table';
import { ARCHIVE, EXPIRE, KEEP, NONE } from './preview-table';

const DAY = 86_400_000;

/** Why an image is kept, expired or archived, as a sentence. */
export function reasonFor(table: PreviewTable, image: number): string {
  const { rules, owner, action, picked, removedWith, blockedBy, laterRule } = table;
  if (removedWith[image] !== NONE) {
    return `${action[image] === ARCHIVE ? 'archived' : 'expired'} with its subject ${nameOf(table, removedWith[image])}`;
  }
  if (blockedBy[image] !== NONE && picked[image] === KEEP) {
    return `kept, although its subject ${table.images[image].subjectDigest} goes: ${heldBy(table, image)}`;
  }
  if (owner[image] === NONE) {
    return table.archived[image] === 1 ? 'kept: no rule for the archive class selects it' : 'kept: no rule selects it';
  }
  const rule = rules[owner[image]];
  const measure = measureOf(table, rule, image);
  if (blockedBy[image] !== NONE) {
    return `picked by ${wordsFor(rule)} (${measure}), but kept: ${heldBy(table, image)}`;
  }
  if (action[image] !== KEEP) {
    return `${action[image] === EXPIRE ? 'expired' : 'archived'} by ${wordsFor(rule)}: ${measure}`;
  }
  const kept = `owned by ${wordsFor(rule)}, kept: ${measure}`;
  return laterRule[image] === NONE ? kept : `${kept}; ${laterRuleWords(rules[laterRule[image]], rule)}`;
}

function heldBy(table: PreviewTable, image: number): string {
  return `referenced by an image index, ${nameOf(table, table.blockedBy[image])}`;
}

function laterRuleWords(later: CompiledRule, owner: CompiledRule): string {
  return `would be ${later.action === 'archive' ? 'archived' : 'expired'} by rule ${later.priority}, but is owned by rule ${owner.priority}`;
}

function wordsFor({ priority, description }: CompiledRule): string {
  return description ? `rule ${priority} (${description})` : `rule ${priority}`;
}

function measureOf(table: PreviewTable, rule: CompiledRule, image: number): string {
  const limit = thousands(rule.countNumber);
  if (rule.countType === 'imageCountMoreThan') {
    return `newest ${limit} stay, this is number ${thousands(table.rank[image])}`;
  }
  const age = table.now - table.since(rule, image);
  const compared = age > rule.oldest ? `more than ${limit}` : `not more than ${limit}`;
  return `${eventWords(table, rule, image)} ${daysWords(age)}, ${compared}`;
}

function eventWords(table: PreviewTable, rule: CompiledRule, image: number): string {
  if (rule.countType === 'sinceImageTransitioned') {
    return 'archived';
  }
  if (rule.countType === 'sinceImagePulled' && table.countsFromPull(image)) {
    return 'last pulled';
  }
  const restored = table.time[image] !== table.images[image].pushedAt.getTime();
  const event = restored ? 'restored' : 'pushed';
  return rule.countType === 'sinceImagePulled' ? `not pulled since it was ${event}` : event;
}

/** Cut, not rounded, so that less than 14 days is never shown as "14 days". */
function daysWords(age: number): string {
  const days = Math.floor(age / DAY * 10) / 10;
  return days === 1 ? '1 day ago' : `${thousands(days)} days ago`;
}

function nameOf({ images }: PreviewTable, image: number): string {
  const { digest, tags } = images[image];
  return tags?.length ? `${tags[0]} (${digest})` : digest;
}

function thousands(value: number): string {
  return value.toLocaleString('en-US');
}
