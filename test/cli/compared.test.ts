import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, CfnResource, Stack } from 'aws-cdk-lib/core';
import { cdkEcr, Folder } from './support';

const PAGE = readFileSync(join(__dirname, '..', '..', 'docs', 'check.md'), 'utf-8');
const { version } = require('aws-cdk-lib/package.json'); // eslint-disable-line @typescript-eslint/no-require-imports
const folder = new Folder();

const ANY = { tagStatus: 'any', countType: 'imageCountMoreThan', countNumber: 5 };
const UNTAGGED = { ...ANY, tagStatus: 'untagged' };
const ALLOW = { Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::123456789012:root' }, Action: 'ecr:BatchGetImage' };

/** The mistakes of the table on the page, each as a stack of its own, by the code that it is found by. */
const MISTAKES: [code: string, type: string, properties: object][] = [
  ['InvalidLifecyclePolicyText', 'Repository', lifecycle(rule(1, { ...ANY, countNumber: 0 }))],
  ['InvalidLifecyclePolicyText', 'Repository', lifecycle(rule(1, { tagStatus: 'any', countType: 'sinceImagePushed', countNumber: 5 }))],
  ['InvalidLifecyclePolicyText', 'Repository', lifecycle({ ...rule(1, ANY), selecton: {} })],
  ['DuplicateRulePriority', 'Repository', lifecycle(rule(1, UNTAGGED), rule(1, ANY))],
  ['AnyTagStatusRuleMustHaveHighestPriority', 'Repository', lifecycle(rule(1, ANY), rule(2, UNTAGGED))],
  ['TaggedStatusRequiresTagPrefixOrPatternList', 'Repository', lifecycle(rule(1, { ...ANY, tagStatus: 'tagged' }))],
  ['cdk-ecr:unreachableLifecycleRule', 'Repository', lifecycle(
    rule(1, { ...ANY, tagStatus: 'tagged', tagPatternList: ['v*'] }), rule(2, { ...ANY, tagStatus: 'tagged', tagPatternList: ['v1*'] }))],
  ['InvalidPolicyStatement', 'Repository', policy({ Effect: 'Allow', Action: 'ecr:BatchGetImage' })],
  ['InvalidPolicyStatement', 'Repository', policy({ ...ALLOW, Effect: 'allow' })],
  ['cdk-ecr:anyPrincipal', 'Repository', policy({ ...ALLOW, Principal: '*' })],
  ['cdk-ecr:actionsOutsideRepository', 'Repository', policy({ ...ALLOW, Action: 's3:GetObject' })],
  ['ExclusionFiltersRequiredForMutabilityWithExclusion', 'Repository', { ImageTagMutability: 'IMMUTABLE_WITH_EXCLUSION' }],
  ['EncryptionKeyRequiresKmsEncryption', 'Repository', { EncryptionConfiguration: { EncryptionType: 'AES256', KmsKey: 'alias/x' } }],
  ['InvalidResourceTag', 'Repository', { Tags: [{ Key: 'aws:x', Value: 'y' }] }],
  ['UpstreamSecretRequired', 'PullThroughCacheRule', { EcrRepositoryPrefix: 'docker-hub', UpstreamRegistryUrl: 'registry-1.docker.io' }],
  ['ContinuousScanRequiresEnhanced', 'RegistryScanningConfiguration', {
    ScanType: 'BASIC', Rules: [{ ScanFrequency: 'CONTINUOUS_SCAN', RepositoryFilters: [{ Filter: '*', FilterType: 'WILDCARD' }] }],
  }],
  ['ReplicationToItself', 'ReplicationConfiguration', {
    ReplicationConfiguration: { Rules: [{ Destinations: [{ Region: 'us-east-1', RegistryId: '123456789012' }] }] },
  }],
];
const SCANNING = { ScanType: 'BASIC', Rules: [] };

function rule(rulePriority: number, selection: object): object {
  return { rulePriority, selection, action: { type: 'expire' } };
}

function lifecycle(...rules: object[]): object {
  return { LifecyclePolicy: { LifecyclePolicyText: JSON.stringify({ rules }) } };
}

function policy(...Statement: object[]): object {
  return { RepositoryPolicyText: { Version: '2012-10-17', Statement } };
}

function synthesize(): { path: string; byCdk: { rule: string; template: string }[] } {
  const app = new App({ outdir: folder.at('cdk.out') });
  const add = (id: string, type: string, properties: object, region = 'us-east-1') => new CfnResource(
    new Stack(app, id, { env: { account: '123456789012', region } }), 'Resource', { type: `AWS::ECR::${type}`, properties });
  MISTAKES.forEach(([, type, properties], index) => add(`Row${index}`, type, properties));
  ['TwiceA', 'TwiceB'].forEach((id) => add(id, 'RegistryScanningConfiguration', SCANNING, 'eu-west-1'));
  add('Control', 'Repository', { RepositoryName: 'My Repo' });
  process.env.CDK_VALIDATION = 'true';
  try {
    app.synth();
  } finally {
    process.env.CDK_VALIDATION = 'false';
  }
  const { pluginReports } = JSON.parse(readFileSync(join(folder.at('cdk.out'), 'validation-report.json'), 'utf-8'));
  return {
    path: folder.at('cdk.out'),
    byCdk: pluginReports.flatMap(({ violations }: any) => violations.flatMap(({ ruleName, violatingConstructs }: any) => (
      violatingConstructs.map(({ constructPath }: any) => ({ rule: ruleName, template: constructPath.split('/')[0] }))))),
  };
}

test('the mistakes in the table of the page are found here, and not by CDK', async () => {
  if (!PAGE.includes(`aws-cdk-lib ${version} `)) {
    process.stdout.write(`skipped the comparison with the validator of aws-cdk-lib: docs/check.md is about another version than ${version}\n`);
    return;
  }
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
  const { path, byCdk } = synthesize();
  const { problems } = JSON.parse((await cdkEcr(['check', path, '--json'])).out) as { problems: { code: string; template: string }[] };
  const codesOf = (stack: string) => problems.filter(({ template }) => template.endsWith(`/${stack}.template.json`)).map(({ code }) => code);

  expect(byCdk).toEqual([{ rule: 'F3031', template: 'Control' }]);
  expect(codesOf('Control')).toEqual(['InvalidRepositoryName']);
  expect(MISTAKES.map((_, index) => codesOf(`Row${index}`))).toEqual(MISTAKES.map(([code]) => [code]));
  expect([...codesOf('TwiceA'), ...codesOf('TwiceB')]).toEqual(['RegistrySettingDefinedTwice']);
}, 60_000);

test('the table on the page has the codes that are compared here', () => {
  const rows = [...PAGE.matchAll(/^\| .* \| (error|warning) `([\w:-]+)` \|$/gm)].map(([, , code]) => code);

  expect(rows).toEqual([...new Set(MISTAKES.map(([code]) => code)), 'RegistrySettingDefinedTwice']);
});
