import * as batch from 'aws-cdk-lib/aws-batch';
import * as codebuild from 'aws-cdk-lib/aws-codebuild';
import * as codecommit from 'aws-cdk-lib/aws-codecommit';
import * as codepipeline from 'aws-cdk-lib/aws-codepipeline';
import * as actions from 'aws-cdk-lib/aws-codepipeline-actions';
import type * as upstream from 'aws-cdk-lib/aws-ecr';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as pipes from 'aws-cdk-lib/aws-pipes';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as scheduler from 'aws-cdk-lib/aws-scheduler';
import * as schedulerTargets from 'aws-cdk-lib/aws-scheduler-targets';
import * as ssm from 'aws-cdk-lib/aws-ssm';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import * as tasks from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { CfnOutput, Fn, SecretValue, Size, Stage, Stack } from 'aws-cdk-lib/core';
import * as pipelines from 'aws-cdk-lib/pipelines';
import { HERE, sameTemplates, type Kit, type Program } from './same-template';

/*
 * Text that another service replaces, in every place where it can reach a repository. The programs are typical ones, one for each
 * service and method. Upstream synthesizes all of them.
 */

type Ecr = Pick<Kit, 'ecr' | 'stack'> & { readonly repository: upstream.IRepository };
/** The methods that put a value, which may be a tag or a digest, into a URI. */
const URI: Record<string, (kit: Ecr, value: string) => string> = {
  repositoryUriForTag: ({ repository }, value) => repository.repositoryUriForTag(value),
  repositoryUriForDigest: ({ repository }, value) => repository.repositoryUriForDigest(value),
  repositoryUriForTagOrDigest: ({ repository }, value) => repository.repositoryUriForTagOrDigest(value),
  fromRepositoryName: ({ ecr, stack }, value) => ecr.Repository.fromRepositoryName(stack, 'Named', value).repositoryUriForTag('v1'),
};

const withRepository = (program: (kit: Kit & Ecr) => void): Program => (kit) => {
  program({ ...kit, repository: new kit.ecr.Repository(kit.stack, 'Repository') });
};

const code = lambda.Code.fromInline('exports.handler = () => {}');
const functionIn = (stack: Stack) => new lambda.Function(stack, 'Function', { runtime: lambda.Runtime.NODEJS_22_X, handler: 'index.handler', code });

/** Every kind of text from an event, in every construct that accepts it. */
function eventPrograms(): Record<string, Program> {
  const fields: Record<string, string> = {
    'image-tag': events.EventField.fromPath('$.detail.image-tag'),
    'time': events.EventField.time,
    'part of a tag': `v-${events.EventField.fromPath('$.detail.image-tag')}`,
  };
  return Object.fromEntries(Object.entries(URI).flatMap(([way, uri]) => Object.entries(fields)
    .filter(([field]) => !(way === 'repositoryUriForDigest' && field === 'part of a tag')) // a digest does not begin with v-
    .map(([field, value]) => [`EventField ${field} in ${way}`, withRepository((kit) => {
      new events.Rule(kit.stack, 'Rule', { eventPattern: { source: ['aws.ecr'] } }).addTarget(new targets.LambdaFunction(functionIn(kit.stack), {
        event: events.RuleTargetInput.fromObject({ image: uri(kit, value), text: `pull ${uri({ ...kit, stack: new Stack(kit.app, `Other${way}`) }, value)}` }),
      }));
    })])));
}

/** A pipeline with the given source and build, and the actions to run on an image. */
function pipelineProgram(imageOf: (kit: Kit & Ecr, variables: Record<string, string>) => string): Program {
  return withRepository((kit) => {
    const { stack, repository } = kit;
    const image = new codepipeline.Artifact();
    const bundle = new codepipeline.Artifact();
    const ecrSource = new actions.EcrSourceAction({ actionName: 'Image', repository, output: image });
    const s3Source = new actions.S3SourceAction({ actionName: 'Bundle', bucket: new s3.Bucket(stack, 'Bucket'), bucketKey: 'bundle.zip', output: bundle });
    const build = new actions.CodeBuildAction({ actionName: 'Tag', project: new codebuild.PipelineProject(stack, 'Tagger'), input: bundle });
    new codepipeline.Pipeline(stack, 'Pipeline', {
      stages: [
        { stageName: 'Source', actions: [ecrSource, s3Source] },
        { stageName: 'Build', actions: [build] },
        {
          stageName: 'Use',
          actions: [new actions.CodeBuildAction({
            actionName: 'Scan',
            project: new codebuild.PipelineProject(stack, 'Scanner'),
            input: image,
            environmentVariables: {
              IMAGE: {
                value: imageOf(kit, {
                  imageTag: ecrSource.variables.imageTag,
                  imageDigest: ecrSource.variables.imageDigest,
                  versionId: s3Source.variables.versionId,
                  executionId: codepipeline.GlobalVariables.executionId,
                  built: build.variable('IMAGE_TAG'),
                }),
              },
            },
          })],
        },
      ],
    });
  });
}

