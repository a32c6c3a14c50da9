import type { CheckReport, Problem } from './problem';
import { summary } from './text';
import { plain } from '../terminal';

/** Workflow commands of GitHub Actions, which shows each beside its line. */
export function checkGitHub(report: CheckReport): string {
  return report.problems.map(annotation).join('') + summary(report);
}

function annotation({ severity, code, message, template, logicalId, path, place }: Problem): string {
  const properties = { file: template, ...place && { line: place.line, col: place.column }, title: code };
  const list = Object.entries(properties).map(([name, value]) => `${name}=${property(String(value))}`).join(',');
  return `::${severity} ${list}::${data(`${logicalId} ${path}: ${message}`)}\n`;
}

/** As the runner reads text: https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts */
function data(text: string): string {
  return plain(text).replaceAll('%', '%25');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
