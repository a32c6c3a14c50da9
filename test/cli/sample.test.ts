import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cdkEcr } from './support';

const ROOT = join(__dirname, '..', '..');
const EXAMPLE = join(ROOT, 'examples', 'preview');

function sample(...more: string[]): string {
  return execFileSync(process.execPath, [join(ROOT, 'scripts', 'sample-images.mjs'), ...more], { encoding: 'utf-8' });
}

test('the files of the example match the output of their script', () => {
  expect(sample('--check')).toMatch(/^340 images, 18 of them image indexes\n$/);
});

test('the example contains only the account in the AWS documentation', () => {
  const text = readFileSync(join(EXAMPLE, 'images.json'), 'utf-8') + readFileSync(join(EXAMPLE, 'manifests.json'), 'utf-8');

  expect(new Set(text.match(/(?<![0-9a-f])\d{12}(?![0-9a-f])/g))).toEqual(new Set(['111122223333']));
});

test('the example has every action, and a note on its rule that matches nothing', async () => {
  const files = ['--policy', 'lifecycle-policy.json', '--images', 'images.json', '--manifests', 'manifests.json'];
  const argv = files.map((word) => word.endsWith('.json') ? join(EXAMPLE, word) : word);
  const { out, code } = await cdkEcr(['preview', ...argv, '--now', '2026-11-01T06:00:00Z', '--must-keep', 'prod-*', '--json']);
  const { totals, notes } = JSON.parse(out);

  expect(code).toBe(0);
  expect([totals.kept, totals.archived, totals.expired, totals.blocked].every((count) => count > 10)).toBe(true);
  expect(notes).toEqual([expect.stringMatching(/^rule 3 matches no image/), expect.stringMatching(/^10 signatures, SBOMs and attestations/)]);
});
