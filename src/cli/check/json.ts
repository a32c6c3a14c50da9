import type { CheckReport } from './problem';
import { safeJson } from '../report/safe-json';

/** Raised when a key changes or goes; new keys may come. */
const VERSION = 1;

/** The report for programs. docs/check.md describes the shape. */
export function checkJson({ problems }: CheckReport): string {
  return safeJson({
    version: VERSION,
    problems: problems.map(({ severity, code, message, template, logicalId, path }) => ({ severity, code, message, template, logicalId, path })),
  });
}
