import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { CfnOutput, RemovalPolicy } from 'aws-cdk-lib/core';
import { sameTemplates, type Program } from './same-template';

/* Unit tests of apps use invalid accounts and regions. Everything derived from them is accepted, as in aws-cdk-lib. */

const ENVIRONMENTS = [
  { account: 'test', region: 'test' },
  { account: '12345', region: 'us-east-1' },
  { account: '123456789', region: 'bermuda-triangle-1337' },
  { account: 'account', region: 'region' },
];

const everything = (env: { account: string; region: string }): Program => ({ ecr, newStack }) => {
  const stack = newStack('MadeUp', env);
  const other = newStack('Other', { ...env, account: `${env.account}2` });
  const repository = new ecr.Repository(stack, 'Repository', {
    repositoryName: 'team/app',
    lifecycleRegistryId: stack.account,
    lifecycleRules: [{ maxImageCount: 5 }],
    encryptionKey: new kms.Key(stack, 'Key'),
    removalPolicy: RemovalPolicy.DESTROY,
  });
  repository.grantPull(new iam.AccountPrincipal(stack.account));
  repository.grantPull(new iam.AccountPrincipal(other.account));
  repository.grantPull(new iam.AccountRootPrincipal());
  repository.grantPush(new iam.ArnPrincipal(`arn:aws:iam::${stack.account}:role/builder`));
  repository.grantPull(iam.Role.fromRoleArn(stack, 'Imported', `arn:aws:iam::${other.account}:role/reader`));
  repository.grantPull(new iam.Role(other, 'Role', { roleName: 'reader', assumedBy: new iam.AccountPrincipal(other.account) }));
  repository.addToResourcePolicy(new iam.PolicyStatement({ actions: ['ecr:BatchGetImage'], principals: [new iam.AccountPrincipal(env.account)] }));
  repository.onImageScanCompleted('Scanned', { target: new targets.SqsQueue(new sqs.Queue(stack, 'Queue')) });
  const imports = [
    ecr.Repository.fromRepositoryName(stack, 'ByName', 'team/base'),
    ecr.Repository.fromRepositoryArn(stack, 'ByArn', `arn:aws:ecr:${env.region}:${env.account}:repository/team/base`),
    ecr.Repository.fromRepositoryArn(stack, 'ByOther', `arn:aws:ecr:${env.region}:${other.account}:repository/team/base`),
    ecr.Repository.fromRepositoryAttributes(stack, 'ByBoth', { repositoryName: 'team/base', repositoryArn: ecr.Repository.arnForLocalRepository('team/base', stack, stack.account) }),
  ];
  [repository, ...imports].forEach((each, index) => new CfnOutput(stack, `Output${index}`, { value: each.repositoryUriForTag('v1') }));
};

sameTemplates(Object.fromEntries(ENVIRONMENTS.map((env) => [`a stack of account ${env.account} and region ${env.region}`, everything(env)])));
