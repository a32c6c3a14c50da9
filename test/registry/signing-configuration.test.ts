import { Template } from 'aws-cdk-lib/assertions';
import { CfnSigningConfiguration } from 'aws-cdk-lib/aws-ecr';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as signer from 'aws-cdk-lib/aws-signer';
import { App, Aws, CfnParameter, Lazy, RemovalPolicy, type Stack } from 'aws-cdk-lib/core';
import { agnosticStack, HERE, newStack, problemsIn, propertiesOf, warningsIn } from './support';
import { ScanFilter, SigningConfiguration, SigningFilter, SigningProfiles, type SigningRule } from '../../src';

const TYPE = 'AWS::ECR::SigningConfiguration';
const ARN = 'arn:aws:signer:us-east-1:111122223333:/signing-profiles/ecr_signing';
const { wildcard } = SigningFilter;
const { NOTATION_OCI_SHA384_ECDSA, AWS_LAMBDA_SHA384_ECDSA } = signer.Platform;

const profileIn = (stack: Stack, arn = ARN, id = 'Profile') => SigningProfiles.fromSigningProfileArn(stack, id, arn);
const signingIn = (stack: Stack, ...rules: SigningRule[]) => new SigningConfiguration(stack, 'Signing', { rules });
const rulesOf = (stack: Stack) => propertiesOf(stack, TYPE).Rules;
const failure = (name: string, message: string) => expect.objectContaining({ name, constructPath: 'Stack/Signing', message: expect.stringContaining(message) });

describe('the rendered properties', () => {
  test('the profile of a stack, for some repositories', () => {
    const stack = newStack();
    const signingProfile = new signer.SigningProfile(stack, 'Profile', { platform: NOTATION_OCI_SHA384_ECDSA });
    signingIn(stack, { signingProfile, repositories: [wildcard('prod/*'), wildcard('base')] });
    expect(rulesOf(stack)).toEqual([{
      SigningProfileArn: { 'Fn::GetAtt': ['Profile6F32097C', 'Arn'] },
      RepositoryFilters: [{ Filter: 'base', FilterType: 'WILDCARD_MATCH' }, { Filter: 'prod/*', FilterType: 'WILDCARD_MATCH' }],
    }]);
    expect(warningsIn(stack)).toEqual([]);
  });

  test('an L1 as a profile, for all repositories', () => {
    const stack = newStack();
    signingIn(stack, { signingProfile: new signer.CfnSigningProfile(stack, 'Profile', { platformId: 'Notation-OCI-SHA384-ECDSA' }) });
    expect(rulesOf(stack)).toEqual([{ SigningProfileArn: { Ref: 'Profile' } }]);
    expect(warningsIn(stack)).toEqual([]);
  });

  test.each([newStack, agnosticStack])('an import of aws-cdk-lib, without its extra slash', (makeStack) => {
    const stack = makeStack();
    signingIn(stack, { signingProfile: signer.SigningProfile.fromSigningProfileAttributes(stack, 'Profile', { signingProfileName: 'ecr_signing', signingProfileVersion: '1' }) });
    expect(JSON.stringify(rulesOf(stack))).toContain(':/signing-profiles/ecr_signing"');
    expect(problemsIn(stack)).toEqual([]);
  });

  test('is the same in any order, without duplicates', () => {
    const [one, other] = [newStack(), newStack()];
    const rules = (stack: Stack): SigningRule[] => ['a_1', 'b_1', 'a_1'].map((name, index) => ({
      signingProfile: profileIn(stack, `arn:aws:signer:us-east-1:111122223333:/signing-profiles/${name}`, `P${index}`), repositories: [wildcard('aa'), wildcard('bb')],
    }));
    signingIn(one, ...rules(one));
    rules(other).reverse().forEach((rule, index) => (index === 0 ? signingIn(other) : other.node.findChild('Signing') as SigningConfiguration)
      .addRule({ ...rule, repositories: [wildcard('bb'), wildcard('aa'), wildcard('aa')] }));
    expect(rulesOf(other)).toEqual(rulesOf(one));
    expect(rulesOf(one)).toHaveLength(2);
  });
});

