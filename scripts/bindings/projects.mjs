/**
 * How a user of each language sets up a project with the packed library, and runs a program in it. The project is a copy of an
 * example that uses the built package instead of the one in the registry.
 */
import { copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { findFile } from './files.mjs';
import { dotnetEnv, restore, restoredVersion } from './nuget.mjs';
import { DIST } from './pack.mjs';
import { ROOT, run } from './run.mjs';

/** Where the second example is in a project. */
const SECOND = 'registry';

/** Where the programs of test/bindings come from. */
const BINDINGS = join(ROOT, 'test', 'bindings');

/** What a TypeScript project takes from this one: the peers, unless it has its own, and the tools. */
const FROM_HERE = ['aws-cdk-lib', 'constructs', 'ts-node', 'typescript', 'jest', 'ts-jest', '@types/node', '@types/jest', '.bin'];

/**
 * For each language: the folder of its example, how to install into a copy of it, the environment to synthesize in, and how to
 * run its unit tests and the program language-features of test/bindings. `peers` are the versions of aws-cdk-lib and constructs that its
 * registry resolved to, where those can differ from the ones that are installed here. `registry` is the folder of the second
 * example, where the language has it: it is copied into the project, and uses what is installed there.
 */
export const PROJECTS = {
  js: {
    example: 'typescript',
    registry: 'typescript',
    install(project, { peers = {} }) {
      const modules = join(project, 'node_modules');
      const library = join(modules, 'cdk-ecr');
      const others = Object.entries(peers).map(([name, version]) => `${name}@${version}`);
      if (others.length > 0) {
        run('npm', ['install', '--no-audit', '--no-fund', '--no-save', '--ignore-scripts', '--loglevel=error', '--prefix', project, ...others]);
      }
      mkdirSync(library, { recursive: true });
      run('tar', ['-xzf', findFile(join(DIST, 'js'), 'cdk-ecr@*.tgz'), '--strip-components=1', '-C', library]);
      for (const name of FROM_HERE.filter((each) => !existsSync(join(modules, each)))) {
        mkdirSync(dirname(join(modules, name)), { recursive: true });
        symlinkSync(join(ROOT, 'node_modules', name), join(modules, name));
      }
      copyFileSync(join(BINDINGS, 'typescript', 'language-features.ts'), join(project, 'language-features.ts'));
    },
    features: (project, env) => run('npx', ['--no-install', 'ts-node', '--transpile-only', 'language-features.ts'], { cwd: project, env }),
  },

  python: {
    example: 'python',
    install(project) {
      run('python3', ['-m', 'venv', '.venv'], { cwd: project });
      const wheel = findFile(join(DIST, 'python'), 'cdk_ecr-*.whl');
      // Without --no-compile, pip compiles hundreds of modules of aws-cdk-lib that the example never loads.
      const install = ['-m', 'pip', 'install', '--quiet', '--no-input', '--no-compile', wheel, '-r', 'requirements.txt', 'pytest'];
      run(join(project, '.venv', 'bin', 'python'), install, { cwd: project });
      copyFileSync(join(BINDINGS, 'python', 'language_features.py'), join(project, 'language_features.py'));
    },
    env: (project) => ({ PATH: `${join(project, '.venv', 'bin')}${delimiter}${process.env.PATH}` }),
    features: (project, env) => run(join(project, '.venv', 'bin', 'python'), ['language_features.py'], { cwd: project, env }),
  },

  java: {
    example: 'java',
    install(project) {
      const [jar, pom] = ['cdk-ecr-*.jar', 'cdk-ecr-*.pom'].map((pattern) => findFile(join(DIST, 'java'), pattern));
      maven(project, ['org.apache.maven.plugins:maven-install-plugin:2.5.2:install-file', `-Dfile=${jar}`, `-DpomFile=${pom}`]);
      copyFileSync(join(BINDINGS, 'java', 'LanguageFeatures.java'), join(project, 'src/main/java/com/example/registry/LanguageFeatures.java'));
      maven(project, ['compile']);
    },
    features: (project, env) => maven(project, ['exec:java', '-Dexec.mainClass=com.example.registry.LanguageFeatures'], env),
  },

  go: {
    example: 'go',
    install(project) {
      run('go', ['mod', 'edit', `-replace=github.com/cdk-ecr/cdk-ecr-go/cdkecr=${join(DIST, 'go', 'cdkecr')}`], { cwd: project });
      mkdirSync(join(project, 'features'));
      copyFileSync(join(BINDINGS, 'go', 'language_features.go'), join(project, 'features', 'language_features.go'));
      run('go', ['build', '-o', 'bin/', './...'], { cwd: project });
    },
    features: (project, env) => run(join(project, 'bin', 'features'), [], { cwd: project, env }),
  },

  dotnet: {
    example: 'csharp',
    registry: 'csharp',
    async install(project, { say }) {
      cpSync(join(BINDINGS, 'csharp'), join(project, 'features'), { recursive: true });
      const env = this.env(project);
      for (const program of ['ImageRegistry.slnx', 'features', SECOND]) {
        await restore(project, program, env, say);
        // One warning of NuGet is expected: a copy without the minimum version resolves to the next one.
        run('dotnet', ['build', '--no-restore', '--nologo', '-warnaserror', '-warnnotaserror:NU1603', program], { cwd: project, env });
      }
    },
    tests: (project, env) => run('dotnet', ['test', '--no-build', '--nologo'], { cwd: project, env }),
    env: (project) => dotnetEnv(project, [join(DIST, 'dotnet')]),
    features: (project, env) => run('dotnet', ['run', '--no-build', '--project', 'features'], { cwd: project, env }),
    peers: (project) => ({
      'aws-cdk-lib': restoredVersion(join(project, 'features'), 'Amazon.CDK.Lib'),
      'constructs': restoredVersion(join(project, 'features'), 'Constructs'),
    }),
  },
};

function maven(project, args, env = {}) {
  return run('mvn', ['--batch-mode', '--quiet', ...args], { cwd: project, env });
}

/** A project with the examples of a language in it, and the library installed. */
export async function newProject(language, project, { peers, say }) {
  const { example, registry, install } = PROJECTS[language];
  cpSync(join(ROOT, 'examples', example), project, { recursive: true });
  if (registry) {
    cpSync(join(ROOT, 'examples', 'registry', registry), join(project, SECOND), { recursive: true });
  }
  await install.call(PROJECTS[language], project, { peers, say });
}

/** The template of the example that every language has. */
export function synthesizeExample(language, project) {
  return synthesize(language, project, project).ImageRegistry;
}

/** The templates of the second example by the names of their stacks. */
export function synthesizeRegistry(language, project) {
  return synthesize(language, project, join(project, SECOND));
}

/** Synthesizes the app that the cdk.json of a folder names, with the cdk CLI as a user would, off the network. */
function synthesize(language, project, folder) {
  const outdir = join(folder, 'cdk.out');
  run(process.execPath, [join(ROOT, 'node_modules', '.bin', 'cdk'), 'synth', '--quiet', '--no-notices', '--output', outdir], {
    cwd: folder,
    env: {
      CDK_DISABLE_CLI_TELEMETRY: 'true',
      AWS_REGION: 'us-east-1',
      AWS_EC2_METADATA_DISABLED: 'true',
      ...PROJECTS[language].env?.(project),
    },
  });
  const suffix = '.template.json';
  return Object.fromEntries(readdirSync(outdir).filter((file) => file.endsWith(suffix)).map((file) => [
    file.slice(0, -suffix.length), JSON.parse(readFileSync(join(outdir, file), 'utf-8')),
  ]));
}

/** Runs the unit tests of an example that has some. */
export function runTests(language, project) {
  PROJECTS[language].tests(project, PROJECTS[language].env(project));
}

/** Runs the program language-features. It writes its template to a folder, and its results to a file. */
export function runLanguageFeatures(language, project, outdir, report) {
  PROJECTS[language].features(project, { ...PROJECTS[language].env?.(project), CDK_OUTDIR: outdir, FEATURES_REPORT: report });
}
