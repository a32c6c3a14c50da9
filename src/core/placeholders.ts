/*
 * Text that another service, a shell or the CDK CLI replaces before ECR receives it. Such text is not a value yet, so only the
 * literal text around it can be checked.
 */

/**
 * Each pattern matches one placeholder, so the text between the matches is literal. The lengths are bounded, so that hostile
 * text cannot slow the match.
 */
const PATTERNS = [
  /\{\{.{0,512}?\}\}/, // CloudFormation dynamic references, Systems Manager, Image Builder: {{resolve:ssm:name}}, {{ name }}
  /#\{.{0,512}?\}/, // CodePipeline variables: #{Build.IMAGE_TAG}
  /\$\{\{.{0,512}?\}\}/, // expressions of workflows: ${{ github.sha }}
  /\$\{.{0,512}?\}/, // Fn::Sub, shells, IAM policy variables: ${Tag}
  /\$\(.{0,512}?\)/, // commands of a shell: $(git rev-parse HEAD)
  /`[^`]{0,512}`/, // the older form of $(…)
  /\{%.{0,2048}?%\}/, // JSONata of Step Functions: {% $states.input.tag %}
  /\bStates\.\w+\(.{0,512}\)/, // intrinsic functions of Step Functions: States.Format('v{}', $.version)
  /<[\w.:$*'[\]\0-]{1,512}>/, // input transformers of EventBridge, Pipes and Scheduler, CodeDeploy: <tag>, <$.body.tag>, <IMAGE1_NAME>
  /\$\w[\w.]{0,256}\(.{0,512}\)/, // mapping templates of API Gateway and AppSync: $input.path('$.tag')
  /\$\$?(?:\.[\w*-]+|\[[^\]]{0,256}\]){1,64}/, // JSON paths of EventBridge and Step Functions: $.detail.image-tag, $$.Execution.Name
  /\$!?(?:env:)?\w+(?:\.\w+)*/, // variables of shells and mapping templates: $TAG, $env:TAG, $ctx.args.tag
  /%\w+%/, // the same in Windows: %TAG%
  /\bRef::\w+/, // parameters of AWS Batch
];

/** Values that CDK uses until the CLI has done a lookup. To search for the text before them is slow, so only text that has them is searched. */
const DUMMY = /\S{0,512}(?:dummy-value-for-|DUMMY_ARN).*/;
const SIGN_OF_DUMMY = /dummy-value-for-|DUMMY_ARN/;

const PLACEHOLDER = anyOf(PATTERNS);
const PLACEHOLDER_OR_DUMMY = anyOf([...PATTERNS, DUMMY]);

/** Every placeholder has one of these, so most text is recognized as literal without the expression above. */
const SIGNS = new RegExp(`[{$<%\`]|Ref::|States\\.|${SIGN_OF_DUMMY.source}`);

/** The longest text that ECR accepts. */
const MAX_LENGTH = 10_240;

/** Whether text holds a placeholder. */
export function holdsPlaceholder(text: string): boolean {
  return text.length <= MAX_LENGTH && SIGNS.test(text) && placeholderIn(text).test(text);
}

/** The literal text around placeholders, first to last. */
export function splitAtPlaceholders(text: string): string[] {
  return text.length <= MAX_LENGTH && SIGNS.test(text) ? text.split(placeholderIn(text)) : [text];
}

function placeholderIn(text: string): RegExp {
  return SIGN_OF_DUMMY.test(text) ? PLACEHOLDER_OR_DUMMY : PLACEHOLDER;
}

function anyOf(patterns: readonly RegExp[]): RegExp {
  return new RegExp(patterns.map(({ source }) => source).join('|'), 's');
}