describe('input that ECR would reject fails', () => {
  const stack = newStack();
  test.each<[string, string, string]>([
    ['a profile version', `${ARN}/1a2b3c4d5e`, 'signingProfileArn must be the ARN of the profile, not of one of its versions: leave out what follows the name of the profile, got "arn:aws:signer'],
    ['a slash too much', ARN.replace(':/', '://'), 'must end in "/signing-profiles/" and the name of the profile'],
    ['a slash too few', ARN.replace(':/', ':'), 'must end in "/signing-profiles/"'],
    ['a signing job', ARN.replace('profiles', 'jobs'), 'must end in "/signing-profiles/"'],
    ['a name of one character', ARN.replace('ecr_signing', 'x'), '2 to 64 letters, digits and "_"'],
    ['a name of 65 characters', ARN.replace('ecr_signing', 'x'.repeat(65)), '2 to 64 letters'],
    ['another service', ARN.replace('signer', 'kms'), 'must be the ARN of a signing profile (arn:<partition>:signer:<region>:<account>:/signing-profiles/<name>)'],
    ['no region', ARN.replace('us-east-1', ''), 'must be the ARN of a signing profile'],
    ['no partition', ARN.replace('aws', ''), 'must be the ARN of a signing profile'],
    ['an account of 11 digits', ARN.replace('111122223333', '11112222333'), 'must name an account of 12 digits'],
    ['a name', 'ecr_signing', 'must be the ARN of a signing profile'],
    ['nothing', undefined as never, 'signingProfileArn must be the ARN of a signing profile'],
    ['a version beside tokens', `arn:${Aws.PARTITION}:signer:us-east-1:${Aws.ACCOUNT_ID}:/signing-profiles/x1/2`, 'not of one of its versions'],
  ])('%s', (_, arn, message) => {
    expect(() => SigningProfiles.fromSigningProfileArn(stack, 'Profile', arn)).toThrow(expect.objectContaining({ name: 'InvalidSigningProfile', message: expect.stringContaining(message) }));
  });

  test.each<[string, (stack: Stack) => unknown, string, string]>([
    ['a profile of another region', (here) => ({ signingProfile: profileIn(here, ARN.replace('us-east-1', 'eu-west-1')) }), 'InvalidSigningProfile',
      'rules[0].signingProfile must be a profile in the region of the registry, "us-east-1", got "arn:aws:signer:eu-west-1'],
    ['a profile of another region, beside tokens', (here) => ({ signingProfile: profileIn(here, `arn:${Aws.PARTITION}:signer:eu-west-1:${Aws.ACCOUNT_ID}:/signing-profiles/xx`) }),
      'InvalidSigningProfile', 'rules[0].signingProfile must be a profile in the region of the registry'],
    ['something else', () => ({ signingProfile: ARN }), 'InvalidSigningProfile', 'rules[0].signingProfile must be a signing profile of AWS Signer: refer to one that exists with SigningProfiles.fromSigningProfileArn'],
    ['no profile', () => ({}), 'InvalidSigningProfile', 'rules[0].signingProfile must be a signing profile of AWS Signer'],
    ['no rule', () => undefined, 'InvalidSigningProfile', 'rules[0] must be a rule with a signing profile, got undefined'],
    ['no filters', (here) => ({ signingProfile: profileIn(here), repositories: [] }), 'FilterCountOutOfRange', 'rules[0].repositories must hold 1 to 100 filters, has 0: leave it out'],
    ['a filter of another dialect', (here) => ({ signingProfile: profileIn(here), repositories: [ScanFilter.contains('prod')] }), 'InvalidRepositoryFilter',
      'rules[0].repositories[0] must be a filter of type WILDCARD_MATCH, made by SigningFilter.wildcard(…), got "WILDCARD"'],
  ])('%s', (_, rule, code, message) => {
    const here = newStack();
    expect(() => signingIn(here, rule(here) as SigningRule)).toThrow(failure(code, message));
  });

  test('11 rules', () => {
    const here = newStack();
    const rules = Array.from({ length: 11 }, (_, index): SigningRule => ({ signingProfile: profileIn(here, ARN, `P${index}`), repositories: [wildcard(`team${index}/*`)] }));
    const signing = signingIn(here, ...rules.slice(1));
    expect(() => signing.addRule(rules[0])).toThrow(failure('TooManySigningRules', 'rules must hold at most 10 rules, has 11'));
  });

  test('a value that is not a list, and RemovalPolicy.SNAPSHOT', () => {
    expect(() => new SigningConfiguration(newStack(), 'Signing', { rules: {} as never })).toThrow(failure('ExpectedList', 'rules must be a list'));
    expect(() => new SigningConfiguration(newStack(), 'Signing', { removalPolicy: RemovalPolicy.SNAPSHOT })).toThrow(failure('RemovalPolicyNotSupported', 'removalPolicy'));
  });
});

