import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib/core';
import { ImageRegistryStack } from '../../examples/typescript/image-registry-stack';

const EXPECTED = join(__dirname, '..', '..', 'examples', 'typescript', 'template.json');

function synthesize() {
  const app = new App();
  const stack = new ImageRegistryStack(app, 'ImageRegistry');
  return app.synth().getStackArtifact(stack.artifactId);
}

test('the example gives its committed template (to update it: npm run example -- --write)', () => {
  expect(synthesize().template).toEqual(JSON.parse(readFileSync(EXPECTED, 'utf-8')));
});

test('the example needs no assets and no lookups, so that its template is the same everywhere', () => {
  const { assets, assembly } = synthesize();
  expect(assets).toEqual([]);
  expect(assembly.manifest.missing ?? []).toEqual([]);
});
