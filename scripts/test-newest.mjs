/**
 * Compiles and tests a copy of this project with the newest aws-cdk-lib 2.x and constructs 10.x instead of the oldest
 * supported ones, so that the parity and differential tests compare with that version.
 *
 *     npm run test:newest [-- VERSION_OF_AWS_CDK_LIB]
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const copy = mkdtempSync(join(tmpdir(), 'cdk-ecr-newest-'));

try {
  const versions = {
    'aws-cdk-lib': process.argv[2] ?? newestVersion('aws-cdk-lib@2'),
    'constructs': newestVersion('constructs@10'),
  };
  console.log(`cdk-ecr: testing with aws-cdk-lib ${versions['aws-cdk-lib']} and constructs ${versions.constructs}`);
  copyProject();
  pin(versions);
  run('npm install --no-audit --no-fund --loglevel=error');
  run('npx --no-install projen compile');
  run('npx --no-install projen typecheck');
  run('npx --no-install jest --ci --reporters=default');
  console.log(`cdk-ecr: passed with aws-cdk-lib ${versions['aws-cdk-lib']} and constructs ${versions.constructs}`);
} catch (error) {
  console.error(`cdk-ecr: ${error.message}`);
  process.exitCode = 1;
} finally {
  rmSync(copy, { recursive: true, force: true });
}

function newestVersion(range) {
  const answer = JSON.parse(execFileSync('npm', ['view', range, 'version', '--json'], { cwd: ROOT, encoding: 'utf-8', shell: process.platform === 'win32' }));
  const newestLast = [answer].flat().sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  return newestLast.at(-1);
}

/** Its own git repository, because some tests ask git for the files of the project. */
function copyProject() {
  const files = execFileSync('git', ['ls-files', '-z'], { cwd: ROOT, encoding: 'utf-8' }).split('\0');
  for (const file of files.filter((name) => name && existsSync(join(ROOT, name)))) {
    cpSync(join(ROOT, file), join(copy, file));
  }
  run('git init --quiet && git add --all');
}

function pin(versions) {
  const path = join(copy, 'package.json');
  const manifest = JSON.parse(readFileSync(path, 'utf-8'));
  Object.assign(manifest.devDependencies, versions);
  writeFileSync(path, JSON.stringify(manifest, undefined, 2));
}

function run(command) {
  console.log(`$ ${command}`);
  const { status } = spawnSync(command, { cwd: copy, shell: true, stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) {
    throw new Error(`failed: ${command}`);
  }
}
