import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { cdkEcr, Folder } from './support';
import { checkSarif } from '../../src/cli/check/sarif';

const folder = new Folder();
const template = folder.file('my template.yaml', [
  'Resources:',
  '  Repo:',
  '    Type: AWS::ECR::Repository',
  '    Properties:',
  '      RepositoryName: Shop',
  '      RepositoryPolicyText: {Statement: [{Effect: Allow, Principal: "*", Action: "ecr:BatchGetImage"}]}',
  '  Other:',
  '    Type: AWS::ECR::Repository',
  '    Properties: {RepositoryName: Shop/Web}',
  '',
].join('\n'));

async function sarifOf(...argv: string[]) {
  const file = folder.at('report.sarif');
  const { code } = await cdkEcr(['check', ...argv, '--sarif', file]);
  return { code, file, sarif: JSON.parse(readFileSync(file, 'utf-8')) };
}

test('each result has its rule, level, message and both places', async () => {
  const { code, sarif: { version, runs: [{ tool: { driver }, results }] } } = await sarifOf(template);

  expect({ code, version }).toEqual({ code: 1, version: '2.1.0' });
  expect(driver.rules.map(({ id, helpUri, defaultConfiguration }: any) => [id, helpUri.replace(/^.*\//, ''), defaultConfiguration.level])).toEqual([
    ['InvalidRepositoryName', 'errors.md#invalidrepositoryname', 'error'],
    ['cdk-ecr:anyPrincipal', 'errors.md#warnings', 'warning'],
  ]);
  expect(results.map(({ ruleId, ruleIndex, level, locations: [{ physicalLocation, logicalLocations: [{ fullyQualifiedName }] }] }: any) => (
    [ruleId, ruleIndex, level, physicalLocation.region.startLine, fullyQualifiedName]))).toEqual([
    ['InvalidRepositoryName', 0, 'error', 5, 'Repo.Properties.RepositoryName'],
    ['cdk-ecr:anyPrincipal', 1, 'warning', 6, expect.stringMatching(/^Repo\.Properties\.RepositoryPolicyText/)],
    ['InvalidRepositoryName', 0, 'error', 9, 'Other.Properties.RepositoryName'],
  ]);
});

test('the report for the terminal comes as well', async () => {
  expect((await cdkEcr(['check', template, '--sarif', folder.at('report.sarif')])).out).toBe((await cdkEcr(['check', template])).out);
});

test('JSON has lines as well', async () => {
  const json = folder.file('lines.json', JSON.stringify({ Resources: { Repo: { Type: 'AWS::ECR::Repository', Properties: { RepositoryName: 'Shop' } } } }, undefined, 1));
  const { sarif } = await sarifOf(json);

  expect(sarif.runs[0].results[0].locations[0].physicalLocation.region).toEqual({ startLine: 6, startColumn: 5 });
});

test.each([
  ['examples/a b.yaml', { uri: 'examples/a%20b.yaml', uriBaseId: '%SRCROOT%' }],
  [join(process.cwd(), 'x.json'), { uri: 'x.json', uriBaseId: '%SRCROOT%' }],
  ['..data/x.json', { uri: '..data/x.json', uriBaseId: '%SRCROOT%' }],
  [folder.at('x.json'), { uri: pathToFileURL(folder.at('x.json')).href }],
])('the artifact of %s', (file, artifactLocation) => {
  const problem = { severity: 'error' as const, code: 'A', message: 'm', template: file, logicalId: 'L', path: 'P' };
  const report = { problems: [problem], templates: 1, resources: 1 };
  expect(JSON.parse(checkSarif(report, '1.0.0')).runs[0].results[0].locations[0].physicalLocation).toEqual({ artifactLocation });
});

test('a template from stdin has a logical place only', async () => {
  const file = folder.at('stdin.sarif');
  await cdkEcr(['check', '-', '--sarif', file], readFileSync(template, 'utf-8'));

  expect(Object.keys(JSON.parse(readFileSync(file, 'utf-8')).runs[0].results[0].locations[0])).toEqual(['logicalLocations']);
});

test.each([['with problems', [template]], ['without', [folder.file('fine.json', { Resources: {} })]]])('the validator of Microsoft finds nothing in a report %s', async (_, argv) => {
  const { file } = await sarifOf(...argv);
  const tool = multitool();
  if (tool === undefined) {
    process.stdout.write(`skipped the validator of Microsoft: npm has installed none for ${process.platform}\n`);
    return;
  }
  const { status, stdout, stderr } = spawnSync(tool, ['validate', file, '--rule-kind', 'Sarif;Ghas'], { encoding: 'utf-8' });

  expect(`${stdout}${stderr}`.match(/: (error|warning) \w+.*/g) ?? []).toEqual([]);
  expect({ status, stdout }).toEqual({ status: 0, stdout: expect.stringContaining('1 files scanned') });
}, 60_000);

/** A program of 90 MB, which npm installs where it can. */
function multitool(): string | undefined {
  try {
    const path = require('@microsoft/sarif-multitool'); // eslint-disable-line @typescript-eslint/no-require-imports
    return existsSync(path) ? path : undefined;
  } catch {
    return undefined;
  }
}
