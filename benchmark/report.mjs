/**
 * The figures as Markdown, ratios first.
 */
import { cpus, totalmem } from 'node:os';
import { CONTESTANTS, FLOOR, OURS, SAME_PATHS, THIN, UPSTREAM, require } from './libraries.mjs';
import { median } from './race.mjs';

export function report(results) {
  return [
    '# Results',
    `${machine()}. Written by \`npm run benchmark\`.`,
    'Ratios are medians of the ratios of single rounds; the competitors of a round run within a second of each other, and garbage is collected before each.',
    ...results.cases ? [casesSection(results.cases, results.validation)] : [],
    ...results.profile ? [floorSection(results.profile, results.tokens, results.cases)] : [],
    ...results.sizes ? [sizesSection(results.sizes)] : [],
    ...results.rendering ? [renderingSection(results.rendering)] : [],
    ...results.loading ? [loadingSection(results.loading)] : [],
    ...results.memory ? [memorySection(results.memory)] : [],
    ...results.previews ? [previewsSection(results.previews)] : [],
    ...results.languages?.length ? [languagesSection(results.languages)] : [],
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
      + `\`${FLOOR}\` stands for L1s with the same properties; \`${SAME_PATHS}\` for L1s that give the very template of the L2s, logical ids and all; `
      + `\`${THIN}\` for an L2 without checks or comfort, that only wraps the L1 and returns CDK's \`Rule\` and \`Grant\`.`,
    table(
      ['', `${OURS} / ${FLOOR}`, `${OURS} / ${THIN}`, `${OURS} / ${UPSTREAM}`, `${THIN} / ${FLOOR}`, `${UPSTREAM} / ${FLOOR}`],
      rows.map(({ title, toFloor, toThin, toUpstream }) => [title, ...[toFloor[OURS], toThin, toUpstream, toFloor[THIN], toFloor[UPSTREAM]].map(times)]),
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

function floorSection(profile, tokens, cases = []) {
  const profiled = cases.filter(({ title }) => profile.some((other) => other.title === title));
  const total = (rows, contestant) => rows.reduce((sum, { microseconds }) => sum + microseconds[contestant], 0);
  return [
    '## The true floor',
    `\`${FLOOR}\` is not a floor that an L2 can reach. An L2 is a construct around its L1, which CDK names, hashes, walks, validates and describes, `
      + `and its logical ids hash a path of two parts (\`${SAME_PATHS}\`). Its name and ARN are references that can cross environments, and \`onImageScanCompleted\` `
      + `and \`grantPull\` return a \`Rule\` of aws-events and a \`Grant\` of aws-iam, L2s of CDK that bring their own (\`${THIN}\`). `
      + `What ${OURS} adds to that are its checks and its rules; a ratio to it below 1 is noise of the measurement, of some percent.`,
    ...profiled.length ? [`So the floor is ${profiled.map(({ title, toFloor }) => `${times(toFloor[THIN])} of \`${FLOOR}\` for a repository ${title}`).join(', and ')}; `
      + `${OURS} stands at ${profiled.map(({ toThin }) => times(toThin)).join(' and ')} of it.`] : [],
    'Every sample of a CPU profile is in one row below, so the rows account for the whole difference. Microseconds a repository, with the app around it:',
    ...profile.flatMap(({ title, rows }) => [
      `Repository ${title}:`,
      table(
        ['', ...CONTESTANTS, `${THIN} − ${FLOOR}`, `${OURS} − ${THIN}`],
        [...rows.map((row) => [row.title, row.microseconds]), ['**sum**', Object.fromEntries(CONTESTANTS.map((contestant) => [contestant, total(rows, contestant)]))]]
          .map(([what, microseconds]) => [
            what, ...CONTESTANTS.map((contestant) => microseconds[contestant].toFixed(1)),
            signed(microseconds[THIN] - microseconds[FLOOR]), signed(microseconds[OURS] - microseconds[THIN]),
          ]),
      ),
    ]),
    ...tokens ? [
      'Tokens that CDK resolves, a repository; a count, the same on every machine:',
      table(['', ...CONTESTANTS], tokens.map((row) => [row.title, ...CONTESTANTS.map((contestant) => row.tokens[contestant].toFixed(1))])),
    ] : [],
  ].join('\n\n');
}

function signed(number) {
  return `${number < 0 ? '−' : '+'}${Math.abs(number).toFixed(1)}`;
}

function sizesSection(sizes) {
  const contestants = [FLOOR, UPSTREAM, OURS];
  const each = (row, contestant) => row.microseconds[contestant].total;
  const [, thousand, tenThousand] = sizes;
  return [
    '## Size of the app',
    'Repositories with two rules, over stacks of 100.',
    ...tenThousand ? [`One of 10,000 costs ${contestants.map((contestant) =>
      `${times(each(tenThousand, contestant) / each(thousand, contestant))} (${contestant})`).join(', ')} of one of 1,000.`] : [],
    table(
      ['', `${OURS} / ${FLOOR}`, `${OURS} / ${UPSTREAM}`, ...contestants.map((contestant) => `${contestant}, µs each`)],
      sizes.map((row) => [row.title, times(row.toFloor[OURS]), times(row.toUpstream), ...contestants.map((contestant) => String(Math.round(each(row, contestant))))]),
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

function languagesSection(languages) {
  return [
    '## Languages',
    'An app of 100 repositories with two rules each, from the start of its program to the end.',
    table(
      ['', 'by the clock', 'of the processors', 'aws-cdk-lib, s', `${OURS}, s`],
      languages.map(({ label, modules, skipped, wall, cpu }) => skipped
        ? [`${label} (skipped: ${skipped})`, '', '', '', '']
        : [`${label}: ${modules.ours} / ${modules.upstream}`, times(wall.ratio), times(cpu.ratio), wall.upstream.toFixed(2), wall.ours.toFixed(2)]),
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
