/** One suite for each row of docs/differences.md. */
import * as upstream from 'aws-cdk-lib/aws-ecr';
import * as kms from 'aws-cdk-lib/aws-kms';
import { App, CfnParameter, Fn, Stack, Token } from 'aws-cdk-lib/core';
import * as ours from '../src';

/** The properties of the one repository that the program defines. */
function repositoryProperties(program: (stack: Stack) => void): any {
  const app = new App();
  const stack = new Stack(app, 'Stack');
  program(stack);
  const resources = Object.values<any>(app.synth().getStackArtifact(stack.artifactId).template.Resources);
  return resources.find(({ Type }) => Type === 'AWS::ECR::Repository').Properties;
}

describe('KMS_DSSE', () => {
  test('upstream refuses its own value', () => {
    expect(() => repositoryProperties((stack) => new upstream.Repository(stack, 'Repo', { encryption: upstream.RepositoryEncryption.KMS_DSSE })))
      .toThrow(/Unexpected 'encryptionType'/);
  });

  test('renders without a key', () => {
    const properties = repositoryProperties((stack) => new ours.Repository(stack, 'Repo', { encryption: ours.RepositoryEncryption.KMS_DSSE }));
    expect(properties.EncryptionConfiguration).toEqual({ EncryptionType: 'KMS_DSSE' });
  });

  test('renders with a key', () => {
    const properties = repositoryProperties((stack) => new ours.Repository(stack, 'Repo', {
      encryption: ours.RepositoryEncryption.KMS_DSSE,
      encryptionKey: new kms.Key(stack, 'Key'),
    }));
    expect(properties.EncryptionConfiguration).toEqual({ EncryptionType: 'KMS_DSSE', KmsKey: { 'Fn::GetAtt': ['Key961B73FD', 'Arn'] } });
  });
});

describe('tokens in lifecycle rules', () => {
  const VALUES: Record<string, string> = { Count: '7', Prefix: 'prod-' };

  function policyText(ecr: typeof ours | typeof upstream): any {
    return repositoryProperties((stack) => {
      const count = new CfnParameter(stack, 'Count', { type: 'Number' });
      const prefix = new CfnParameter(stack, 'Prefix');
      new ecr.Repository(stack, 'Repo', {
        lifecycleRules: [
          { tagPrefixList: [prefix.valueAsString], maxImageCount: Token.asNumber(Fn.ref(count.logicalId)) },
          { maxImageCount: 3 },
        ],
      });
    }).LifecyclePolicy.LifecyclePolicyText;
  }

  test('upstream writes the reference itself into the JSON', () => {
    expect(JSON.parse(policyText(upstream)).rules[0].selection.countNumber).toEqual({ Ref: 'Count' });
  });

  test('the text becomes valid JSON when CloudFormation puts the values in', () => {
    const [separator, parts]: [string, (string | { Ref: string })[]] = policyText(ours)['Fn::Join'];
    const text = parts.map((part) => typeof part === 'string' ? part : VALUES[part.Ref]).join(separator);
    expect(JSON.parse(text).rules[0]).toEqual({
      rulePriority: 1,
      selection: { tagStatus: 'tagged', tagPrefixList: [VALUES.Prefix], countType: 'imageCountMoreThan', countNumber: 7 },
      action: { type: 'expire' },
    });
  });
});
