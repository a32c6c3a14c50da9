import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib/core';
import { BackupStack } from '../../examples/registry/typescript/backup-stack';
import { RegistryStack } from '../../examples/registry/typescript/registry-stack';
import { Registry } from '../../src';

const EXAMPLE = join(__dirname, '..', '..', 'examples', 'registry', 'typescript');

function synthesize() {
  const app = new App();
  const backup = new BackupStack(app, 'Backup', { env: { account: '444455556666', region: 'eu-west-1' } });
  new RegistryStack(app, 'Registry', { env: { account: '111122223333', region: 'us-east-1' }, backup: Registry.of(backup) });
  return app.synth();
}

test.each(['Backup', 'Registry'])('the example gives the committed template of %s (to update it: npm run example -- --write)', (stack) => {
  const expected = JSON.parse(readFileSync(join(EXAMPLE, `${stack.toLowerCase()}.template.json`), 'utf-8'));
  expect(synthesize().getStackByName(stack).template).toEqual(expected);
});

test('the example needs no assets and no lookups, and gives no warning', () => {
  const assembly = synthesize();
  expect(assembly.manifest.missing ?? []).toEqual([]);
  assembly.stacks.forEach(({ assets, messages }) => expect([assets, messages]).toEqual([[], []]));
});
