/**
 * The figures as Markdown, ratios first.
 */
import { cpus, totalmem } from 'node:os';
import { CONTESTANTS, FLOOR, OURS, SAME_PATHS, UPSTREAM, require } from './libraries.mjs';
import { median } from './race.mjs';
import { TRUE_FLOOR } from './true-floor.mjs';

export function report(results) {
  return [
    '# Results',
    `${machine()}. Written by \`npm run benchmark\`.`,
    'Ratios are medians of the ratios of single rounds; the competitors of a round run within a second of each other, and garbage is collected before each.',
    ...results.cases ? [casesSection(results.cases, results.validation)] : [],
    ...results.sizes ? [sizesSection(results.sizes)] : [],
    ...results.rendering ? [renderingSection(results.rendering)] : [],
    ...results.loading ? [loadingSection(results.loading)] : [],
    ...results.memory ? [memorySection(results.memory)] : [],
    ...results.previews ? [previewsSection(results.previews)] : [],
    ...results.python ? [pythonSection(results.python)] : [],
    ...results.cases ? [TRUE_FLOOR.trim()] : [],
  ].join('\n\n') + '\n';
}

function machine() {
  const { version: cdk } = require('aws-cdk-lib/package.json');
  const { version: constructs } = require('constructs/package.json');
  return `${cpus().length} × ${cpus()[0].model}, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform}, Node.js ${process.version}, `
    + `aws-cdk-lib ${cdk}, constructs ${constructs}`;
}

function casesSection(cases, validation) {
  const rows = [...cases, ...validation ? [validation] : []];
  return [
    '## Cost of a repository',
    'What one repository adds to an app, constructing and synthesizing. '
      + `\`${FLOOR}\` stands for L1s with the same properties; \`${SAME_PATHS}\` for L1s that give the very template of the L2s, logical ids and all.`,
    table(
      ['', `${OURS} / ${FLOOR}`, `${OURS} / ${SAME_PATHS}`, `${OURS} / ${UPSTREAM}`, `${UPSTREAM} / ${FLOOR}`],
      rows.map(({ title, toFloor, toSamePaths, toUpstream }) => [title, times(toFloor[OURS]), times(toSamePaths), times(toUpstream), times(toFloor[UPSTREAM])]),
    ),
    'Microseconds, as constructing + synthesizing:',
    table(
      ['', ...CONTESTANTS],
      rows.map(({ title, microseconds }) => [title, ...CONTESTANTS.map((contestant) => {
        const { construct, synthesize } = microseconds[contestant];
        return `${Math.round(construct)} + ${Math.round(synthesize)}`;
      })]),
    ),
  ].join('\n\n');
}

function sizesSection(sizes) {
  const each = (row, contestant) => row.microseconds[contestant].total;
  const [, thousand, tenThousand] = sizes;
  return [
    '## Size of the app',
    'Repositories with two rules, over stacks of 100.',
    ...tenThousand ? [`One of 10,000 costs ${CONTESTANTS.map((contestant) =>
      `${times(each(tenThousand, contestant) / each(thousand, contestant))} (${contestant})`).join(', ')} of one of 1,000.`] : [],
    table(
      ['', `${OURS} / ${FLOOR}`, `${OURS} / ${SAME_PATHS}`, `${OURS} / ${UPSTREAM}`, ...CONTESTANTS.map((contestant) => `${contestant}, µs each`)],
      sizes.map((row) => [row.title, times(row.toFloor[OURS]), times(row.toSamePaths), times(row.toUpstream),
        ...CONTESTANTS.map((contestant) => String(Math.round(each(row, contestant))))]),
    ),
  ].join('\n\n');
}

function renderingSection({ stringify, render, checkAndRender }) {
  const row = (title, { rounds, microseconds }) => [title, times(median(rounds.map((time, round) => time / stringify.rounds[round]))), microseconds.toFixed(1)];
  return [
    '## Writing a policy of 50 rules',
    table(
      ['', 'to `JSON.stringify`', 'µs'],
      [
        row('`JSON.stringify` of the finished policy', stringify),
        row('ordering, numbering and writing checked rules', render),
        row('`LifecyclePolicy.of(rules).toJson()`, checks and all', checkAndRender),
      ],
    ),
  ].join('\n\n');
}

function loadingSection(loading) {
  const row = (title, what, files) => [
    title, times(loading[OURS][what] / loading[UPSTREAM][what]),
    ...[UPSTREAM, OURS].map((name) => `${loading[name][what].toFixed(2)} ms, ${loading[name][files]} files`),
  ];
  return [
    '## Loading',
    'In a fresh process that has loaded `aws-cdk-lib/core`.',
    table(
      ['', `${OURS} / ${UPSTREAM}`, UPSTREAM, OURS],
      [row('import', 'importing', 'files'), row('import, and a first repository', 'making', 'allFiles')],
    ),
  ].join('\n\n');
}

function memorySection({ count, megabytes }) {
  return [
    '## Memory',
    `Peak of a process that synthesizes ${count.toLocaleString('en')} repositories with two rules.`,
    table(
      ['', `/ ${FLOOR}`, 'MB'],
      Object.entries(megabytes).map(([name, peak]) => [name, times(peak / megabytes[FLOOR]), String(Math.round(peak))]),
    ),
  ].join('\n\n');
}

function previewsSection(previews) {
  return [
    '## Lifecycle preview',
    '`policy.preview(images)`, checks of the images and all.',
    table(
      ['images × rules', 'to a tenth of the images', 'ms'],
      previews.map((row) => [
        `${row.imageCount.toLocaleString('en')} × ${row.ruleCount}`,
        row.toTenth ? times(row.toTenth) : '',
        row.milliseconds.toFixed(1),
      ]),
    ),
  ].join('\n\n');
}

function pythonSection(python) {
  return [
    '## Python',
    python.skipped ? `Skipped: ${python.skipped}.` : table(
      [`an app of ${python.repositories} repositories`, 'cdk_ecr / aws_cdk.aws_ecr', 'aws_cdk.aws_ecr, s', 'cdk_ecr, s'],
      [['by the clock', python.wall], ['of the processors', python.cpu]].map(([title, { ours, upstream, ratio }]) =>
        [title, times(ratio), upstream.toFixed(2), ours.toFixed(2)]),
    ),
  ].join('\n\n');
}

function times(ratio) {
  return `${ratio.toFixed(2)}×`;
}

function table(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(head), `|${head.map((_, index) => index === 0 ? '---' : '---:').join('|')}|`, ...rows.map(line)].join('\n');
}