const pipelinePrograms: Record<string, Program> = {
  'the tag of an image that a pipeline pulls': pipelineProgram(({ repository }, { imageTag }) => repository.repositoryUriForTag(imageTag)),
  'the digest of an image that a pipeline pulls': pipelineProgram(({ repository }, { imageDigest }) => repository.repositoryUriForDigest(imageDigest)),
  'either of the two': pipelineProgram(({ repository }, { imageDigest }) => repository.repositoryUriForTagOrDigest(imageDigest)),
  'the version of an object of S3 as tag': pipelineProgram(({ repository }, { versionId }) => repository.repositoryUriForTag(versionId)),
  'the execution of a pipeline as tag': pipelineProgram(({ repository }, { executionId }) => repository.repositoryUriForTag(`run-${executionId}`)),
  'a variable that a build exports as tag': pipelineProgram(({ repository }, { built }) => repository.repositoryUriForTag(built)),
  'a variable that a build exports as name': pipelineProgram(({ ecr, stack }, { built }) => (
    ecr.Repository.fromRepositoryName(stack, 'Named', `team/${built}`).repositoryUri)),
};

/** A pipeline of CDK Pipelines that deploys an empty stage, then runs commands with an image. */
function cdkPipeline(imageOf: (kit: Kit & Ecr, source: pipelines.CodePipelineSource, synth: pipelines.CodeBuildStep) => string): Program {
  return (kit) => {
    const stack = kit.newStack('Pipelines', HERE);
    const repository = new kit.ecr.Repository(stack, 'Repository');
    const source = pipelines.CodePipelineSource.codeCommit(codecommit.Repository.fromRepositoryName(stack, 'Code', 'code'), 'main');
    const synth = new pipelines.CodeBuildStep('Synth', { input: source, commands: ['npx cdk synth'] });
    const pipeline = new pipelines.CodePipeline(stack, 'Pipeline', { synth });
    const stage = new Stage(kit.app, 'Prod', { env: HERE });
    new CfnOutput(new Stack(stage, 'App'), 'Output', { value: 'x' });
    pipeline.addStage(stage, {
      pre: [new pipelines.CodeBuildStep('Scan', {
        input: synth,
        commands: ['docker pull $IMAGE'],
        env: { IMAGE: imageOf({ ...kit, stack, repository }, source, synth) },
      })],
    });
  };
}

const cdkPipelinePrograms: Record<string, Program> = {
  'the commit of a source as tag': cdkPipeline(({ repository }, source) => repository.repositoryUriForTag(source.sourceAttribute('CommitId'))),
  'the commit of a source as tag or digest': cdkPipeline(({ repository }, source) => repository.repositoryUriForTagOrDigest(source.sourceAttribute('CommitId'))),
  'the branch of a source as name': cdkPipeline(({ ecr, stack }, source) => (
    ecr.Repository.fromRepositoryName(stack, 'Named', source.sourceAttribute('BranchName')).repositoryUri)),
  'a variable that a step exports as tag': cdkPipeline(({ repository }, _, synth) => repository.repositoryUriForTag(synth.exportedVariable('IMAGE_TAG'))),
  'a variable that a step exports as digest': cdkPipeline(({ repository }, _, synth) => repository.repositoryUriForDigest(synth.exportedVariable('IMAGE_DIGEST'))),
};

const buildspec = (uriOf: (repository: upstream.IRepository) => string): Program => withRepository(({ stack, repository }) => {
  new codebuild.Project(stack, 'Project', {
    buildSpec: codebuild.BuildSpec.fromObject({ version: '0.2', phases: { build: { commands: [`docker build -t ${uriOf(repository)} .`] } } }),
  });
});

const shellPrograms: Record<string, Program> = Object.fromEntries([
  '$TAG', '${TAG}', '${TAG:-latest}', '${CODEBUILD_RESOLVED_SOURCE_VERSION}', 'v$MAJOR.$MINOR', '$(git rev-parse --short HEAD)', '`date +%s`', '"$TAG"', '%TAG%', '$env:TAG',
].map((tag) => [`a command with ${tag}`, buildspec((repository) => repository.repositoryUriForTag(tag))]));

const stepFunction = (image: (repository: upstream.IRepository) => string): Program => withRepository(({ stack, repository }) => {
  new sfn.StateMachine(stack, 'Machine', {
    definitionBody: sfn.DefinitionBody.fromChainable(new tasks.LambdaInvoke(stack, 'Invoke', {
      lambdaFunction: functionIn(stack),
      payload: sfn.TaskInput.fromObject({ image: image(repository), formatted: sfn.JsonPath.format(`${image(repository)}-{}`, sfn.JsonPath.stringAt('$.tag')) }),
    })),
  });
});

