import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { Folder, KEEP_ONE, NOW, TWO_IMAGES } from './support';

const ROOT = join(__dirname, '..', '..');
const folder = new Folder();
const policy = folder.file('policy.json', KEEP_ONE);
const images = folder.file('images.json', TWO_IMAGES);
const COMMAND = `"${process.execPath}" --require ts-node/register/transpile-only src/cli/main.ts`;

function shell(command: string) {
  return spawnSync('sh', ['-c', command], { cwd: ROOT, encoding: 'utf-8' });
}

test('images come through a pipe, JSON goes out, and the exit code reaches the shell', () => {
  const { status, stdout, stderr } = shell(`cat ${images} | ${COMMAND} preview --policy ${policy} --images - --now ${NOW} --json --must-keep v1`);

  expect({ status, stderr }).toEqual({ status: 1, stderr: 'cdk-ecr: an image that must be kept would go\n' });
  expect(JSON.parse(stdout).totals.images).toBe(2);
});

test('a reader that leaves early is no fault', () => {
  expect(shell(`${COMMAND} preview --policy ${policy} --images ${images} | true`)).toMatchObject({ status: 0, stderr: '' });
});
