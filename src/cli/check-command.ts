import { checkGitHub } from './check/github';
import { checkJson } from './check/json';
import { locate } from './check/problem';
import type { CheckReport, Problem } from './check/problem';
import type { ReadTemplate } from './check/read-template';
import { readTemplates } from './check/read-templates';
import { checkSarif } from './check/sarif';
import { checkText } from './check/text';
import type { CheckArguments } from './check-arguments';
import { nameOf } from './read-file';
import { BadInput, ExitCode, plain } from './terminal';
import type { Terminal } from './terminal';
import { limit } from './time-limit';
import { version } from './version';
import { throwIfOverwritten, writeReport } from './write-report';
import { checkTemplates } from '../template-check/check-templates';
import { resourcesOf } from '../template-check/template-resources';

/** For each template; most take milliseconds. */
const MOST_SECONDS = 60;

/** `cdk-ecr check`: reads templates, checks, reports. Throws `BadInput`. */
export async function checkCommand(given: CheckArguments, terminal: Terminal): Promise<ExitCode> {
  if (given.sarif !== undefined) {
    await throwIfOverwritten('--sarif', given.sarif, given.templates);
  }
  const report = await check(given, terminal);
  if (given.sarif !== undefined) {
    await writeReport(given.sarif, checkSarif(report, version()));
  }
  terminal.out(given.json ? checkJson(report) : given.github ? checkGitHub(report) : checkText(report, terminal));
  const fails = report.problems.some(({ severity }) => severity === 'error' || given.failOn === 'warning');
  return fails ? ExitCode.FOUND : ExitCode.FINE;
}

/** Reads one after the other, so that only templates that belong together are in memory. Names all files that are not templates together. */
async function check(given: CheckArguments, terminal: Terminal): Promise<CheckReport> {
  const problems: Problem[] = [];
  const bad: BadInput[] = [];
  let [templates, resources] = [0, 0];
  for (const path of new Set(given.templates)) {
    try {
      const read = await readTemplates(path, given, terminal);
      read.flatMap(({ notes }) => notes).forEach((note) => terminal.err(`note: ${plain(note)}\n`));
      const findings = limit(nameOf(path), 'check', MOST_SECONDS * Math.max(read.length, 1), () => checkTemplates(read));
      problems.push(...locate(findings, read, given.github || given.sarif !== undefined));
      templates += read.length;
      resources += read.reduce((sum, each) => sum + countResources(each), 0);
    } catch (error) {
      if (!(error instanceof BadInput)) {
        throw error;
      }
      bad.push(error);
    }
  }
  const last = bad.pop();
  if (last !== undefined) {
    bad.forEach(({ message }) => terminal.err(`cdk-ecr: ${plain(message)}\n`));
    throw last;
  }
  return { problems, templates, resources };
}

function countResources({ template }: ReadTemplate): number {
  return resourcesOf(template).filter(({ type }) => type.startsWith('AWS::ECR::')).length;
}
