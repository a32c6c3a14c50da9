import { html } from './html';
import type { Html } from './html';
import type { Report, RuleReport } from '../report/report';
import { number, shortDigests, sizeWords } from '../report/words';
import { plain } from '../terminal';

const NOTHING = html``;
const MOST_LISTED = 20;
const ACTIONS = ['keep', 'archive', 'expire', 'blocked'];

/** The images matching `--must-keep` that would be removed. */
export function removedList({ mustKeep: { removed } }: Report): Html {
  if (removed.length === 0) {
    return NOTHING;
  }
  const items = removed.slice(0, MOST_LISTED).map(({ outcome, pattern }) => item(
    `${outcome.tags.join(', ') || outcome.digest} (must keep ${pattern}): ${outcome.reason}`,
  ));
  return html`<section class="alarm" aria-labelledby="removed-title">
<h2 id="removed-title">${number(removed.length)} ${removed.length === 1 ? 'image' : 'images'} that must be kept would be removed</h2>
<ul>${items}${removed.length > MOST_LISTED ? item(`and ${number(removed.length - MOST_LISTED)} more`) : NOTHING}</ul>
</section>`;
}

/** The totals, which are also the legend of the marks. */
export function tiles({ preview: { totals }, hasIndexes }: Report): Html {
  return html`<ul class="tiles">
${tile('keep', totals.kept, `kept, ${sizeWords(totals.keptBytes, hasIndexes)}`)}
${tile('archive', totals.archived, `archived, ${sizeWords(totals.archivedBytes, hasIndexes)}`)}
${tile('expire', totals.expired, `expired, ${sizeWords(totals.expiredBytes, hasIndexes)}`)}
${tile('blocked', totals.blocked, 'of the kept are blocked: a rule picks them, but an image index refers to them')}
</ul>`;
}

function tile(action: string, count: number, words: string): Html {
  return html`<li class="${action}"><b>${mark(action)}${number(count)}</b>${words}</li>`;
}

/** Notes that the reader should see first. */
export function notes({ notes: texts }: Report): Html {
  return texts.length === 0 ? NOTHING : html`<section class="notes" aria-labelledby="notes-title">
<h2 id="notes-title">Worth knowing</h2>
<ul>${texts.slice(0, MOST_LISTED).map(item)}</ul>
</section>`;
}

/** The filter of timeline and table. */
export function controls({ rules }: Report): Html {
  const lanes = rules.map(({ rulePriority, selects }, lane) => html`<option value="${lane}">${rulePriority}: ${cut(plain(selects))}</option>`);
  const boxes = ACTIONS.map((action) => html`<label><input type="checkbox" name="${action}" checked>${mark(action)}${action}</label>`);
  return html`<form id="filter" role="search" aria-label="Filter of images" autocomplete="off">
<label>Tag holds, or fits with *<input type="search" name="tag" placeholder="main or v2.*" spellcheck="false"></label>
<label>Rule<select name="lane"><option value="-1">all</option>${lanes}<option value="${rules.length}">no rule</option></select></label>
<fieldset><legend>Action</legend><div>${boxes}</div></fieldset>
<button type="reset">Show all</button>
</form>`;
}

/** The columns of the table of rules. If there is no room for them, the style shows their names in each cell. */
const RULE_COLUMNS: readonly { readonly name: string; readonly isNumber?: boolean; cell(rule: RuleReport): Html }[] = [
  { name: 'Rule', isNumber: true, cell: ({ rulePriority }) => html`${rulePriority}` },
  { name: 'Selects', cell: ({ selects }) => html`${plain(selects)}` },
  { name: 'Does', cell: ({ does }) => html`${does}` },
  { name: 'Matches', isNumber: true, cell: ({ matched }) => html`${number(matched)}` },
  { name: 'Owns', isNumber: true, cell: ({ owned }) => html`${number(owned)}` },
  { name: 'Acts on', isNumber: true, cell: ({ actedOn }) => html`${number(actedOn)}` },
  { name: 'Not owned', isNumber: true, cell: ({ pickedButNotOwned }) => html`${number(pickedButNotOwned)}` },
  { name: 'Blocked', isNumber: true, cell: ({ blocked }) => html`${number(blocked)}` },
  {
    name: 'Description',
    cell: ({ unreachable, description = '' }) => html`${unreachable ? html`<span class="never">unreachable</span> ` : NOTHING}${plain(description)}`,
  },
];

/** What each rule did. */
export function rulesTable({ rules }: Report): Html {
  return html`<section aria-labelledby="rules-title">
<h2 id="rules-title">Rules</h2>
<p class="caption" id="rules-caption">The first rule that an image matches owns it, and no other may act on it.
Not owned: the rule would act on so many more images, but earlier rules own them.</p>
<div class="scroll" tabindex="0" role="region" aria-label="Table of rules"><table role="table" id="rules" aria-labelledby="rules-title"
 aria-describedby="rules-caption">
<thead role="rowgroup"><tr role="row">${RULE_COLUMNS.map(({ name, isNumber }) => (
  html`<th scope="col" role="columnheader" class="${isNumber ? 'number' : ''}">${name}</th>`))}</tr></thead>
<tbody role="rowgroup">${rules.map(ruleRow)}</tbody>
</table></div>
</section>`;
}

function ruleRow(rule: RuleReport): Html {
  const cells = RULE_COLUMNS.slice(1).map(({ name, isNumber, cell }) => (
    html`<td role="cell" data-label="${name}" class="${isNumber ? 'number' : 'tags'}"><div>${cell(rule)}</div></td>`));
  return html`<tr role="row"><th scope="row" role="rowheader" data-label="Rule" class="number"><div>${rule.rulePriority}</div></th>${cells}</tr>`;
}

/** The table of images. The script fills it. */
export function imagesTable(): Html {
  return html`<section id="images-section" aria-labelledby="images-title" hidden>
<h2 id="images-title">Images</h2>
<p class="caption" id="images-caption">The images that match the filter above; those that would be removed come first. Times are UTC.</p>
<div class="scroll" tabindex="0" role="region" aria-label="Table of images"><table role="table" id="images" aria-labelledby="images-title"
 aria-describedby="images-caption">
<thead role="rowgroup"><tr role="row">${sortable('action', 'Action')}${sortable('rule', 'Rule', 'number')}${column('Tags')}${column('Digest')}
${sortable('pushed', 'Pushed')}${column('Age', 'number')}${sortable('size', 'Size', 'number')}${column('Why')}</tr></thead>
<tbody role="rowgroup"></tbody>
</table></div>
<nav class="row" id="pager" aria-label="Pages of the table">
<p id="place" role="status"></p>
<div class="buttons">
<button type="button" data-page="first">First</button><button type="button" data-page="back">Back</button>
<button type="button" data-page="next">Next</button><button type="button" data-page="last">Last</button>
</div>
</nav>
</section>`;
}

function column(name: string, className = ''): Html {
  return html`<th scope="col" role="columnheader" class="${className}">${name}</th>`;
}

function sortable(key: string, name: string, className = ''): Html {
  return html`<th scope="col" role="columnheader" class="${className}"><button type="button" data-sort="${key}">${name}</button></th>`;
}

function mark(action: string): Html {
  return html`<svg class="mark ${action}" aria-hidden="true"><use href="#mark-${action}"/></svg>`;
}

function item(text: string): Html {
  return html`<li>${shortDigests(plain(text))}</li>`;
}

function cut(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
