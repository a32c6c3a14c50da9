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

/** The sums, which are the legend of the marks as well. */
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

/** What a reader should know first. */
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

/** What each rule did. */
export function rulesTable({ rules }: Report): Html {
  return html`<section aria-labelledby="rules-title">
<h2 id="rules-title">Rules</h2>
<div class="scroll" tabindex="0" role="region" aria-label="Table of rules"><table>
<caption>The first rule that an image matches owns it, and no other may act on it. Not owned: the rule would act on so many more images, but earlier rules own them.</caption>
<thead><tr><th scope="col" class="number">Rule</th><th scope="col">Selects</th><th scope="col">Does</th><th scope="col" class="number">Matches</th>
<th scope="col" class="number">Owns</th><th scope="col" class="number">Acts on</th><th scope="col" class="number">Not owned</th>
<th scope="col" class="number">Blocked</th><th scope="col">Description</th></tr></thead>
<tbody>${rules.map(ruleRow)}</tbody>
</table></div>
</section>`;
}

function ruleRow(rule: RuleReport): Html {
  const { rulePriority, selects, does, matched, owned, actedOn, pickedButNotOwned, blocked, unreachable, description = '' } = rule;
  return html`<tr><th scope="row" class="number">${rulePriority}</th><td class="tags">${plain(selects)}</td><td>${does}</td>
${[matched, owned, actedOn, pickedButNotOwned, blocked].map((count) => html`<td class="number">${number(count)}</td>`)}
<td class="tags">${unreachable ? html`<span class="never">unreachable</span> ` : NOTHING}${plain(description)}</td></tr>`;
}

/** The table of images, which the script fills. */
export function imagesTable(): Html {
  return html`<section id="images-section" aria-labelledby="images-title">
<h2 id="images-title">Images</h2>
<div class="scroll" tabindex="0" role="region" aria-label="Table of images"><table id="images">
<caption>The images that the filter above lets through. Times are UTC.</caption>
<thead><tr>${sortable('action', 'Action')}${sortable('rule', 'Rule', 'number')}<th scope="col">Tags</th><th scope="col">Digest</th>
${sortable('pushed', 'Pushed')}<th scope="col" class="number">Age</th>${sortable('size', 'Size', 'number')}<th scope="col">Why</th></tr></thead>
<tbody></tbody>
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

function sortable(key: string, name: string, className = ''): Html {
  return html`<th scope="col" class="${className}"><button type="button" data-sort="${key}">${name}</button></th>`;
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
