import type { CheckReport } from './problem';
import { safeJson } from '../report/safe-json';

/** Raised when a key changes or is removed. New keys do not raise it. */
const VERSION = 1;

/** The report for programs. docs/check.md describes its format. */
export function checkJson({ problems }: CheckReport): string {
  return safeJson({
    version: VERSION,
    problems: problems.map(({ severity, code, message, template, logicalId, path }) => ({ severity, code, message, template, logicalId, path })),
  });
}
