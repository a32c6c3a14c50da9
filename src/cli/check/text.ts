import type { CheckReport, Problem } from './problem';
import { Color, fill, paint, type Page } from '../report/table';
import { number } from '../report/words';
import { plain } from '../terminal';

const INDENT = 11;
const COLORS = { error: Color.RED, warning: Color.YELLOW };

/** The report for people, as text. */
export function checkText(report: CheckReport, page: Page): string {
  let template: string | undefined;
  const lines = report.problems.map((problem) => {
    const head = problem.template === template ? '' : `${paint(plain(problem.template), Color.BOLD, page)}\n`;
    template = problem.template;
    return head + problemText(problem, page);
  });
  return [...lines, summary(report)].join('\n');
}

function problemText({ severity, code, message, logicalId, path, constructPath, place }: Problem, page: Page): string {
  const where = [
    logicalId,
    ...constructPath === undefined || constructPath === logicalId ? [] : [`(${constructPath})`],
    path,
    ...place === undefined ? [] : [`(line ${place.line})`],
  ];
  const width = page.columns - INDENT;
  const [first, ...more] = [...fill(words(where.join(' ')), width), ...fill(words(`${message} [${code}]`), width)];
  const label = paint(severity, COLORS[severity], page) + ' '.repeat(INDENT - 2 - severity.length);
  return [`  ${label}${first}`, ...more.map((line) => ' '.repeat(INDENT) + line)].map((line) => `${line}\n`).join('');
}

function words(text: string): string[] {
  return plain(text).split(' ');
}

/** The number of findings, and of checked resources, so that a template with nothing to check does not look valid. */
export function summary({ problems, resources, templates }: CheckReport): string {
  const of = (severity: string) => problems.filter((problem) => problem.severity === severity).length;
  const found = problems.length === 0 ? 'no problems' : `${count(of('error'), 'error')}, ${count(of('warning'), 'warning')}`;
  return `${found}: ${count(resources, 'ECR resource')} in ${count(templates, 'template')}\n`;
}

function count(value: number, noun: string): string {
  return `${number(value)} ${noun}${value === 1 ? '' : 's'}`;
}
