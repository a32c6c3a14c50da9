import * as batch from 'aws-cdk-lib/aws-batch';
import * as agentcore from 'aws-cdk-lib/aws-bedrockagentcore';
import * as codebuild from 'aws-cdk-lib/aws-codebuild';
import * as codepipeline from 'aws-cdk-lib/aws-codepipeline';
import * as actions from 'aws-cdk-lib/aws-codepipeline-actions';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { CfnRepository, type IRepository } from 'aws-cdk-lib/aws-ecr';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import { ApplicationLoadBalancedFargateService, ScheduledFargateTask } from 'aws-cdk-lib/aws-ecs-patterns';
import { Schedule } from 'aws-cdk-lib/aws-events';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { DefinitionBody, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import * as tasks from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { CfnOutput, Size, type Stack } from 'aws-cdk-lib/core';
import { CodeBuildStep, CodePipeline, CodePipelineSource, DockerCredential } from 'aws-cdk-lib/pipelines';
import { DIGEST } from '../differential/same-template';

/** A construct of aws-cdk-lib that accepts a repository. */
export interface Consumer {
  /** The parameters and props that it uses, by their names in the jsii assembly. */
  readonly covers: string[];
  /** Whether it uses the account of the repository, which upstream gets wrong for imports by attributes (docs/differences.md). */
  readonly readsAccount?: boolean;
  /** Passes the repository to it. */
  use(stack: Stack, repository: IRepository): unknown;
}

export const CONSUMERS: Record<string, Consumer> = {
  // ECS and constructs based on it
  'a Fargate task': {
    covers: ['aws_ecs.ContainerImage.fromEcrRepository'],
    use: (stack, repository) => {
      const task = new ecs.FargateTaskDefinition(stack, 'Task');
      task.addContainer('Main', { image: ecs.ContainerImage.fromEcrRepository(repository, 'v1') });
      task.addContainer('Latest', { image: ecs.ContainerImage.fromEcrRepository(repository) });
      task.addContainer('Digest', { image: ecs.ContainerImage.fromEcrRepository(repository, DIGEST) });
    },
  },
  'an EC2 task': {
    covers: ['aws_ecs.EcrImage.constructor'],
    use: (stack, repository) => {
      new ecs.Ec2TaskDefinition(stack, 'Task').addContainer('Main', { memoryLimitMiB: 128, image: new ecs.EcrImage(repository, 'v1') });
    },
  },
  'an image whose tag is a parameter': {
    covers: ['aws_ecs.TagParameterContainerImage.constructor'],
    use: (stack, repository) => {
      const image = new ecs.TagParameterContainerImage(repository);
      new ecs.FargateTaskDefinition(stack, 'Task').addContainer('Main', { image });
      new CfnOutput(stack, 'TagParameter', { value: image.tagParameterName });
      return stack.resolve(image.tagParameterValue);
    },
  },
  'a load balanced service': {
    covers: [],
    use: (stack, repository) => new ApplicationLoadBalancedFargateService(stack, 'Service', {
      vpc: new Vpc(stack, 'Vpc', { maxAzs: 2 }), taskImageOptions: { image: ecs.ContainerImage.fromEcrRepository(repository) },
    }).service.node.path,
  },
  'a scheduled task': {
    covers: [],
    use: (stack, repository) => new ScheduledFargateTask(stack, 'Scheduled', {
      vpc: new Vpc(stack, 'Vpc', { maxAzs: 2 }),
      schedule: Schedule.expression('rate(1 hour)'),
      scheduledFargateTaskImageOptions: { image: ecs.ContainerImage.fromEcrRepository(repository) },
    }).taskDefinition.node.path,
  },
  'a batch job': {
    covers: [],
    use: (stack, repository) => {
      new batch.EcsJobDefinition(stack, 'Job', {
        container: new batch.EcsFargateContainerDefinition(stack, 'Container', {
          image: ecs.ContainerImage.fromEcrRepository(repository, 'job'), cpu: 1, memory: Size.gibibytes(2),
        }),
      });
    },
  },
  'a batch job on EC2': {
    covers: [],
    use: (stack, repository) => {
      new batch.EcsJobDefinition(stack, 'Job', {
        container: new batch.EcsEc2ContainerDefinition(stack, 'Container', {
          image: ecs.ContainerImage.fromEcrRepository(repository), cpu: 1, memory: Size.gibibytes(2),
        }),
      });
    },
  },

  // Lambda
  'a function from an image': {
    covers: ['aws_lambda.DockerImageCode.fromEcr'],
    use: (stack, repository) => {
      new lambda.DockerImageFunction(stack, 'Latest', { code: lambda.DockerImageCode.fromEcr(repository) });
      new lambda.DockerImageFunction(stack, 'Tagged', { code: lambda.DockerImageCode.fromEcr(repository, { tagOrDigest: DIGEST, cmd: ['run'] }) });
    },
  },
  'a function from image code': {
    covers: ['aws_lambda.Code.fromEcrImage', 'aws_lambda.EcrImageCode.constructor'],
    use: (stack, repository) => {
      for (const [id, code] of Object.entries({ Code: lambda.Code.fromEcrImage(repository), Class: new lambda.EcrImageCode(repository, { tagOrDigest: 'v1' }) })) {
        new lambda.Function(stack, id, { code, handler: lambda.Handler.FROM_IMAGE, runtime: lambda.Runtime.FROM_IMAGE });
      }
    },
  },

  // CodeBuild
  'a Linux build image': {
    covers: ['aws_codebuild.LinuxBuildImage.fromEcrRepository'],
    use: (stack, repository) => {
      project(stack, 'Latest', codebuild.LinuxBuildImage.fromEcrRepository(repository));
      project(stack, 'Digest', codebuild.LinuxBuildImage.fromEcrRepository(repository, DIGEST));
    },
  },
  'an Arm build image': {
    covers: ['aws_codebuild.LinuxArmBuildImage.fromEcrRepository'],
    use: (stack, repository) => project(stack, 'Project', codebuild.LinuxArmBuildImage.fromEcrRepository(repository, 'v1')),
  },
  'a GPU build image': {
    covers: ['aws_codebuild.LinuxGpuBuildImage.fromEcrRepository'],
    readsAccount: true,
    use: (stack, repository) => project(stack, 'Project', codebuild.LinuxGpuBuildImage.fromEcrRepository(repository, 'v1')),
  },
  'a Windows build image': {
    covers: ['aws_codebuild.WindowsBuildImage.fromEcrRepository'],
    use: (stack, repository) => project(stack, 'Project', codebuild.WindowsBuildImage.fromEcrRepository(repository, 'v1')),
  },
  'a Mac build image': {
    covers: ['aws_codebuild.MacBuildImage.fromEcrRepository'],
    use: (stack, repository) => {
      const fleet = new codebuild.Fleet(stack, 'Fleet', {
        baseCapacity: 1, computeType: codebuild.FleetComputeType.MEDIUM, environmentType: codebuild.EnvironmentType.MAC_ARM,
      });
      project(stack, 'Project', codebuild.MacBuildImage.fromEcrRepository(repository, 'v1'), { fleet });
    },
  },

  // Pipelines
  'an action that starts a pipeline': {
    covers: ['aws_codepipeline_actions.EcrSourceActionProps.repository'],
    use: (stack, repository) => {
      const output = new codepipeline.Artifact();
      const source = new actions.EcrSourceAction({ actionName: 'Push', repository, imageTag: 'v1', output });
      pipeline(stack, source, new actions.CodeBuildAction({ actionName: 'Build', input: output, project: new codebuild.PipelineProject(stack, 'Project') }));
      return stack.resolve(source.variables.imageUri);
    },
  },
  'an action that scans an image': {
    covers: ['aws_codepipeline_actions.InspectorEcrImageScanActionProps.repository'],
    use: (stack, repository) => {
      const source = new actions.S3SourceAction({ actionName: 'S3', bucket: new Bucket(stack, 'Bucket'), bucketKey: 'key', output: new codepipeline.Artifact() });
      pipeline(stack, source, new actions.InspectorEcrImageScanAction({ actionName: 'Scan', repository, output: new codepipeline.Artifact(), criticalThreshold: 1 }));
    },
  },
  'the source of a CDK pipeline': {
    covers: ['pipelines.CodePipelineSource.ecr'],
    use: (stack, repository) => {
      const input = CodePipelineSource.ecr(repository, { imageTag: 'v1', actionName: 'Image' });
      new CodePipeline(stack, 'Pipeline', { synth: new CodeBuildStep('Synth', { input, commands: ['make'] }) })
        .addWave('Wave', { pre: [new CodeBuildStep('Test', { commands: ['test'] })] });
    },
  },
  'the credentials of a CDK pipeline': {
    covers: ['pipelines.DockerCredential.ecr'],
    use: (stack, repository) => {
      new CodePipeline(stack, 'Pipeline', {
        synth: new CodeBuildStep('Synth', { input: CodePipelineSource.s3(new Bucket(stack, 'Source'), 'key'), commands: ['make'] }),
        dockerCredentials: [DockerCredential.ecr([repository])],
      }).addWave('Wave', { pre: [new CodeBuildStep('Test', { commands: ['test'] })] });
    },
  },

  // Others
  'a training job of a state machine': {
    covers: ['aws_stepfunctions_tasks.DockerImage.fromEcrRepository'],
    use: (stack, repository) => {
      const bucket = new Bucket(stack, 'Bucket');
      const job = new tasks.SageMakerCreateTrainingJob(stack, 'Train', {
        trainingJobName: 'job',
        algorithmSpecification: { trainingImage: tasks.DockerImage.fromEcrRepository(repository, 'v1') },
        inputDataConfig: [{ channelName: 'train', dataSource: { s3DataSource: { s3Location: tasks.S3Location.fromBucket(bucket, 'in') } } }],
        outputDataConfig: { s3OutputLocation: tasks.S3Location.fromBucket(bucket, 'out') },
      });
      new StateMachine(stack, 'Machine', { definitionBody: DefinitionBody.fromChainable(job) });
    },
  },
  'the runtime of an agent': {
    covers: ['aws_bedrockagentcore.AgentRuntimeArtifact.fromEcrRepository'],
    use: (stack, repository) => {
      new agentcore.Runtime(stack, 'Runtime', {
        runtimeName: 'agent', agentRuntimeArtifact: agentcore.AgentRuntimeArtifact.fromEcrRepository(repository, 'v1'),
      });
    },
  },
  'the ARN that an L1 gives': {
    covers: ['aws_ecr.CfnRepository.arnForRepository'],
    use: (stack, repository) => stack.resolve(CfnRepository.arnForRepository(repository)),
  },
};

function project(stack: Stack, id: string, buildImage: codebuild.IBuildImage, environment: codebuild.BuildEnvironment = {}): void {
  new codebuild.Project(stack, id, {
    buildSpec: codebuild.BuildSpec.fromObject({ version: '0.2', phases: { build: { commands: ['make'] } } }),
    environment: { ...environment, buildImage },
  });
}

function pipeline(stack: Stack, source: codepipeline.IAction, action: codepipeline.IAction): void {
  new codepipeline.Pipeline(stack, 'Pipeline', { stages: [{ stageName: 'Source', actions: [source] }, { stageName: 'Next', actions: [action] }] });
}
