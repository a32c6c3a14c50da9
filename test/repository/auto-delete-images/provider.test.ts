import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { type CfnRepository, Repository } from 'aws-cdk-lib/aws-ecr';
import { Role } from 'aws-cdk-lib/aws-iam';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import {
  App, CfnParameter, CustomResource, CustomResourceProviderBase, LegacyStackSynthesizer, NestedStack, PhysicalName, RemovalPolicy, Stack, Tags,
} from 'aws-cdk-lib/core';
import { CustomResourceConfig } from 'aws-cdk-lib/custom-resources';
import recommendedFlags from 'aws-cdk-lib/recommended-feature-flags.json';
import type { Construct } from 'constructs';
import { enableAutoDeleteImages } from '../../../src/repository/auto-delete-images';
import { HANDLER_DIRECTORY } from '../../../src/repository/auto-delete-images/provider';

process.env.JSII_DEPRECATED = 'quiet';

type Define = (scope: Construct, id: string, repositoryName?: string) => Repository;
type Program = (app: App, define: Define, upstream: Define) => void;

const theirs: Define = (scope, id, repositoryName) =>
  new Repository(scope, id, { repositoryName, autoDeleteImages: true, removalPolicy: RemovalPolicy.DESTROY });

const ours: Define = (scope, id, repositoryName) => {
  const repository = new Repository(scope, id, { repositoryName, removalPolicy: RemovalPolicy.DESTROY });
  enableAutoDeleteImages(repository, repository.node.defaultChild as CfnRepository);
  return repository;
};

const ENV = { account: '111122223333', region: 'eu-west-1' };

function inRegion(region: string): Program {
  return (app, define) => define(new Stack(app, 'Stack', { env: { account: '111122223333', region } }), 'Repository');
}

const PROGRAMS: Record<string, Program> = {
  'a stack of no environment': (app, define) => define(new Stack(app, 'Stack'), 'Repository'),
  'a stack of an environment': inRegion('eu-west-1'),
  'a stack in China': inRegion('cn-north-1'),
  'a stack in GovCloud': inRegion('us-gov-west-1'),
  'a stack in an isolated region': inRegion('us-iso-east-1'),
  'a stack in a region that CDK does not know': inRegion('xx-new-1'),
  'a named repository': (app, define) => define(new Stack(app, 'Stack'), 'Repository', 'my/repository'),
  'a repository named by a parameter': (app, define) => {
    const stack = new Stack(app, 'Stack');
    define(stack, 'Repository', new CfnParameter(stack, 'Name').valueAsString);
  },
  'a repository with a generated name': (app, define) => {
    const repository = define(new Stack(app, 'Stack', { env: ENV }), 'Repository', PhysicalName.GENERATE_IF_NEEDED);
    new CustomResource(new Stack(app, 'Other', { env: { ...ENV, region: 'us-east-1' } }), 'User', {
      serviceToken: 'arn:aws:lambda:us-east-1:111122223333:function:f', properties: { name: repository.repositoryName },
    });
  },
  'two repositories of a stack': (app, define) => {
    const stack = new Stack(app, 'Stack');
    define(stack, 'One');
    define(stack, 'Two');
  },
  'two stacks': (app, define) => {
    define(new Stack(app, 'One'), 'Repository');
    define(new Stack(app, 'Two', { env: ENV }), 'Repository');
  },
  'a nested stack': (app, define) => {
    const stack = new Stack(app, 'Stack');
    define(stack, 'Outer');
    define(new NestedStack(stack, 'Nested'), 'Inner');
  },
  'a stack where upstream came first': (app, define, upstream) => {
    const stack = new Stack(app, 'Stack');
    upstream(stack, 'One');
    define(stack, 'Two');
  },
  'a stack where upstream comes second': (app, define, upstream) => {
    const stack = new Stack(app, 'Stack');
    define(stack, 'One');
    upstream(stack, 'Two');
  },
  'tags of the app': (app, define) => {
    define(new Stack(app, 'Stack'), 'Repository');
    Tags.of(app).add('team', 'a');
  },
  'another runtime, log retention and removal policy for all custom resources': (app, define) => {
    const stack = new Stack(app, 'Stack');
    define(stack, 'Repository');
    new LambdaFunction(stack, 'Function', { runtime: Runtime.NODEJS_20_X, handler: 'index.handler', code: Code.fromInline('0') });
    CustomResourceConfig.of(app).addLambdaRuntime(Runtime.NODEJS_22_X);
    CustomResourceConfig.of(app).addLogRetentionLifetime(RetentionDays.TEN_YEARS);
    CustomResourceConfig.of(app).addRemovalPolicy(RemovalPolicy.DESTROY);
  },
  'roles that exist already': (app, define) => {
    const stack = new Stack(app, 'Stack', { env: ENV });
    const path = 'Stack/Custom::ECRAutoDeleteImagesCustomResourceProvider/Role';
    Role.customizeRoles(stack, { usePrecreatedRoles: { [path]: 'existing' } });
    define(stack, 'Repository');
  },
  'the synthesizer of CDK v1': (app, define) => define(new Stack(app, 'Stack', { synthesizer: new LegacyStackSynthesizer() }), 'Repository'),
};

