import type { Report, RuleReport } from './report';
import { Color, paint, table, wrap } from './table';
import type { Cell, Page } from './table';
import { actionWord, bytes, days, number, shortDigests, sum } from './words';
import { LifecycleImageAction } from '../../lifecycle/preview/lifecycle-outcome';
import type { LifecycleOutcome } from '../../lifecycle/preview/lifecycle-outcome';
import { plain } from '../terminal';

/** Up to this number of images, all are listed. Above it, only those that a rule picks are listed, up to the same number. */
const MOST_LISTED = 40;
const ORDER = [LifecycleImageAction.EXPIRE, LifecycleImageAction.ARCHIVE, LifecycleImageAction.KEEP];
const COLORS: Readonly<Record<string, Color>> = { keep: Color.GREEN, archive: Color.YELLOW, expire: Color.RED, blocked: Color.CYAN };

/** The report for people, as text. */
export function textReport(report: Report, all: boolean, page: Page): string {
  return [header(report, page), rules(report, page), images(report, all, page), removedImages(report, page), totals(report, page)]
    .filter((part) => part !== '').join('\n');
}

function header({ found, images: given, preview, rules: { length } }: Report, page: Page): string {
  const repository = given.repositoryName === undefined ? '' : ` of ${given.repositoryName}`;
  const resource = found.resource === undefined ? '' : `, ${found.resource}`;
  return [
    ['Policy', `${found.file}${resource} (${length} ${length === 1 ? 'rule' : 'rules'})`],
    ['Images', `${given.files.join(', ')} (${number(preview.totals.images)}${repository})`],
    ['Time', preview.now.toISOString()],
  ].map(([name, text]) => named(name.padEnd(8), plain(text), page)).join('');
}

function rules(report: Report, page: Page): string {
  const rows = report.rules.map((rule): Cell[] => [
    rule.rulePriority, rule.matched, rule.owned, rule.actedOn, rule.pickedButNotOwned, rule.blocked, ruleCell(rule),
  ]);
  return title('Rules', page) + table(['rule', 'matched', 'owned', 'acts on', 'not owned', 'blocked', 'what it does'], rows, page);
}

function ruleCell({ selects, does, description, unreachable }: RuleReport): Cell {
  const text = `${selects}: ${does}${description ? ` (${description})` : ''}`;
  return unreachable ? { text: `UNREACHABLE: ${text}`, color: Color.RED } : text;
}

function images({ preview }: Report, all: boolean, page: Page): string {
  const { outcomes, now } = preview;
  const everything = all || outcomes.length <= MOST_LISTED;
  const candidates = everything ? [...outcomes] : outcomes.filter((outcome) => actionWord(outcome) !== 'keep');
  candidates.sort((a, b) => ORDER.indexOf(a.action) - ORDER.indexOf(b.action) || b.effectivePushedAt.getTime() - a.effectivePushedAt.getTime());
  const listed = everything ? candidates : candidates.slice(0, MOST_LISTED);
  if (listed.length === 0) {
    return title('Images', page) + (outcomes.length === 0 ? '  there are none\n' : '  all stay (--all lists them)\n');
  }
  const rows = listed.map((outcome): Cell[] => [
    { text: actionWord(outcome), color: COLORS[actionWord(outcome)] },
    outcome.rulePriority === undefined ? '-' : String(outcome.rulePriority),
    tagWords(outcome),
    shortDigests(outcome.digest),
    days(outcome.effectivePushedAt, now),
    bytes(outcome.image.sizeInBytes ?? 0),
    shortDigests(outcome.reason),
  ]);
  const missing = candidates.length - listed.length;
  return [
    title(everything ? 'Images' : 'Images that a rule picks', page),
    table(['action', 'rule', 'tags', 'digest', 'age', 'size', 'why'], rows, page),
    missing > 0 ? `  … and ${number(missing)} more that a rule picks; --all lists every image\n` : everything ? '' : '  (--all lists those that stay, too)\n',
  ].join('');
}

function tagWords({ tags }: LifecycleOutcome): string {
  return tags.length === 0 ? '(untagged)' : tags.slice(0, 3).join(' ') + (tags.length > 3 ? ` +${tags.length - 3}` : '');
}

function removedImages({ mustKeep: { removed } }: Report, page: Page): string {
  if (removed.length === 0) {
    return '';
  }
  const rows = removed.slice(0, MOST_LISTED).map(({ outcome, pattern }) => [
    pattern, tagWords(outcome), shortDigests(outcome.digest), shortDigests(outcome.reason),
  ]);
  const missing = removed.length - rows.length;
  return paint('MUST BE KEPT, BUT WOULD BE REMOVED', Color.RED, page) + '\n'
    + table(['must keep', 'tags', 'digest', 'why'], rows, page) + (missing > 0 ? `  … and ${number(missing)} more\n` : '');
}

function totals({ preview, hasIndexes }: Report, page: Page): string {
  const { images: count, bytes: size, kept, keptBytes, expired, expiredBytes, archived, archivedBytes, blocked } = preview.totals;
  const held = blocked === 0 ? '' : `; ${number(blocked)} of them blocked: an image index refers to them`;
  return title('Totals', page) + [
    ['keep', sum(kept, keptBytes, hasIndexes) + held],
    ['archive', sum(archived, archivedBytes, hasIndexes)],
    ['expire', sum(expired, expiredBytes, hasIndexes)],
    ['all', sum(count, size, hasIndexes)],
  ].map(([name, text]) => named(`  ${name.padEnd(9)}`, text, page)).join('');
}

/** Text after a name, broken into lines next to it. */
function named(name: string, text: string, { columns }: Page): string {
  return `${name}${wrap(text, columns - name.length).join(`\n${' '.repeat(name.length)}`)}\n`;
}

function title(text: string, page: Page): string {
  return `${paint(text, Color.BOLD, page)}\n`;
}
