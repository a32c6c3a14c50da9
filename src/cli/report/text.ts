import type { Report } from './report';
import { table } from './table';
import { actionWord, bytes, days, number, shortDigests, sum } from './words';
import { LifecycleImageAction } from '../../lifecycle/preview/lifecycle-outcome';
import type { LifecycleOutcome } from '../../lifecycle/preview/lifecycle-outcome';
import { plain } from '../terminal';

/** Up to so many images all are listed; above, only those that a rule picks, and of those so many. */
const MOST_LISTED = 40;
const ORDER = [LifecycleImageAction.EXPIRE, LifecycleImageAction.ARCHIVE, LifecycleImageAction.KEEP];

/** The report for people, as plain text. */
export function textReport(report: Report, all: boolean): string {
  return [header(report), rules(report), images(report, all), removedImages(report), totals(report)].filter((part) => part !== '').join('\n');
}

function header({ found, images: given, preview, rules: { length } }: Report): string {
  const repository = given.repositoryName === undefined ? '' : ` of ${given.repositoryName}`;
  const resource = found.resource === undefined ? '' : `, ${found.resource}`;
  return [
    `Policy  ${found.file}${resource} (${length} ${length === 1 ? 'rule' : 'rules'})`,
    `Images  ${given.files.join(', ')} (${number(preview.totals.images)}${repository})`,
    `Time    ${preview.now.toISOString()}`,
  ].map((line) => `${plain(line)}\n`).join('');
}

function rules(report: Report): string {
  const rows = report.rules.map(({ rulePriority, selects, does, matched, owned, actedOn, pickedButNotOwned, blocked, unreachable, description }) => [
    rulePriority, selects, does, matched, owned, actedOn, pickedButNotOwned, blocked, [unreachable ? 'UNREACHABLE' : '', description ?? ''].filter(Boolean).join('; '),
  ]);
  return `Rules\n${table(['rule', 'selects', 'does', 'matched', 'owned', 'acts on', 'not owned', 'blocked', 'description'], rows)}`;
}

function images({ preview }: Report, all: boolean): string {
  const { outcomes, now } = preview;
  const everything = all || outcomes.length <= MOST_LISTED;
  const told = everything ? [...outcomes] : outcomes.filter((outcome) => actionWord(outcome) !== 'keep');
  told.sort((a, b) => ORDER.indexOf(a.action) - ORDER.indexOf(b.action) || b.effectivePushedAt.getTime() - a.effectivePushedAt.getTime());
  const listed = everything ? told : told.slice(0, MOST_LISTED);
  if (listed.length === 0) {
    return outcomes.length === 0 ? 'Images\n  there are none\n' : 'Images\n  all stay (--all lists them)\n';
  }
  const rows = listed.map((outcome) => [
    actionWord(outcome),
    outcome.rulePriority === undefined ? '-' : String(outcome.rulePriority),
    tagWords(outcome),
    shortDigests(outcome.digest),
    days(outcome.effectivePushedAt, now),
    bytes(outcome.image.sizeInBytes ?? 0),
    shortDigests(outcome.reason),
  ]);
  const missing = told.length - listed.length;
  return [
    everything ? 'Images\n' : 'Images that a rule picks\n',
    table(['action', 'rule', 'tags', 'digest', 'age', 'size', 'why'], rows),
    missing > 0 ? `  … and ${number(missing)} more that a rule picks; --all lists every image\n` : everything ? '' : '  (--all lists those that stay, too)\n',
  ].join('');
}

function tagWords({ tags }: LifecycleOutcome): string {
  return tags.length === 0 ? '(untagged)' : tags.slice(0, 3).join(' ') + (tags.length > 3 ? ` +${tags.length - 3}` : '');
}

function removedImages({ removed }: Report): string {
  if (removed.length === 0) {
    return '';
  }
  const rows = removed.slice(0, MOST_LISTED).map(({ outcome, pattern }) => [
    pattern, tagWords(outcome), shortDigests(outcome.digest), shortDigests(outcome.reason),
  ]);
  const missing = removed.length - rows.length;
  return `MUST BE KEPT, BUT WOULD GO\n${table(['must keep', 'tags', 'digest', 'why'], rows)}${missing > 0 ? `  … and ${number(missing)} more\n` : ''}`;
}

function totals({ preview }: Report): string {
  const { images: count, bytes: size, kept, keptBytes, expired, expiredBytes, archived, archivedBytes, blocked } = preview.totals;
  const held = blocked === 0 ? '' : `, of them ${number(blocked)} blocked: a rule picks them, an image index holds them`;
  return [
    'Totals (sizes leave out image indexes, whose layers are those of their children)',
    `  keep     ${sum(kept, keptBytes)}${held}`,
    `  archive  ${sum(archived, archivedBytes)}`,
    `  expire   ${sum(expired, expiredBytes)}`,
    `  all      ${sum(count, size)}`,
  ].map((line) => `${line}\n`).join('');
}
