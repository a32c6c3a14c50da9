/**
 * The figures as Markdown.
 */
import { cpus, totalmem } from 'node:os';
import { L1, OURS, UPSTREAM, require } from './libraries.mjs';

export function report(rows, languages) {
  return [
    '# Results',
    'The time that one more of each adds to an app, constructing and synthesizing: in microseconds for L1s with the same properties, and as a multiple '
      + 'of that for the L2s of both libraries. The last column compares the two: below 1, cdk-ecr is faster. '
      + `\`npm run benchmark\` writes this page. All take turns in every round, and the figures are medians; on ${machine()}.`,
    table(['', L1, UPSTREAM, OURS, `${OURS} / ${UPSTREAM}`], rows.map(({ title, absolute, upstream, ours, absoluteOfOurs, toUpstream }) =>
      [title, absolute, times(upstream), absoluteOfOurs ?? times(ours), times(toUpstream)])),
    'The first repository of a process counts the import of the library, in a process that has loaded `aws-cdk-lib/core`. Memory is the peak of the process.',
    ...languages.length > 0 ? [
      'In other languages, an app of 100 repositories with two rules each, from the start of its program to the end:',
      table(['', 'aws-cdk-lib', OURS, 'of the processors'], languages.map(({ label, skipped, wall, cpu }) => skipped
        ? [`${label} (skipped: ${skipped})`, '', '', '']
        : [label, `${wall.upstream.toFixed(1)} s`, times(wall.ratio), times(cpu.ratio)])),
    ] : [],
  ].join('\n\n') + '\n';
}

function machine() {
  const { version: cdk } = require('aws-cdk-lib/package.json');
  return `${cpus().length} × ${cpus()[0].model}, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform}, Node.js ${process.version}, aws-cdk-lib ${cdk}`;
}

function times(ratio) {
  return ratio === undefined ? '' : `${ratio.toFixed(2)}×`;
}

function table(head, rows) {
  const line = (cells) => `| ${cells.map((cell) => cell ?? '').join(' | ')} |`;
  return [line(head), `|${head.map((_, index) => index === 0 ? '---' : '---:').join('|')}|`, ...rows.map(line)].join('\n');
}
