/**
 * The command `cdk-ecr check` on many templates. Only cdk-ecr has one.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { INSTALLATION } from './libraries.mjs';
import { median } from './race.mjs';

const COMMAND = join(INSTALLATION, 'node_modules', 'cdk-ecr', 'lib', 'cli', 'main.js');

/** From the start of the process to its end, with files to read and none of the memory that a benchmark has. */
export function measureCheckCommand({ quick }) {
  const count = quick ? 5 : 1_000;
  const folder = mkdtempSync(join(tmpdir(), 'cdk-ecr-check-benchmark-'));
  try {
    const json = JSON.stringify(template(200), undefined, 1);
    const files = Array.from({ length: count }, (_, index) => join(folder, `${index}.template.json`));
    files.forEach((file) => writeFileSync(file, json));
    const runs = Array.from({ length: quick ? 1 : 3 }, () => check(files, count * 100));
    return { title: '`cdk-ecr check` of 1,000 templates in JSON, each with 200 resources', absoluteOfOurs: `${(median(runs) / 1000).toFixed(1)} s` };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function check(files, resources) {
  const start = performance.now();
  const { status, stdout } = spawnSync(process.execPath, [COMMAND, 'check', ...files], { encoding: 'utf-8' });
  if (status !== 0 || !stdout.startsWith(`no problems: ${resources.toLocaleString('en-US')} ECR resources`)) {
    throw new Error(`cdk-ecr check did something else: ${status} ${stdout.slice(0, 1_000)}`);
  }
  return performance.now() - start;
}

/** As CDK writes them: half of the resources are repositories with a lifecycle policy and a resource policy, half of other services. */
function template(count) {
  const resources = Array.from({ length: count }, (_, index) => [`R${index}`, index % 2 === 0 ? repository(index) : role(index)]);
  return { Resources: Object.fromEntries(resources) };
}

function repository(index) {
  const rules = [
    { rulePriority: 1, selection: { tagStatus: 'untagged', countType: 'sinceImagePushed', countNumber: 14, countUnit: 'days' }, action: { type: 'expire' } },
    { rulePriority: 2, selection: { tagStatus: 'tagged', tagPatternList: [`v${index}-*`], countType: 'imageCountMoreThan', countNumber: 50 }, action: { type: 'expire' } },
    { rulePriority: 3, selection: { tagStatus: 'any', countType: 'imageCountMoreThan', countNumber: 500 }, action: { type: 'expire' } },
  ];
  const principal = { AWS: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::123456789012:root']] } };
  return {
    Type: 'AWS::ECR::Repository',
    Properties: {
      RepositoryName: `team/service-${index}`,
      ImageScanningConfiguration: { ScanOnPush: true },
      ImageTagMutability: 'IMMUTABLE',
      LifecyclePolicy: { LifecyclePolicyText: JSON.stringify({ rules }) },
      RepositoryPolicyText: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: principal, Action: ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'] }] },
      Tags: [{ Key: 'team', Value: { Ref: 'Team' } }],
    },
    UpdateReplacePolicy: 'Retain',
    DeletionPolicy: 'Retain',
    Metadata: { 'aws:cdk:path': `Stack/Repository${index}/Resource` },
  };
}

function role(index) {
  return {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }] },
      Policies: [{ PolicyName: 'pull', PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'ecr:BatchGetImage', Resource: { 'Fn::GetAtt': [`R${index - 1}`, 'Arn'] } }] } }],
    },
    Metadata: { 'aws:cdk:path': `Stack/Role${index}/Resource` },
  };
}
