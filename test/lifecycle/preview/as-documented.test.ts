import { readFileSync } from 'fs';
import { join } from 'path';
import { App, Duration, Stack } from 'aws-cdk-lib/core';
import { LifecycleImageAction, LifecycleImageReader, LifecycleRulePresets, Repository } from '../../../src';

const PAGE = readFileSync(join(__dirname, '../../../docs/lifecycle.md'), 'utf-8');
const IMAGES = JSON.stringify({
  imageDetails: [
    { imageDigest: 'sha256:a', imageTags: ['prod-1'], imagePushedAt: '2026-01-01T00:00:00Z' },
    { imageDigest: 'sha256:b', imageTags: ['dev-1'], imagePushedAt: '2026-01-01T00:00:00Z' },
  ],
});

test('the documented use in a unit test works as it is written', () => {
  const [, sample] = /### In a jest test\n\n```ts\n(.*?)```/s.exec(PAGE)!;
  const repository = new Repository(new Stack(new App(), 'Stack'), 'Repository', {
    lifecycleRules: [LifecycleRulePresets.keepTagged('prod*'), { maxImageAge: Duration.days(30) }],
  });
  const names: string[] = [];
  const test = (name: string, body: () => void) => {
    names.push(name);
    body();
  };
  new Function('test', 'expect', 'repository', 'LifecycleImageReader', 'LifecycleImageAction', 'readFileSync', sample)(
    test, expect, repository, LifecycleImageReader, LifecycleImageAction, () => IMAGES,
  );
  expect(names).toEqual(['no production image is ever lost']);
});