describe('at synthesis', () => {
  test('fails without a rule', () => {
    const stack = newStack();
    signingIn(stack);
    expect(problemsIn(stack)).toEqual(['SigningRuleRequired: rules must hold at least one rule: leave out the configuration to sign nothing']);
  });

  test('fails for invalid values of tokens', () => {
    const stack = newStack();
    signingIn(stack, { signingProfile: profileIn(stack, Lazy.string({ produce: () => `${ARN}/1` })) });
    expect(problemsIn(stack)).toEqual([expect.stringContaining('InvalidSigningProfile: rules[0].signingProfile must be the ARN of the profile, not of one of its versions')]);
  });

  test('fails for other attributes of a profile', () => {
    const stack = newStack();
    const { signingProfileVersionArn } = new signer.SigningProfile(stack, 'Profile', { platform: NOTATION_OCI_SHA384_ECDSA });
    signingIn(stack, { signingProfile: profileIn(stack, signingProfileVersionArn, 'Version') });
    expect(problemsIn(stack)).toEqual([expect.stringContaining('rules[0].signingProfile must be the ARN of the profile, its attribute Arn, not ProfileVersionArn')]);
  });

  test('accepts values that are known only at deployment, and profiles of other accounts', () => {
    const stack = newStack();
    const parameter = new CfnParameter(stack, 'Parameter').valueAsString;
    const arns = [parameter, `arn:aws:signer:us-east-1:${parameter}`, '#{Profile}', ARN.replace('111122223333', '444455556666'), `arn:${parameter}:/signing-profiles/xx`];
    signingIn(stack, ...arns.map((arn, index) => ({ signingProfile: profileIn(stack, arn, `P${index}`) })));
    expect(problemsIn(stack)).toEqual([]);
  });

  test('accepts accounts next to invalid ones', () => {
    const stack = newStack({ account: 'here', region: 'us-east-1' });
    signingIn(stack, { signingProfile: { node: stack.node, env: stack as never, signingProfileRef: { signingProfileArn: ARN.replace('111122223333', 'here') } } as never });
    expect(problemsIn(stack)).toEqual([]);
  });

  test('fails for a second configuration of the registry', () => {
    const app = new App();
    ['A', 'B'].map((id) => newStack(HERE, app, id)).forEach((stack) => signingIn(stack, { signingProfile: profileIn(stack) }));
    expect(problemsIn(app)).toEqual([expect.stringContaining('A/Signing and B/Signing both define the signing configuration of the registry')]);
  });
});

