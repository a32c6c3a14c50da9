import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { pathInside } from './path-inside';
import type { CheckReport, Problem } from './problem';
import { safeJson } from '../report/safe-json';

const HOME = 'https://github.com/cdk-ecr/cdk-ecr';
const ERRORS = `${HOME}/blob/main/docs/errors.md`;

/** The report in SARIF 2.1.0, for code scanning. Paths are relative to the folder where the command runs. */
export function checkSarif({ problems }: CheckReport, version: string): string {
  const rules = [...new Map(problems.map(({ code }) => [code, rule(code)])).values()];
  const index = new Map(rules.map(({ id }, place) => [id, place]));
  return safeJson({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{
      tool: { driver: { name: 'cdk-ecr', informationUri: HOME, version, rules } },
      columnKind: 'utf16CodeUnits',
      results: problems.map((problem) => ({
        ruleId: problem.code,
        ruleIndex: index.get(problem.code),
        level: problem.severity,
        message: { text: `${problem.message}.` },
        locations: [location(problem)],
      })),
    }],
  });
}

function rule(code: string) {
  const isWarning = code.includes(':');
  const helpUri = `${ERRORS}#${isWarning ? 'warnings' : code.toLowerCase()}`;
  const words = code.replace(/^.*:/, '').replace(/(?<=[a-z0-9])(?=[A-Z])/g, ' ').toLowerCase();
  const text = `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
  return {
    id: code,
    shortDescription: { text },
    fullDescription: { text: `${text} See ${helpUri}.` },
    help: { text: `Cause and fix: ${helpUri}` },
    helpUri,
    defaultConfiguration: { level: isWarning ? 'warning' : 'error' },
  };
}

function location({ template, logicalId, path, place }: Problem) {
  const logicalLocations = [{ name: logicalId, fullyQualifiedName: `${logicalId}.${path}`, kind: 'resource' }];
  return template === 'stdin' ? { logicalLocations } : {
    physicalLocation: {
      artifactLocation: artifact(template),
      region: place === undefined ? undefined : { startLine: place.line, startColumn: place.column },
    },
    logicalLocations,
  };
}

/** A path below the current folder is in the repository; any other path exists only on this machine. */
function artifact(file: string) {
  const path = pathInside('', file);
  return path === undefined
    ? { uri: pathToFileURL(resolve(file)).href }
    : { uri: path.split(/[\\/]/).map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' };
}
