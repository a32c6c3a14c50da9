import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, type Environment, Stack, type StackProps } from 'aws-cdk-lib/core';
import recommendedFlags from 'aws-cdk-lib/recommended-feature-flags.json';
import { type EcrModule, OURS, UPSTREAM } from './modules';

// Deprecated props are compared as well. Without this, the notice would be printed for each program.
process.env.JSII_DEPRECATED = 'quiet';

/** The two sets of feature flags under which every program runs. */
export const FLAG_SETS: Record<string, Record<string, unknown>> = {
  'no feature flags': {},
  'the recommended feature flags': recommendedFlags,
};

/** Accounts and regions of the concrete stacks. */
export const HERE: Environment = { account: '111122223333', region: 'eu-west-1' };
export const OTHER_REGION: Environment = { account: '111122223333', region: 'us-east-1' };
export const OTHER_ACCOUNT: Environment = { account: '444455556666', region: 'eu-west-1' };

/** Repositories that `Repository.fromLookup` finds, as the CLI would have cached the responses of the service. */
export const LOOKED_UP = ['service', 'team/service', 'a/b/c'];

/** A digest in the form of ECR. */
export const DIGEST = `sha256:${'0123456789abcdef'.repeat(4)}`;

const CONTEXT = {
  'aws:cdk:enable-path-metadata': true,
  'aws:cdk:disable-creation-stack-traces': true,
  ...Object.fromEntries(LOOKED_UP.map((name) => [
    `cc-api-provider:account=${HERE.account}:exactIdentifier=${name}:propertiesToReturn.0=Arn:region=${HERE.region}:typeName=AWS$:$:ECR$:$:Repository`,
    [{ Arn: `arn:aws:ecr:${HERE.region}:${HERE.account}:repository/${name}`, Identifier: name }],
  ])),
};

/** The input of a program: one of the two libraries, and an app with one stack without an environment. */
export interface Kit {
  readonly ecr: EcrModule;
  readonly app: App;
  readonly stack: Stack;
  /** One more stack of the app. */
  newStack(id: string, env?: Environment, props?: StackProps): Stack;
}

/** The same text for both libraries. The result of the program is resolved and compared, too. */
export type Program = (kit: Kit) => unknown;

/** The result of a program: all files that CloudFormation or the CLI would read, or the error that it ended with. */
export interface Outcome {
  readonly files?: Record<string, string>;
  readonly returned?: string;
  readonly error?: Error;
}

/** Runs a program with one library. The annotations that CDK prints are not compared, and cost time under jest. */
export function run(program: Program, ecr: EcrModule, context: Record<string, unknown> = {}): Outcome {
  const { error: printError, warn: printWarning } = console;
  try {
    console.error = console.warn = () => {};
    const app = new App({
      analyticsReporting: false,
      treeMetadata: false,
      context: { ...CONTEXT, ...context },
    });
    const stack = new Stack(app, 'Stack');
    const returned = program({ ecr, app, stack, newStack: (id, env, props) => new Stack(app, id, { env, ...props }) });
    const directory = app.synth().directory;
    return { files: readAssembly(directory), returned: JSON.stringify(stack.resolve(returned)) };
  } catch (error) {
    return { error: error as Error };
  } finally {
    Object.assign(console, { error: printError, warn: printWarning });
  }
}

/** Runs a program with both libraries. */
export function runBoth(program: Program, context?: Record<string, unknown>): { upstream: Outcome; ours: Outcome } {
  return { upstream: run(program, UPSTREAM, context), ours: run(program, OURS, context) };
}

/** Fails unless both libraries accept the program and give the same assembly, apart from the order of keys. */
export function expectSame(program: Program, context?: Record<string, unknown>): void {
  const { upstream, ours } = runBoth(program, context);
  if (upstream.error) throw new Error(`upstream rejects this program: ${upstream.error.name}: ${upstream.error.message}`, { cause: upstream.error });
  if (ours.error) throw ours.error;
  expect(ours.files).toEqual(upstream.files);
  expect(ours.returned).toEqual(upstream.returned);
}

/** Fails unless both libraries reject the program with the given code. */
export function expectSameRejection(program: Program, code: string, context?: Record<string, unknown>): void {
  const { upstream, ours } = runBoth(program, context);
  expect({ upstream: upstream.error?.name, ours: ours.error?.name }).toEqual({ upstream: code, ours: code });
}

/** Runs each program of the table under both sets of feature flags. */
export function sameTemplates(programs: Record<string, Program>): void {
  describe.each(Object.entries(FLAG_SETS))('with %s the template equals upstream\'s for', (_, flags) => {
    test.each(Object.entries(programs))('%s', (_name, program) => expectSame(program, flags));
  });
}

/** Checks each rejection of the table (name: [code, program]) under both sets of feature flags. */
export function sameRefusals(programs: Record<string, [string, Program]>): void {
  const rows = Object.entries(programs).map(([name, [code, program]]) => ({ name, code, program }));
  describe.each(Object.entries(FLAG_SETS))('with %s it fails as upstream does for', (_, flags) => {
    test.each(rows)('$name ($code)', ({ code, program }) => expectSameRejection(program, code, flags));
  });
}

/** Templates as text; from the manifest, what a deployment reads: the order of stacks and the missing context. */
function readAssembly(directory: string): Record<string, string> {
  const files: Record<string, string> = {};
  for (const path of readdirSync(directory, { recursive: true, encoding: 'utf8' }).sort()) {
    if (path.endsWith('.template.json')) files[path] = normaliseHandler(readFileSync(join(directory, path), 'utf8'));
    if (path.endsWith('manifest.json')) files[path] = deploymentFacts(readFileSync(join(directory, path), 'utf8'));
  }
  return files;
}

/** The handler of autoDeleteImages is ours, so its asset hash differs from upstream's. Nothing else may differ. */
function normaliseHandler(text: string): string {
  const hash = /CustomECRAutoDeleteImagesCustomResourceProviderHandler[^]*?"S3Key": "([0-9a-f]{64})\.zip"/.exec(text)?.[1];
  return hash ? text.replaceAll(hash, 'handler') : text;
}

interface Manifest {
  readonly artifacts: Record<string, { readonly type: string; readonly environment?: string; readonly dependencies?: string[] }>;
  readonly missing?: unknown[];
}

function deploymentFacts(text: string): string {
  const manifest: Manifest = JSON.parse(text);
  const artifacts = Object.entries(manifest.artifacts).map(([id, { type, environment, dependencies }]) => ({ id, type, environment, dependencies }));
  return JSON.stringify({ artifacts, missing: manifest.missing }, undefined, 1);
}