const otherPrograms: Record<string, Program> = {
  'Fn.sub around a tag': withRepository(({ stack, repository }) => {
    new CfnOutput(stack, 'Image', { value: Fn.sub(repository.repositoryUriForTag('${Tag}'), { Tag: 'v1' }) });
  }),
  'a pseudo parameter in Fn.sub': withRepository(({ stack, repository }) => {
    new CfnOutput(stack, 'Image', { value: Fn.sub(repository.repositoryUriForTag('${AWS::StackName}-x')) });
  }),
  'a JSON path typed by hand': stepFunction((repository) => repository.repositoryUriForTag('$.tag')),
  'the execution of a state machine as tag': stepFunction((repository) => repository.repositoryUriForTag('$$.Execution.Name')),
  'JSONata of Step Functions as tag': stepFunction((repository) => repository.repositoryUriForTag('{% $states.input.tag %}')),
  'the execution of EventBridge Scheduler as tag': withRepository(({ stack, repository }) => {
    new scheduler.Schedule(stack, 'Schedule', {
      schedule: scheduler.ScheduleExpression.cron({ minute: '0' }),
      target: new schedulerTargets.LambdaInvoke(functionIn(stack), {
        input: scheduler.ScheduleTargetInput.fromObject({ image: repository.repositoryUriForTag(scheduler.ContextAttribute.executionId) }),
      }),
    });
  }),
  'the body of a message in EventBridge Pipes': withRepository(({ stack, repository }) => {
    const inputTemplate = JSON.stringify({ tag: repository.repositoryUriForTag('<$.body.tags[0]>'), digest: repository.repositoryUriForDigest('<$.body.digest>') });
    new pipes.CfnPipe(stack, 'Pipe', { roleArn: 'arn:aws:iam::111122223333:role/pipe', source: 'arn', target: 'arn', targetParameters: { inputTemplate } });
  }),
  'the image of CodeDeploy': withRepository(({ stack, repository }) => {
    new CfnOutput(stack, 'TaskDefinition', { value: JSON.stringify({ image: repository.repositoryUriForTag('<IMAGE1_NAME>') }) });
  }),
  'a parameter of Batch': withRepository(({ stack, repository }) => {
    new batch.CfnJobDefinition(stack, 'Job', { type: 'container', containerProperties: { image: repository.repositoryUriForTag('v1'), command: [repository.repositoryUriForTag('Ref::tag')] } });
  }),
  'a parameter of Systems Manager': withRepository(({ stack, repository }) => {
    new CfnOutput(stack, 'Late', { value: repository.repositoryUriForTag(ssm.StringParameter.valueForStringParameter(stack, '/app/tag')) });
    new CfnOutput(stack, 'Dynamic', { value: repository.repositoryUriForTag('{{resolve:ssm:/app/tag:1}}') });
  }),
  'a document of Systems Manager': withRepository(({ stack, repository }) => {
    new ssm.CfnDocument(stack, 'Document', { content: { schemaVersion: '2.2', mainSteps: [{ inputs: { runCommand: [`docker pull ${repository.repositoryUriForTag('{{ Tag }}')}`] } }] } });
  }),
  'a secret as tag': withRepository(({ stack, repository }) => {
    new CfnOutput(stack, 'Image', { value: repository.repositoryUriForTag(SecretValue.secretsManager('tag').unsafeUnwrap()) });
  }),
  'a parameter that is looked up': ({ ecr, newStack }) => {
    const stack = newStack('Here', HERE);
    const value = ssm.StringParameter.valueFromLookup(stack, '/app/value');
    new ecr.Repository(stack, 'Repository', { lifecycleRules: [{ tagPrefixList: [value], maxImageCount: 1 }] });
    new CfnOutput(stack, 'Image', { value: ecr.Repository.fromRepositoryName(stack, 'Named', value).repositoryUriForTag(value) });
  },
  'a mapping template of API Gateway': withRepository(({ stack, repository }) => {
    new CfnOutput(stack, 'Template', { value: `{"image":"${repository.repositoryUriForTag("$input.path('$.tag')")}"}` });
  }),
  'a workflow of GitHub': withRepository(({ stack, repository }) => {
    new CfnOutput(stack, 'Image', { value: repository.repositoryUriForTag('${{ github.sha }}') });
  }),
  'a log group of a job with a tag': withRepository(({ stack, repository }) => {
    new batch.EcsJobDefinition(stack, 'Job', {
      container: new batch.EcsFargateContainerDefinition(stack, 'Container', {
        image: { bind: () => ({ imageName: repository.repositoryUriForTag('$TAG') }) } as never, cpu: 1, memory: Size.gibibytes(2),
      }),
    });
  }),
};

describe('events', () => sameTemplates(eventPrograms()));
describe('CodePipeline', () => sameTemplates(pipelinePrograms));
describe('CDK Pipelines', () => sameTemplates(cdkPipelinePrograms));
describe('shells', () => sameTemplates(shellPrograms));
describe('other services', () => sameTemplates(otherPrograms));
