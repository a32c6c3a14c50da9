import type { CompiledRule } from './compiled-rule';
import type { Evaluation } from './evaluation';
import { ARCHIVE, EXPIRE, KEEP, NONE } from './evaluation';

const DAY = 86_400_000;

/** Why an image has its fate, in words. */
export function reasonFor(evaluation: Evaluation, image: number): string {
  const { rules, owner, fate, follows, blockedBy, shadowed } = evaluation;
  if (follows[image] !== NONE) {
    return `${fate[image] === ARCHIVE ? 'archived' : 'expired'} with its subject ${nameOf(evaluation, follows[image])}`;
  }
  if (owner[image] === NONE) {
    return evaluation.archived[image] === 1 ? 'kept: no rule for the archive class selects it' : 'kept: no rule selects it';
  }
  const rule = rules[owner[image]];
  const measure = measureOf(evaluation, rule, image);
  if (blockedBy[image] !== NONE) {
    return `picked by ${wordsFor(rule)} (${measure}), but kept: referenced by an image index, ${nameOf(evaluation, blockedBy[image])}`;
  }
  if (fate[image] !== KEEP) {
    return `${fate[image] === EXPIRE ? 'expired' : 'archived'} by ${wordsFor(rule)}: ${measure}`;
  }
  const kept = `owned by ${wordsFor(rule)}, kept: ${measure}`;
  return shadowed[image] === NONE ? kept : `${kept}; ${shadowWords(rules[shadowed[image]], rule)}`;
}

function shadowWords(later: CompiledRule, owner: CompiledRule): string {
  return `would be ${later.action === 'archive' ? 'archived' : 'expired'} by rule ${later.priority}, but is owned by rule ${owner.priority}`;
}

function wordsFor({ priority, description }: CompiledRule): string {
  return description ? `rule ${priority} (${description})` : `rule ${priority}`;
}

function measureOf(evaluation: Evaluation, rule: CompiledRule, image: number): string {
  const limit = thousands(rule.countNumber);
  if (rule.countType === 'imageCountMoreThan') {
    return `newest ${limit} stay, this is number ${thousands(evaluation.rank[image])}`;
  }
  const age = evaluation.now - evaluation.since(rule, image);
  const compared = age > rule.oldest ? `more than ${limit}` : `not more than ${limit}`;
  return `${eventWords(evaluation, rule, image)} ${daysWords(age)}, ${compared}`;
}

function eventWords(evaluation: Evaluation, rule: CompiledRule, image: number): string {
  if (rule.countType === 'sinceImageTransitioned') {
    return 'archived';
  }
  if (rule.countType === 'sinceImagePulled' && evaluation.wasPulled(image)) {
    return 'last pulled';
  }
  const restored = evaluation.time[image] !== evaluation.images[image].pushedAt.getTime();
  const event = restored ? 'restored' : 'pushed';
  return rule.countType === 'sinceImagePulled' ? `not pulled since it was ${event}` : event;
}

/** Cut, not rounded, so that "14 days" is never shown as more than 14 when it is less. */
function daysWords(age: number): string {
  const days = Math.floor(age / DAY * 10) / 10;
  return days === 1 ? '1 day ago' : `${thousands(days)} days ago`;
}

function nameOf({ images }: Evaluation, image: number): string {
  const { digest, tags } = images[image];
  return tags?.length ? `${tags[0]} (${digest})` : digest;
}

function thousands(value: number): string {
  return value.toLocaleString('en-US');
}
