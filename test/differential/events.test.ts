import { Match, type OnEventOptions, RuleTargetInput } from 'aws-cdk-lib/aws-events';
import { LambdaFunction, SnsTopic, SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { Code, Function as Lambda, Runtime } from 'aws-cdk-lib/aws-lambda';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { CfnParameter, Fn, type Stack } from 'aws-cdk-lib/core';
import { DIGEST, HERE, type Kit, OTHER_ACCOUNT, type Program, sameRefusals, sameTemplates } from './same-template';

type Repository = ReturnType<Kit['ecr']['Repository']['fromRepositoryName']>;
type Options = OnEventOptions & { imageTag?: string; imageTags?: string[] };

const METHODS = ['onEvent', 'onCloudTrailEvent', 'onCloudTrailImagePushed', 'onImageScanCompleted'] as const;

const OPTIONS: Record<string, (stack: Stack) => Options> = {
  'no options': () => ({}),
  'a description': () => ({ description: 'what it is for' }),
  'a rule name': () => ({ ruleName: 'my-rule' }),
  'a pattern of its own': () => ({ eventPattern: { account: ['111122223333'], detail: { 'image-digest': ['sha256:0123'], 'result': ['SUCCESS'] } } }),
  'a pattern that overlaps': () => ({ eventPattern: { source: ['aws.ecr'], detail: { 'repository-name': ['other'], 'image-tags': ['mine'] } } }),
  'a scope elsewhere': (stack) => ({ crossStackScope: stack }),
  'one tag': () => ({ imageTag: 'latest', imageTags: ['latest'] }),
  'null for tags': () => ({ imageTag: null, imageTags: null } as unknown as Options),
  'a tag that a lookup is yet to find': () => ({ imageTag: 'dummy-value-for-/app/tag', imageTags: ['dummy-value-for-/app/tag'] }),
  'an empty tag': () => ({ imageTag: '', imageTags: ['', 'v1'] }),
  'tags that no image has': () => ({ imageTag: 'a:b', imageTags: ['a:b', DIGEST, ''] }),
  'tags of other types': () => ({ imageTag: 5, imageTags: [5, true, null] } as unknown as Options),
  'matchers of EventBridge': () => ({ imageTag: { prefix: 'v' }, imageTags: [{ prefix: 'v' }, { 'anything-but': ['latest'] }, 'v1'] } as unknown as Options),
  'a list of matchers that is a token': () => ({ imageTags: Match.anyOf(Match.prefix('v'), Match.exactString('latest')) }),
  'several tags': () => ({ imageTag: 'v1', imageTags: ['v1', 'v2', 'v3'] }),
  'tags that are tokens': (stack) => {
    const tag = stack.node.tryFindChild('Tag') as CfnParameter ?? new CfnParameter(stack, 'Tag');
    return { imageTag: tag.valueAsString, imageTags: [tag.valueAsString, 'v1'] };
  },
  'a list of tags that is a token': () => ({ imageTags: Fn.split(',', Fn.importValue('Tags')) }),
};

const TARGETS: Record<string, (stack: Stack, id: string) => Options['target']> = {
  'a queue': (stack, id) => new SqsQueue(new Queue(stack, id)),
  'a topic': (stack, id) => new SnsTopic(new Topic(stack, id), { message: RuleTargetInput.fromText('pushed') }),
  'a function': (stack, id) => new LambdaFunction(
    new Lambda(stack, id, { runtime: Runtime.NODEJS_22_X, handler: 'index.handler', code: Code.fromInline('//') }), { retryAttempts: 2 }),
};

/** Each event method with these options, on owned and imported repositories. */
const rules = (options: (stack: Stack, id: string) => Options): Program => ({ ecr, stack }) => repositories(ecr, stack).map((repository) => (
  METHODS.map((method) => {
    const rule = repository[method](method, options(stack, `${repository.node.id}${method}Target`));
    rule.addEventPattern({ region: ['eu-west-1'] });
    return stack.resolve({ path: rule.node.path, arn: rule.ruleArn });
  })));

function repositories(ecr: Kit['ecr'], stack: Stack): Repository[] {
  return [
    new ecr.Repository(stack, 'Owned'),
    new ecr.Repository(stack, 'Named', { repositoryName: 'named' }),
    ecr.Repository.fromRepositoryName(stack, 'ByName', 'by-name'),
    ecr.Repository.fromRepositoryArn(stack, 'ByArn', 'arn:aws:ecr:eu-west-1:111122223333:repository/by/arn'),
    ecr.Repository.fromRepositoryAttributes(stack, 'Elsewhere', {
      repositoryName: 'elsewhere', repositoryArn: 'arn:aws:ecr:us-east-1:444455556666:repository/elsewhere',
    }),
    ecr.Repository.fromRepositoryAttributes(stack, 'ByToken', { repositoryName: Fn.importValue('Name'), repositoryArn: Fn.importValue('Arn') }),
  ];
}

sameTemplates({
  ...Object.fromEntries(Object.entries(OPTIONS).map(([what, options]) => [`event rules with ${what}`, rules(options)])),
  ...Object.fromEntries(Object.entries(TARGETS).map(([what, target]) => [`event rules with ${what} as target`, rules((stack, id) => ({
    target: target(stack, id), description: 'with a target', ruleName: `rule-${id}`,
  }))])),
  'several rules and targets on one repository': ({ ecr, stack }) => {
    const repository = new ecr.Repository(stack, 'Repo');
    const queue = new Queue(stack, 'Queue');
    for (const id of ['One', 'Two']) {
      for (const method of METHODS) repository[method](`${id}${method}`, { target: new SqsQueue(queue) }).addTarget(new SnsTopic(new Topic(stack, `${id}${method}`)));
    }
  },
  'a target in another stack': ({ ecr, stack, newStack }) => {
    const target = TARGETS['a function'](newStack('Functions'), 'Fn');
    for (const method of METHODS) new ecr.Repository(stack, `${method}Repo`)[method]('Rule', { target });
  },
  'a target in another stack, with the rule there': ({ ecr, stack, newStack }) => {
    const functions = newStack('Functions');
    const target = TARGETS['a function'](functions, 'Fn');
    for (const method of METHODS) new ecr.Repository(stack, `${method}Repo`)[method](`${method}Rule`, { target, crossStackScope: functions });
  },
  'a target in another account': ({ ecr, newStack }) => {
    const queue = new Queue(newStack('Queues', OTHER_ACCOUNT), 'Queue', { queueName: 'named' });
    for (const method of METHODS) {
      new ecr.Repository(newStack(`${method}Repos`, HERE), 'Repo', { repositoryName: 'named' })[method]('Rule', { target: new SqsQueue(queue), ruleName: `named-${method}` });
    }
  },
  'a rule of an imported repository in another stack': ({ ecr, stack, newStack }) => {
    const imported = ecr.Repository.fromRepositoryName(stack, 'Imported', 'name');
    imported.onCloudTrailImagePushed('Pushed', { target: TARGETS['a function'](newStack('Functions'), 'Fn'), imageTag: 'v1' });
  },
});

sameRefusals({
  'two rules with one id': ['Error', ({ ecr, stack }) => {
    const repository = new ecr.Repository(stack, 'Repo');
    repository.onEvent('Rule');
    repository.onImageScanCompleted('Rule');
  }],
});
