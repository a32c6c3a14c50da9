import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from 'aws-cdk-lib/core';
import { codeBlocks, ROOT, runModule, shownSamples } from './markdown';

const PAGE = readFileSync(join(ROOT, 'docs', 'registry.md'), 'utf-8');
const FIRST_STEP = 'Replicate';
const AFTER_LAST_STEP = 'Deploy';
const BACKUP_STEPS = 'In the backup account';

/** The app that a reader has who follows the page: the file of its start, with the lines of each step in the stack that it names. */
function followPage(...more: string[]): App {
  const [before] = PAGE.split(`\n## ${AFTER_LAST_STEP}\n`);
  const [start, steps] = before.split(`\n## ${FIRST_STEP}\n`);
  const lines = { registry: [] as string[], backup: [] as string[] };
  codeBlocks(`## ${FIRST_STEP}\n${steps}`).forEach(({ heading, code }) => lines[heading === BACKUP_STEPS ? 'backup' : 'registry'].push(code));
  const file = codeBlocks(start)[0].code
    .replace('// lines of the registry', lines.registry.join('\n'))
    .replace('// lines of the backup', lines.backup.join('\n'));
  return runModule(`${file}\n${more.join('\n')}\nexport const made = app;`).made as App;
}

function resourcesOf(app: App): { Backup: object; Registry: Record<string, { Type: string; Properties: any }> } {
  const { stacks } = app.synth();
  return Object.fromEntries(stacks.map(({ stackName, template }) => [stackName, template.Resources])) as any;
}

test('the app that the page builds step by step synthesizes', () => {
  const { Backup: backup, Registry: registry } = resourcesOf(followPage());
  expect(Object.keys(backup)).toHaveLength(2);
  expect(Object.values(registry).map(({ Type }) => Type).filter((type) => type.startsWith('AWS::ECR::')).sort()).toEqual([
    'AWS::ECR::PullThroughCacheRule', 'AWS::ECR::PullThroughCacheRule', 'AWS::ECR::PullTimeUpdateExclusion', 'AWS::ECR::RegistryPolicy',
    'AWS::ECR::RegistryScanningConfiguration', 'AWS::ECR::ReplicationConfiguration', 'AWS::ECR::RepositoryCreationTemplate',
    'AWS::ECR::RepositoryCreationTemplate', 'AWS::ECR::SigningConfiguration',
  ]);
});

test('the page shows what each step gives', () => {
  const { Backup: backup, Registry: registry } = resourcesOf(followPage());
  const shown = shownSamples(PAGE).filter(({ language }) => language === 'json');
  expect(shown).toHaveLength(8);
  shown.forEach(({ heading, shown: json }) => expect(heading === BACKUP_STEPS ? backup : registry).toMatchObject(JSON.parse(json)));
});

test('the resources to import have the logical ids of the template, and the identifiers of its resources', () => {
  const { Registry: registry } = resourcesOf(followPage());
  const mapping: Record<string, Record<string, string>> = JSON.parse(/import\.json`[^]*?```json\n([^]*?)```/.exec(PAGE)![1]);
  expect(Object.keys(mapping).length).toBeGreaterThan(5);
  for (const [logicalId, identifier] of Object.entries(mapping)) {
    const { Properties: properties } = registry[logicalId];
    expect(JSON.stringify({ RegistryId: '111122223333', ...properties })).toContain(Object.values(identifier)[0].split(':').pop());
  }
});

test('fails with the message of the page when two stacks own a setting', () => {
  const app = followPage("Registry.of(new Stack(app, 'Other', { env: { account: '111122223333', region: 'us-east-1' } })).allowReplicationFrom('444455556666');");
  const [, message] = /```text\n(RegistrySettingDefinedTwice.*)\n/.exec(PAGE)!;
  expect(() => app.synth()).toThrow(message);
});
