/**
 * Builds the package of one language. jsii-pacmak generates its source from the assembly. The language's own tool builds it, so
 * that the mirrors, caches and credentials that a machine has for that tool are used.
 */
import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { filesBelow, findFile, inScratch, newestTime } from './files.mjs';
import { LANGUAGES } from './languages.mjs';
import { dotnetEnv, restore } from './nuget.mjs';
import { ROOT, run, runTool } from './run.mjs';

export const DIST = join(ROOT, 'dist');

const TABLET = join(ROOT, '.jsii.tabl.json');

/** The Maven plugin that puts files into a repository. Newer versions no longer accept the address of a repository as an option. */
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
      throw new Error(`the build of ${LANGUAGES[language].label} succeeded, but created no ${artifact}`);
    }
  }
  writeFileSync(stampOf(language), '');
}

/** Whether dist has a package of the language that was built after the last compilation. */
export function isPacked(language) {
  const sources = ['.jsii', 'lib', 'package.json', 'README.md', 'scripts/bindings'].map((path) => join(ROOT, path));
  return existsSync(stampOf(language)) && newestTime(stampOf(language)) >= newestTime(...sources);
}

/** Generates the source of a language's package, without building it. */
export function generate(language, folder) {
  runTool('jsii-pacmak', ['--code-only', '--target', language, '--outdir', folder, '--rosetta-tablet', TABLET]);
  return join(folder, language);
}

/** The samples in docstrings and README, in every language. Packaging adds them to the packages. */
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
 * A range makes Maven fetch the list and the metadata of every version in it, for every user of the library. The minimum version is
 * the one that we test with; a newer version in the user's own pom.xml overrides it.
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

    // The module is published without go.sum. What it needs only to be compiled here is not part of it.
    const local = ['-modfile', 'local.go.mod'];
    copyFileSync(join(module, 'go.mod'), join(module, 'local.go.mod'));
    run('go', ['mod', 'tidy', ...local], { cwd: module });
    run('go', ['build', ...local, './...'], { cwd: module });
    rmSync(join(module, 'local.go.mod'));
    rmSync(join(module, 'local.go.sum'));
  });
}

/**
 * jsii-pacmak writes the helper modules of the installed aws-cdk-lib. The go.mod of aws-cdk-lib requires its own, sometimes older,
 * helper modules, and only those are certain to be available.
 */
function dropIndirect(goMod) {
  writeFileSync(goMod, readFileSync(goMod, 'utf-8').replace(/^.*\/\/ indirect\n/gm, ''));
}

/** What jsii-pacmak leaves out of a package of NuGet. MSBuild reads it from a file next to the project. */
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
