import { holdsPlaceholder, splitAtPlaceholders } from '../../src/core/placeholders';

test.each([
  ['$.detail.image-tag', ['', '']], // EventBridge, Step Functions
  ['$$.Execution.Name', ['', '']],
  ["$['detail']['image-tag']", ['', '']],
  ['v<tag>', ['v', '']], // EventBridge input transformers
  ['v<$.body.tags[0]>-x', ['v', '-x']], // EventBridge Pipes
  ['<IMAGE1_NAME>', ['', '']], // CodeDeploy
  ['<aws.scheduler.execution-id>', ['', '']], // EventBridge Scheduler
  ['#{Build.IMAGE_TAG}', ['', '']], // CodePipeline
  ['#{codepipeline.PipelineExecutionId}-x', ['', '-x']],
  ['$TAG', ['', '']], // shells
  ['v${MAJOR}.${MINOR:-0}', ['v', '.', '']],
  ['$(git rev-parse HEAD)', ['', '']],
  ['$(git rev-parse \\\n  HEAD)', ['', '']], // on two lines
  ['`date +%s`', ['', '']],
  ['${CODEBUILD_RESOLVED_SOURCE_VERSION}', ['', '']],
  ['${AWS::StackName}', ['', '']], // Fn::Sub
  ['${aws:PrincipalTag/team}', ['', '']], // IAM
  ['{% $states.input.tag %}', ['', '']], // Step Functions with JSONata
  ["States.Format('v{}', $.version)", ['', '']],
  ['{{resolve:ssm:/app/tag}}', ['', '']], // CloudFormation
  ['v{{ .Values.tag }}', ['v', '']], // templates of Systems Manager, Image Builder, Helm
  ['${{ github.sha }}', ['', '']], // workflows
  ["$input.path('$.tag')", ['', '']], // API Gateway
  ['$context.requestId', ['', '']],
  ['$util.escapeJavaScript($ctx.args.tag)', ['', '']], // AppSync
  ['v$ctx.args.imageTag-$!name', ['v', '-', '']],
  ['%TAG%', ['', '']], // Windows
  ['$env:TAG', ['', '']],
  ['Ref::tag', ['', '']], // AWS Batch
  ['dummy-value-for-/app/tag', ['', '']], // lookups
  ['arn:aws:ecr:us-east-1:123456789012:repository/DUMMY_ARN', ['', '']],
])('%s is a placeholder for another service', (text, around) => {
  expect(holdsPlaceholder(text)).toBe(true);
  expect(splitAtPlaceholders(text)).toEqual(around);
});

test.each(['v1', 'a-b_c.d', 'sha256:0123', 'a$', '{x}', 'a < b', '50%', '', '$'])('%j is literal text', (text) => {
  expect(holdsPlaceholder(text)).toBe(false);
  expect(splitAtPlaceholders(text)).toEqual([text]);
});

test('text that is longer than ECR accepts is literal text', () => {
  const longest = `$TAG${' '.repeat(10_236)}`;
  expect([longest, `${longest} `].map(holdsPlaceholder)).toEqual([true, false]);
  expect([longest, `${longest} `].map((text) => splitAtPlaceholders(text).length)).toEqual([2, 1]);
});
