import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
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

  expect({ status, stderr }).toEqual({ status: 1, stderr: 'cdk-ecr: an image matching --must-keep would be expired or archived\n' });
  expect(JSON.parse(stdout).totals.images).toBe(2);
});

describe('the exit code is correct', () => {
  const preview = `${COMMAND} preview --policy ${policy} --images ${images} --now ${NOW}`;
  /** The exit code of a command whose output is redirected. */
  const statusOf = (command: string, elsewhere: string) => shell(`{ ${command}; echo "status $?" >&3; } 3>&1 ${elsewhere}`).stdout;

  test('when the reader closes the output early', () => {
    expect(shell(`${preview} | true`)).toMatchObject({ status: 0, stderr: '' });
    expect(statusOf(`${preview} --must-keep v1`, '2>&1 >/dev/null | true; cat')).not.toContain('status 0');
  });

  test('when the disk is full: a missing report is not a finding', () => {
    if (!existsSync('/dev/full')) {
      return; // this system has no device that is always full
    }
    const { status, stderr } = shell(`${preview} --must-keep v1 > /dev/full`);
    expect(status).toBe(3);
    expect(stderr).toMatch(/cdk-ecr: the output cannot be written: .*ENOSPC/);
    expect(shell(`${preview} 2> /dev/full`).status).toBe(0);
    expect(shell(`${preview} --must-keep v1 --html /dev/full`)).toMatchObject({ status: 3, stderr: expect.stringMatching(/^cdk-ecr: \/dev\/full: cannot be written: ENOSPC/) });
  });
});
