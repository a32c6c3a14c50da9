import { html, trusted } from './html';
import { pageAssets } from './page-assets';
import { pageData } from './page-data';
import { controls, imagesTable, notes, removedList, rulesTable, tiles } from './sections';
import type { Report } from '../report/report';
import { plain } from '../terminal';

/** The shapes of the marks, for the legend, the filter and the table. The timeline draws the same shapes. */
const MARKS = trusted(`<svg width="0" height="0" aria-hidden="true" class="quiet">
<symbol id="mark-keep" viewBox="0 0 14 14"><circle cx="7" cy="7" r="5.5" fill="currentColor"/></symbol>
<symbol id="mark-archive" viewBox="0 0 14 14"><rect x="2" y="2" width="10" height="10" fill="currentColor"/></symbol>
<symbol id="mark-expire" viewBox="0 0 14 14"><path d="M2.5 2.5l9 9M11.5 2.5l-9 9" stroke="currentColor" stroke-width="3" fill="none"/></symbol>
<symbol id="mark-blocked" viewBox="0 0 14 14"><path d="M7 1.5L12.5 7 7 12.5 1.5 7z" stroke="currentColor" stroke-width="2" fill="none"/></symbol>
</svg>`);

/** One page that shows a preview on its own: it needs no network and no other file. */
export function renderPage(report: Report): string {
  const { style, script, policy } = pageAssets();
  const { preview, found, images } = report;
  const title = `Lifecycle preview of ${images.repositoryName ?? found.repositoryName ?? found.resource ?? 'a repository'}`;
  const source = `${found.file}${found.resource === undefined ? '' : `, ${found.resource}`}`;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${plain(title)}</title>
<style>${trusted(style)}</style>
</head>
<body>
<a class="skip" href="#images-section">Skip to the table of images</a>
${MARKS}
<header>
<h1>${plain(title)}</h1>
<p class="soft">Policy ${plain(source)}, images ${plain(images.files.join(', '))}, as of ${preview.now.toISOString().slice(0, 16).replace('T', ' ')} UTC.
No images were deleted, and no calls were made to AWS.</p>
</header>
<main>
<p id="broken" role="alert" hidden></p>
<noscript><section><p>JavaScript is off: this page shows the sums and the rules. Turn it on for the timeline and the table of images.</p></section></noscript>
${removedList(report)}
<section aria-labelledby="summary-title">
<h2 id="summary-title">What would happen to ${images.images.length === 1 ? '1 image' : `${preview.totals.images.toLocaleString('en-US')} images`}</h2>
${tiles(report)}
</section>
${notes(report)}
<section id="timeline-section" aria-labelledby="timeline-title" hidden>
<h2 id="timeline-title">Images by push date, one lane for each rule</h2>
${controls(report)}
<div class="row">
<p id="shown" role="status" class="soft"></p>
<div class="buttons" id="zoom" role="group" aria-label="Zoom of the timeline">
<button type="button" data-zoom="in">Zoom in</button>
<button type="button" data-zoom="out">Zoom out</button>
<button type="button" data-zoom="whole">Whole time</button>
</div>
</div>
<div id="timeline-box">
<canvas id="timeline" tabindex="0" role="application" aria-roledescription="timeline" aria-label="Timeline of images"
 aria-describedby="keys"></canvas>
<div id="tip" hidden aria-hidden="true"></div>
</div>
<p id="keys" class="help"><kbd>←</kbd> <kbd>→</kbd> older and newer image, <kbd>↑</kbd> <kbd>↓</kbd> other lane, <kbd>Home</kbd> <kbd>End</kbd>
oldest and newest, <kbd>Page Up</kbd> <kbd>Page Down</kbd> ten at once, <kbd>+</kbd> <kbd>−</kbd> <kbd>0</kbd> zoom, <kbd>Esc</kbd> hides the box.
A dashed line is the age limit of a rule. The table of images shows the same as text.</p>
<div id="live" class="quiet" aria-live="polite"></div>
<div id="details"><p class="soft">Choose an image in the timeline to see its details here.</p></div>
</section>
${rulesTable(report)}
${imagesTable()}
</main>
<footer><p>Ages are exact here; ECR acts within 24 hours. Neither ECR nor this page knows whether a service or function uses an image.</p></footer>
<script type="application/octet-stream" id="data">${trusted(pageData(report))}</script>
<script>${trusted(script)}</script>
</body>
</html>
`.text;
}
