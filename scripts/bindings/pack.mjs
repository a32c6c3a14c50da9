/**
 * Makes the package of one language. jsii-pacmak writes its source from the assembly; the language's own tool builds it,
 * so that the mirrors, caches and credentials that a machine has set up for that tool are used as they are.
 */
import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { filesBelow, findFile, inScratch, newestTime } from './files.mjs';
import { LANGUAGES } from './languages.mjs';
import { dotnetEnv, restore } from './nuget.mjs';
import { ROOT, run, runTool } from './run.mjs';

export const DIST = join(ROOT, 'dist');

const TABLET = join(ROOT, '.jsii.tabl.json');

/** The plugin of Maven that puts files into a repository; its newer line no longer takes a repository's address by option. */
const DEPLOY = 'org.apache.maven.plugins:maven-deploy-plugin:2.8.2:deploy';

const BUILDERS = { js: packJs, python: packPython, java: packJava, go: packGo, dotnet: packDotnet };

/** Packs a language into dist/LANGUAGE, from the last compilation. */
export async function pack(language, say = console.log) {
  const target = join(DIST, language);
  translateSamples();
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  await BUILDERS[language](target, say);
  for (const artifact of LANGUAGES[language].artifacts) {
    if (!findFile(target, artifact)) {
      throw new Error(`the build of ${LANGUAGES[language].label} ended well, but made no ${artifact}`);
    }
  }
  writeFileSync(stampOf(language), '');
}

/** Whether dist holds the package of a language made after the last compilation. */
export function isPacked(language) {
  const sources = ['.jsii', 'lib', 'package.json', 'README.md', 'scripts/bindings'].map((path) => join(ROOT, path));
  return existsSync(stampOf(language)) && newestTime(stampOf(language)) >= newestTime(...sources);
}

/** Writes the source of a language's package, without building it. */
export function generate(language, folder) {
  runTool('jsii-pacmak', ['--code-only', '--target', language, '--outdir', folder, '--rosetta-tablet', TABLET]);
  return join(folder, language);
}

/** The samples in docstrings and README, in every language; packaging puts them into the packages. */
export function translateSamples() {
  if (!existsSync(join(ROOT, '.jsii'))) {
    throw new Error('nothing is compiled yet: run npx projen compile');
  }
  if (newestTime(TABLET) < newestTime(join(ROOT, '.jsii'), join(ROOT, 'README.md'))) {
    runTool('jsii-rosetta', ['extract', '--compile', '.']);
  }
}

function stampOf(language) {
  return join(DIST, `.${language}`);
}

function packJs() {
  runTool('jsii-pacmak', ['--target', 'js', '--outdir', DIST]);
}

function packPython() {
  runTool('jsii-pacmak', ['--target', 'python', '--outdir', DIST, '--rosetta-tablet', TABLET]);
}

function packJava(target) {
  return inScratch((scratch) => {
    const source = generate('java', scratch);
    pinToFloor(join(source, 'pom.xml'));
    run('mvn', ['--batch-mode', '--quiet', 'package', DEPLOY, `-DaltDeploymentRepository=packed::default::file://${target}`], {
      cwd: source,
      env: { MAVEN_OPTS: `${process.env.MAVEN_OPTS ?? ''} -XX:+TieredCompilation -XX:TieredStopAtLevel=1` },
    });
  });
}

/**
 * A range makes Maven fetch the list and the metadata of every version in it, for everybody who depends on us. The floor is
 * what we test with; a newer version in the user's own pom.xml wins over it.
 */
function pinToFloor(pom) {
  writeFileSync(pom, readFileSync(pom, 'utf-8').replace(/<version>\[([^,\]]+),[^)\]]*\)<\/version>/g, '<version>$1</version>'));
}

function packGo(target) {
  return inScratch((scratch) => {
    const generated = generate('go', scratch);
    const module = join(target, 'cdkecr');
    cpSync(join(generated, 'cdkecr'), module, { recursive: true });
    dropIndirect(join(module, 'go.mod'));

    // The module goes out without go.sum; what it needs to be compiled here stays out of it.
    const local = ['-modfile', 'local.go.mod'];
    copyFileSync(join(module, 'go.mod'), join(module, 'local.go.mod'));
    run('go', ['mod', 'tidy', ...local], { cwd: module });
    run('go', ['build', ...local, './...'], { cwd: module });
    rmSync(join(module, 'local.go.mod'));
    rmSync(join(module, 'local.go.sum'));
  });
}

/**
 * jsii-pacmak writes down the helper modules of the aws-cdk-lib that is installed here. The go.mod of aws-cdk-lib asks for
 * those it needs, older ones at times, and those are the ones sure to be there.
 */
function dropIndirect(goMod) {
  writeFileSync(goMod, readFileSync(goMod, 'utf-8').replace(/^.*\/\/ indirect\n/gm, ''));
}

/** What jsii-pacmak leaves out of a package of NuGet, as MSBuild reads it from beside the project. */
const README_AND_LICENSE = `<Project>
  <PropertyGroup>
    <PackageReadmeFile>README.md</PackageReadmeFile>
  </PropertyGroup>
  <ItemGroup>
    <None Include="${join(ROOT, 'README.md')};${join(ROOT, 'LICENSE')}" Pack="true" PackagePath="" />
  </ItemGroup>
</Project>
`;

function packDotnet(target, say) {
  return inScratch(async (scratch) => {
    const source = join(generate('dotnet', scratch), 'CdkEcr');
    writeFileSync(join(source, 'Directory.Build.props'), README_AND_LICENSE);
    const env = dotnetEnv(scratch);
    await restore(scratch, source, env, say);
    run('dotnet', ['build', '--no-restore', '--configuration', 'Release', '--nologo'], { cwd: source, env });
    for (const file of filesBelow(join(source, 'bin', 'Release')).filter((name) => /\.s?nupkg$/.test(name))) {
      copyFileSync(file, join(target, basename(file)));
    }
  });
}