describe('what is warned about', () => {
  test('a profile for something else than images', () => {
    const stack = newStack();
    signingIn(stack, { signingProfile: new signer.SigningProfile(stack, 'Profile', { platform: AWS_LAMBDA_SHA384_ECDSA }) });
    expect(warningsIn(stack)).toEqual([expect.stringMatching(/images are signed by profiles of the platform Notation-OCI-SHA384-ECDSA, but Stack\/Profile is of "AWSLambda-SHA384-ECDSA".*cdk-ecr:signingPlatform/)]);
  });

  test('a region that did not have the type', () => {
    const stack = newStack({ account: '111122223333', region: 'ca-west-1' });
    signingIn(stack, { signingProfile: profileIn(stack, ARN.replace('us-east-1', 'ca-west-1')) });
    expect(warningsIn(stack)).toEqual([expect.stringContaining('cdk-ecr:signingRegion')]);
  });
});

describe('signing is granted', () => {
  const statementsOf = (stack: Stack) => Object.values(Template.fromStack(stack).findResources('AWS::IAM::Policy')).flatMap(({ Properties }) => Properties.PolicyDocument.Statement);
  const sign = (Resource: unknown) => ({ Action: 'signer:SignPayload', Effect: 'Allow', Resource });
  const roleIn = (stack: Stack) => new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('codebuild.amazonaws.com') });

  test('with the profiles of all rules, whether they come before or after, once each', () => {
    const stack = newStack();
    const role = roleIn(stack);
    const signing = signingIn(stack, { signingProfile: profileIn(stack), repositories: [wildcard('aa')] });
    signing.grants.sign(role);
    signing.grants.sign(role);
    signing.addRule({ signingProfile: profileIn(stack, ARN, 'Same'), repositories: [wildcard('bb')] });
    signing.addRule({ signingProfile: profileIn(stack, ARN.replace('111122223333', '444455556666'), 'Other') });
    expect(statementsOf(stack)).toEqual([sign(ARN), sign(ARN.replace('111122223333', '444455556666'))]);
  });

  test('with the profile of an import of aws-cdk-lib, without its extra slash', () => {
    const stack = newStack();
    const signing = signingIn(stack, { signingProfile: signer.SigningProfile.fromSigningProfileAttributes(stack, 'P', { signingProfileName: 'xx', signingProfileVersion: '1' }) });
    signing.grants.sign(roleIn(stack));
    expect(JSON.stringify(statementsOf(stack))).toContain(':/signing-profiles/xx"');
  });

  test('only to principals with an identity policy; others are warned about', () => {
    const stack = newStack();
    signingIn(stack, { signingProfile: profileIn(stack) }).grants.sign(new iam.AccountPrincipal('444455556666'));
    expect(warningsIn(stack)).toEqual([expect.stringContaining('allow it signer:SignPayload where the principal is defined')]);
  });

  test('fails without a principal', () => {
    expect(() => signingIn(newStack()).grants.sign(undefined as never)).toThrow(failure('GranteeRequired', 'grantee must be a principal'));
  });
});

test('removal policies, references and imports', () => {
  const stack = newStack();
  const signing = new SigningConfiguration(stack, 'Signing', { rules: [{ signingProfile: profileIn(stack) }], removalPolicy: RemovalPolicy.RETAIN });
  Template.fromStack(stack).hasResource(TYPE, { DeletionPolicy: 'Retain' });
  expect(signing.node.defaultChild).toBeInstanceOf(CfnSigningConfiguration);
  expect(stack.resolve(signing.signingConfigurationRef.registryId)).toEqual({ 'Fn::GetAtt': [stack.getLogicalId(signing.node.defaultChild as never), 'RegistryId'] });
  expect(SigningConfiguration.fromRegistryId(stack, 'Imported', '444455556666').signingConfigurationRef).toEqual({ registryId: '444455556666' });
  expect(profileIn(stack, ARN.replace('111122223333', '444455556666'), 'Other').env).toEqual({ account: '444455556666', region: 'us-east-1' });
});