const CONTEXTS: Record<string, Record<string, unknown>> = {
  'no feature flags': {},
  'the recommended feature flags': recommendedFlags,
  'metadata of assets and paths': { 'aws:cdk:enable-asset-metadata': true, 'aws:cdk:enable-path-metadata': true },
  'inline code': { '@aws-cdk/core:inlineCustomResourceIfPossible': true },
};

/** Without stack traces, and without the record of the props that upstream's own class received. */
const QUIET = { 'aws:cdk:disable-creation-stack-traces': true, '@aws-cdk/core:enableAdditionalMetadataCollection': false };

/** Everything that synthesis writes, including the construct tree, with hashes and inline code blanked, because the handler is ours. */
function synthesize(program: Program, define: Define, context: Record<string, unknown>): Record<string, string> {
  const app = new App({ analyticsReporting: false, context: { ...context, ...QUIET } });
  program(app, define, theirs);
  const { directory } = app.synth();
  const files = readdirSync(directory).filter((name) => /\.(json|txt)$/.test(name));
  return Object.fromEntries(files.map((name) => [name, blank(readFileSync(join(directory, name), 'utf-8'))]));
}

function blank(text: string): string {
  return text
    .replace(/[0-9a-f]{64}/gi, 'HASH')
    .replace(/-[0-9a-f]{8}"/g, '-HASH"')
    .replace(/(AssetParametersHASH(?:S3Bucket|S3VersionKey|ArtifactHash))[0-9A-F]{8}/g, '$1HASH')
    .replace(/"ZipFile": "(?:[^"\\]|\\.)*"/g, '"ZipFile": "CODE"');
}

describe.each(Object.entries(CONTEXTS))('with %s the whole assembly is as upstream\'s for', (_, context) => {
  test.each(Object.entries(PROGRAMS))('%s', (_name, program) => {
    const expected = synthesize(program, theirs, context);
    expect(JSON.stringify(expected)).toContain('AutoDeleteImages');
    expect(synthesize(program, ours, context)).toEqual(expected);
  });
});

describe('the provider', () => {
  test('the first repository of a stack creates the provider that later ones use', () => {
    const stack = new Stack(new App(), 'Stack');
    ours(stack, 'One');
    const provider = stack.node.findChild('Custom::ECRAutoDeleteImagesCustomResourceProvider');
    ours(stack, 'Two');
    expect(provider).toBeInstanceOf(CustomResourceProviderBase);
    expect(stack.node.children.filter((child) => child instanceof CustomResourceProviderBase)).toEqual([provider]);
  });

  test('the code that is deployed is one file that needs only the AWS SDK of the runtime', () => {
    const app = new App();
    ours(new Stack(app, 'Stack'), 'Repository');
    const { directory } = app.synth();
    const asset = readdirSync(directory).find((name) => name.startsWith('asset.'))!;
    expect(readdirSync(join(directory, asset))).toEqual(['index.js']);

    const code = readFileSync(join(directory, asset, 'index.js'), 'utf-8');
    const needed = [...code.matchAll(/require\("([^"]+)"\)/g)].map((match) => match[1]);
    expect(needed.filter((name) => !builtinModules.includes(name))).toEqual(['@aws-sdk/client-ecr']);
    expect(code).toContain('exports.handler = handler');
  });

  test('the code is in its place in the package', () => {
    expect(HANDLER_DIRECTORY).toBe(join(__dirname, '../../../lib/repository/auto-delete-images/handler'));
    expect(existsSync(join(HANDLER_DIRECTORY, 'index.js'))).toBe(true);
  });
});
