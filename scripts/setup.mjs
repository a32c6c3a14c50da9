/**
 * Makes a clone ready to use: installs the packages of package-lock.json and compiles src to lib, each only if needed. Plain Node
 * without dependencies, because it runs before anything is installed.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');

if (!isInstalled()) {
  run('installing the packages of package-lock.json', 'npm ci --no-audit --no-fund --loglevel=error');
}
if (!isCompiled()) {
  run('compiling src', 'npx --no-install projen compile');
}

/** Whether node_modules contains what the lock file requires. Packages for other platforms may be missing. */
function isInstalled() {
  const wanted = packagesOf('package-lock.json');
  const installed = packagesOf('node_modules/.package-lock.json');
  return installed !== undefined && Object.entries(wanted ?? {}).every(([path, { version, optional, peer }]) =>
    path === '' || (installed[path] ? installed[path].version === version : optional || peer));
}

function packagesOf(lockFile) {
  const path = join(ROOT, lockFile);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf-8')).packages : undefined;
}

/** Whether the compiler ran after the last change of its inputs. A deleted file changes the time of its folder. */
function isCompiled() {
  const assembly = join(ROOT, '.jsii');
  if (!existsSync(assembly) || !existsSync(join(ROOT, 'lib', 'index.js'))) {
    return false;
  }
  const compiled = statSync(assembly).mtimeMs;
  return ['package.json', 'src', 'assets'].every((path) => newestTime(join(ROOT, path)) <= compiled);
}

function newestTime(path) {
  const stats = statSync(path);
  const children = stats.isDirectory() ? readdirSync(path).map((name) => newestTime(join(path, name))) : [];
  return Math.max(stats.mtimeMs, ...children);
}

function run(what, command) {
  console.error(`cdk-ecr: ${what} …`);
  const started = Date.now();
  const { status } = spawnSync(command, { cwd: ROOT, shell: true, stdio: ['ignore', 2, 2] });
  if (status !== 0) {
    console.error(`cdk-ecr: ${what} failed: ${command}`);
    process.exit(status ?? 1);
  }
  console.error(`cdk-ecr: ${what} took ${Math.round((Date.now() - started) / 1000)} s`);
}
