import { gzipSync } from 'node:zlib';
import type { LifecycleOutcome } from '../../lifecycle/preview/lifecycle-outcome';
import { isImageIndex } from '../../lifecycle/preview/media-types';
import type { Report } from '../report/report';
import { actionWord } from '../report/words';
import { plain } from '../terminal';

/** As in assets/preview/words.js: the page identifies an action by its index. */
const ACTIONS = ['keep', 'archive', 'expire', 'blocked'];
const NO_RULE = -1;
const DAY = 86_400;

/**
 * The data of the page: compressed JSON in base64, which cannot end a script element.
 *
 * One column per property, one row per image, newest first. assets/preview/data.js reads it.
 */
export function pageData(report: Report): string {
  return gzipSync(JSON.stringify(shape(report))).toString('base64');
}

function shape({ preview, rules, mustKeep: { removed } }: Report): object {
  const now = Math.floor(preview.now.getTime() / 1000);
  const outcomes = newestFirst(preview.outcomes);
  const laneOf = new Map(rules.map(({ rulePriority }, lane) => [rulePriority, lane]));
  const going = new Set(removed.map(({ outcome }) => outcome));
  const sentences = new Sentences();
  const pushed: Record<number, number> = {};
  const columns = { age: [], rule: [], action: [], kind: [], size: [], tags: [], digest: [], why: [], blanks: [] } as Record<string, unknown[]>;
  let before = now;
  outcomes.forEach((outcome, row) => {
    const { image, rulePriority } = outcome;
    const time = seconds(outcome.effectivePushedAt);
    if (seconds(image.pushedAt) !== time) {
      pushed[row] = seconds(image.pushedAt);
    }
    const why = sentences.take(plain(outcome.reason));
    columns.age.push(before - time);
    columns.rule.push(rulePriority === undefined ? NO_RULE : laneOf.get(rulePriority)!);
    columns.action.push(ACTIONS.indexOf(actionWord(outcome)));
    columns.kind.push(isImageIndex(image) ? 1 : image.subjectDigest === undefined ? 0 : 2);
    columns.size.push(image.sizeInBytes ?? 0);
    columns.tags.push(image.tags?.length ? image.tags.map(plain) : 0);
    columns.digest.push(/^sha256:[0-9a-f]{64}$/.test(image.digest) ? image.digest.slice(7) : plain(image.digest));
    columns.why.push(why.template);
    columns.blanks.push(why.blanks);
    before = time;
  });
  return {
    now,
    noRule: NO_RULE,
    rules: rules.map(({ rulePriority, description = '', action, selects, does, rule }) => {
      const limit = rule.maxImageAge?.toDays();
      return {
        priority: rulePriority,
        description: plain(description),
        action,
        selects: plain(selects),
        does,
        cutoff: limit === undefined ? null : now - limit * DAY,
      };
    }),
    columns,
    templates: sentences.templates,
    pushed,
    removed: outcomes.flatMap((outcome, row) => going.has(outcome) ? [row] : []),
  };
}

function newestFirst(outcomes: readonly LifecycleOutcome[]): LifecycleOutcome[] {
  const times = new Map(outcomes.map((outcome) => [outcome, outcome.effectivePushedAt.getTime()]));
  return [...outcomes].sort((a, b) => times.get(b)! - times.get(a)! || (a.digest < b.digest ? -1 : 1));
}

function seconds(date: Date): number {
  return Math.floor(date.getTime() / 1000);
}

/** Stores sentences that differ only in digests and numbers once, with the differences as words. */
class Sentences {
  public readonly templates: string[][] = [];
  private readonly known = new Map<string, number>();

  public take(sentence: string): { template: number; blanks: string } {
    const words: string[] = [];
    const template = sentence.replace(/sha256:[0-9a-f]{64}|\d[\d,.]*/g, (word) => {
      words.push(word);
      return '\u0000';
    });
    let number = this.known.get(template);
    if (number === undefined) {
      number = this.templates.push(template.split('\u0000')) - 1;
      this.known.set(template, number);
    }
    return { template: number, blanks: words.join(' ') };
  }
}
