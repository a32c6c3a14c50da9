/**
 * .NET projects with the packages of NuGet. A package that NuGet does not have is built from the npm package with the same name and
 * version, which contains everything that jsii-pacmak needs. So a partial copy of NuGet is enough.
 */
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { filesBelow, inScratch } from './files.mjs';
import { ROOT, run, runTool } from './run.mjs';

/** Every copy of NuGet has a version of aws-cdk-lib that is new enough: it is too large to build, and the one that people use. */
const NEVER_MADE = ['aws-cdk-lib'];

/** The packages that were built before. */
const MADE = join(ROOT, 'dist', '.made-from-npm');

/**
 * The environment of dotnet for the projects in a folder: all sources of the machine, the given ones, and the packages that are
 * built for the folder. The folder has its own package cache, so that built or unreleased packages reach no other project.
 */
export function dotnetEnv(folder, sources = []) {
  return {
    NUGET_PACKAGES: join(folder, '.nuget'),
    RestoreAdditionalProjectSources: [...sources, madeFor(folder)].join(';'),
    DOTNET_CLI_TELEMETRY_OPTOUT: '1',
    DOTNET_CLI_UI_LANGUAGE: 'en',
    DOTNET_NOLOGO: '1',
    MSBUILDDISABLENODEREUSE: '1', // leaves no process running
    UseSharedCompilation: 'false',
  };
}

/** Restores the packages of a project below a folder, and builds those that NuGet does not have. */
export async function restore(folder, project, env, say) {
  mkdirSync(madeFor(folder), { recursive: true });
  const made = [];
  for (;;) {
    try {
      return run('dotnet', ['restore', project], { cwd: folder, env });
    } catch (error) {
      const missing = missingPackages(error.output).filter(({ id, version }) => npmNameOf(id) && !made.includes(`${id} ${version}`));
      if (missing.length === 0) {
        throw error;
      }
      for (const { id, version } of missing) {
        await make(id, version, madeFor(folder));
        made.push(`${id} ${version}`);
        printOnce(say, `made ${[id, version].filter(Boolean).join(' ')} from its npm package: NuGet does not have it`);
      }
    }
  }
}

const printed = new Set();

function printOnce(say, line) {
  if (!printed.has(line)) {
    printed.add(line);
    say(line);
  }
}

/** The packages that NuGet does not have, with the lowest accepted version if NuGet has other versions. */
export function missingPackages(output) {
  const missing = [...output.matchAll(/error NU110[123]: Unable to find (?:a stable )?package (\S+?)(?: with version \(>?= ([^\s)]+)|\. )/g)];
  return [...new Map(missing.map(([, id, version]) => [id, { id, version }])).values()];
}

/** The version of a package that a restored project uses. */
export function restoredVersion(project, id) {
  const { libraries } = JSON.parse(readFileSync(join(project, 'obj', 'project.assets.json'), 'utf-8'));
  return Object.keys(libraries).find((library) => library.startsWith(`${id}/`))?.slice(id.length + 1);
}

/** The npm package from which a package of NuGet is built; undefined for a package that we do not build. */
function npmNameOf(id) {
  const { dependencyClosure } = JSON.parse(readFileSync(join(ROOT, '.jsii'), 'utf-8'));
  return Object.keys(dependencyClosure).find((name) => dependencyClosure[name].targets?.dotnet?.packageId === id && !NEVER_MADE.includes(name));
}

async function make(id, version, target) {
  const before = join(MADE, `${id}.${version}.nupkg`);
  if (existsSync(before)) {
    copyFileSync(before, join(target, basename(before)));
    return;
  }
  const name = npmNameOf(id);
  await inScratch((scratch) => {
    run('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error', '--prefix', scratch, version ? `${name}@${version}` : name]);
    runTool('jsii-pacmak', ['--target', 'dotnet', '--outdir', join(scratch, 'packed'), join(scratch, 'node_modules', name)]);
    for (const file of filesBelow(join(scratch, 'packed')).filter((path) => path.endsWith('.nupkg'))) {
      mkdirSync(MADE, { recursive: true });
      copyFileSync(file, join(MADE, basename(file)));
      copyFileSync(file, join(target, basename(file)));
    }
  });
}

function madeFor(folder) {
  return join(folder, '.made');
}
