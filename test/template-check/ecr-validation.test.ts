import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as upstream from 'aws-cdk-lib/aws-ecr';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { App, Duration, NestedStack, Stack, Stage, Validations, type Environment } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { EcrValidation, RegistryPolicy, Repository, TagStatus } from '../../src';

const HERE = { account: '111122223333', region: 'eu-west-1' };
const SHORT_EXPIRY = { tagStatus: TagStatus.UNTAGGED, maxImageAge: Duration.days(1) };

beforeAll(() => void jest.spyOn(console, 'error').mockImplementation());
afterAll(() => jest.restoreAllMocks());

class Program {
  public readonly app = new App();

  constructor() {
    Validations.of(this.app).addPlugins(new EcrValidation());
  }

  public stack(id: string = 'Stack', env: Environment = HERE, scope: Construct = this.app): Stack {
    return new Stack(scope, id, { env });
  }

  /** What synthesis fails with, and what the report says of our plugin. */
  public synth(): { error?: string; rules: string[]; report: any } {
    let error: string | undefined;
    try {
      this.app.synth();
    } catch (thrown) {
      error = (thrown as Error).message;
    }
    const { pluginReports } = JSON.parse(readFileSync(join(this.app.outdir, 'validation-report.json'), 'utf8'));
    const report = pluginReports.find(({ pluginName }: { pluginName: string }) => pluginName === 'EcrValidation');
    return { error, report, rules: report?.violations.map(({ ruleName }: { ruleName: string }) => ruleName) ?? [] };
  }
}

const repositoryIn = (scope: Construct, repositoryName: string) => new upstream.CfnRepository(scope, 'Repo', { repositoryName });

test.each<[string, (program: Program) => Construct, string]>([
  ['an L1', (program) => program.stack(), 'Stack/Repo'],
  ['an L1 of a nested stack', (program) => new NestedStack(program.stack(), 'Nested'), 'Stack/Nested/Repo'],
  ['an L1 of a stage', (program) => program.stack('Stack', HERE, new Stage(program.app, 'Prod')), 'Prod/Stack/Repo'],
  ['an L1 of a stack whose environment is not known', (program) => program.stack('Stack', {}), 'Stack/Repo'],
])('synthesis fails for %s, with the code, the property and the construct', (_, scopeOf, path) => {
  const program = new Program();
  repositoryIn(scopeOf(program), 'UPPER');
  const { error, rules } = program.synth();
  expect(error).toContain('Properties.RepositoryName may hold only lowercase letters');
  expect(error).toContain(path);
  expect(rules).toEqual(['InvalidRepositoryName']);
});

test('a construct of aws-cdk-lib is checked, too', () => {
  const program = new Program();
  new upstream.Repository(program.stack(), 'Repo', { emptyOnDelete: false, lifecycleRules: [{ maxImageCount: 0 }] });
  expect(program.synth().error).toContain('countNumber');
});

test('a resource that cannot be where its stack is fails', () => {
  const program = new Program();
  new upstream.CfnPublicRepository(program.stack(), 'Tools', { repositoryName: 'tools/cli' });
  expect(program.synth().rules).toEqual(['PublicRepositoryInOtherRegion']);
});

test('a warning does not fail synthesis', () => {
  const program = new Program();
  new upstream.Repository(program.stack(), 'Repo', { lifecycleRules: [SHORT_EXPIRY] });
  const { error, rules, report } = program.synth();
  expect(error).toBeUndefined();
  expect(rules).toEqual(['cdk-ecr:shortUntaggedExpiry']);
  expect(report.conclusion).toEqual('success');
});

test('a warning that a construct of this library gives is not repeated', () => {
  const program = new Program();
  new Repository(program.stack(), 'Repo', { lifecycleRules: [SHORT_EXPIRY] });
  expect(program.synth().rules).toEqual([]);
});

test('a warning that a construct of this library gives of the resource of another is not repeated', () => {
  const program = new Program();
  const statement = { Effect: 'Allow', Principal: { AWS: '444455556666' }, Action: 'ecr:ReplicateImage', Resource: '*' };
  new RegistryPolicy(program.stack('A', {}), 'Policy', { statements: [PolicyStatement.fromJson(statement)] });
  new upstream.CfnRegistryPolicy(program.stack('B', {}), 'Policy', { policyText: { Version: '2012-10-17', Statement: [statement] } });
  expect(program.synth().rules).not.toContain('cdk-ecr:registrySettingDefinedTwice');
});

test('settings that stacks of one environment define twice fail', () => {
  const program = new Program();
  const replication = (scope: Construct) => new upstream.CfnSigningConfiguration(scope, 'Signing', {
    rules: [{ signingProfileArn: 'arn:aws:signer:eu-west-1:111122223333:/signing-profiles/images' }],
  });
  replication(program.stack('A'));
  replication(program.stack('B'));
  const { error, rules } = program.synth();
  expect(rules).toEqual(['RegistrySettingDefinedTwice']);
  expect(error).toContain('Signing of A and Signing of B both define the signing configuration');
});

test('a rule is acknowledged for the whole app', () => {
  const program = new Program();
  repositoryIn(program.stack(), 'UPPER');
  Validations.of(program.app).acknowledge({ id: 'EcrValidation::InvalidRepositoryName', reason: 'a test of a registry that is not ECR' });
  expect(program.synth().error).toBeUndefined();
});

test('a setting that an escape hatch breaks fails, no matter which construct defines it', () => {
  const program = new Program();
  (new Repository(program.stack(), 'Repo').node.defaultChild as upstream.CfnRepository).addPropertyOverride('ImageTagMutability', 'SOMETIMES');
  expect(program.synth().rules).toEqual(['UnknownTagMutability']);
});
