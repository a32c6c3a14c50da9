import { Match, Template } from 'aws-cdk-lib/assertions';
import { CfnRepository } from 'aws-cdk-lib/aws-ecr';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { App, Duration, PropertyInjectors, RemovalPolicy, Stack, type IPropertyInjector, type InjectionContext } from 'aws-cdk-lib/core';
import {
  AuthorizationToken, ImageTagMutabilityExclusionFilter, PublicGalleryAuthorizationToken, Repository, RepositoryEncryption, TagMutability, TagStatus,
  type LifecycleRule, type RepositoryProps,
} from '../../src';

let stack: Stack;

beforeEach(() => {
  stack = new Stack(new App(), 'Stack');
});

function expectProperties(props: RepositoryProps, properties: object): void {
  new Repository(stack, 'Repository', props);
  Template.fromStack(stack).hasResourceProperties('AWS::ECR::Repository', properties);
}

test('a repository without properties is an empty, retained resource', () => {
  new Repository(stack, 'Repository');

  Template.fromStack(stack).templateMatches({
    Resources: {
      Repository22E53BBD: { Type: 'AWS::ECR::Repository', Properties: Match.absent(), DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' },
    },
  });
});

test.each<[string, RepositoryProps, object]>([
  ['a name', { repositoryName: 'team/app' }, { RepositoryName: 'team/app' }],
  ['scan on push', { imageScanOnPush: true }, { ImageScanningConfiguration: { ScanOnPush: true } }],
  ['no scan on push', { imageScanOnPush: false }, { ImageScanningConfiguration: { ScanOnPush: false } }],
  ['tag mutability', { imageTagMutability: TagMutability.IMMUTABLE }, { ImageTagMutability: 'IMMUTABLE' }],
  ['exclusion filters', {
    imageTagMutability: TagMutability.IMMUTABLE_WITH_EXCLUSION,
    imageTagMutabilityExclusionFilters: [ImageTagMutabilityExclusionFilter.wildcard('dev-*')],
  }, {
    ImageTagMutability: 'IMMUTABLE_WITH_EXCLUSION',
    ImageTagMutabilityExclusionFilters: [{ ImageTagMutabilityExclusionFilterType: 'WILDCARD', ImageTagMutabilityExclusionFilterValue: 'dev-*' }],
  }],
  ['encryption with the AWS managed key', { encryption: RepositoryEncryption.KMS }, { EncryptionConfiguration: { EncryptionType: 'KMS', KmsKey: Match.absent() } }],
  ['encryption by ECR itself, which is the default', { encryption: RepositoryEncryption.AES_256 }, { EncryptionConfiguration: Match.absent() }],
  ['emptyOnDelete', { emptyOnDelete: true, removalPolicy: RemovalPolicy.DESTROY }, { EmptyOnDelete: true }],
  ['an explicit no to emptyOnDelete', { emptyOnDelete: false }, { EmptyOnDelete: false }],
  ['a registry id for the lifecycle policy', { lifecycleRegistryId: '111122223333', lifecycleRules: [{ maxImageCount: 1 }] },
    { LifecyclePolicy: { RegistryId: '111122223333', LifecyclePolicyText: Match.anyValue() } }],
])('renders %s', (_what, props, properties) => {
  expectProperties(props, properties);
});

test('a key alone means KMS', () => {
  const key = new kms.Key(stack, 'Key');

  expectProperties({ encryptionKey: key }, { EncryptionConfiguration: { EncryptionType: 'KMS', KmsKey: { 'Fn::GetAtt': [Match.anyValue(), 'Arn'] } } });
});

test('lifecycle rules are one compact JSON text, in the order of their priorities', () => {
  expectProperties({
    lifecycleRules: [
      { maxImageCount: 100 },
      { tagPatternList: ['prod*'], maxImageCount: 9999, description: 'keep prod' },
      { tagStatus: TagStatus.UNTAGGED, maxImageAge: Duration.days(7), rulePriority: 1 },
    ],
  }, {
    LifecyclePolicy: {
      LifecyclePolicyText: JSON.stringify({
        rules: [
          { rulePriority: 1, selection: { tagStatus: 'untagged', countType: 'sinceImagePushed', countNumber: 7, countUnit: 'days' }, action: { type: 'expire' } },
          { rulePriority: 2, description: 'keep prod', selection: { tagStatus: 'tagged', tagPatternList: ['prod*'], countType: 'imageCountMoreThan', countNumber: 9999 }, action: { type: 'expire' } },
          { rulePriority: 3, selection: { tagStatus: 'any', countType: 'imageCountMoreThan', countNumber: 100 }, action: { type: 'expire' } },
        ],
      }),
    },
  });
});

test('rules that are added later are in the same policy', () => {
  const repository = new Repository(stack, 'Repository', { lifecycleRules: [{ tagPrefixList: ['a'], maxImageCount: 1 }] });
  repository.addLifecycleRule({ tagPrefixList: ['b'], maxImageCount: 2 });

  const text = JSON.parse(Template.fromStack(stack).toJSON().Resources.Repository22E53BBD.Properties.LifecyclePolicy.LifecyclePolicyText);
  expect(text.rules.map((rule: any) => rule.selection.tagPrefixList)).toEqual([['a'], ['b']]);
});

describe('the lifecyclePolicy of a repository', () => {
  test('has the rules of both properties, then the added ones', () => {
    const first = new Repository(stack, 'First', { lifecycleRules: [{ tagPrefixList: ['a'], maxImageCount: 1 }] });
    const second = new Repository(stack, 'Second', {
      lifecyclePolicy: first.lifecyclePolicy,
      lifecycleRules: [{ tagPrefixList: ['b'], maxImageCount: 2 }],
    });
    second.addLifecycleRule({ maxImageCount: 3 });

    expect(second.lifecyclePolicy.rules).toMatchObject([{ tagPrefixList: ['a'] }, { tagPrefixList: ['b'] }, { maxImageCount: 3 }]);
    expect(first.lifecyclePolicy.rules).toHaveLength(1);
  });
});

describe('the removal policy', () => {
  test.each([
    [undefined, 'Retain'],
    [RemovalPolicy.RETAIN, 'Retain'],
    [RemovalPolicy.DESTROY, 'Delete'],
    [RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE, 'RetainExceptOnCreate'],
  ])('%s renders DeletionPolicy %s', (removalPolicy, deletionPolicy) => {
    new Repository(stack, 'Repository', { removalPolicy });

    Template.fromStack(stack).hasResource('AWS::ECR::Repository', { DeletionPolicy: deletionPolicy });
  });

  test.each<[string, RepositoryProps]>([
    ['EmptyOnDeleteRequiresDestroyRemovalPolicy', { emptyOnDelete: true, removalPolicy: RemovalPolicy.RETAIN }],
    ['AutoDeleteImagesRequiresDestroyRemovalPolicy', { autoDeleteImages: true }],
  ])('fails with %s for %j', (code, props) => {
    expect(() => new Repository(stack, 'Repository', props)).toThrow(expect.objectContaining({ name: code, constructPath: 'Stack/Repository' }));
  });
});

test('the policy has each added statement', () => {
  const repository = new Repository(stack, 'Repository');
  const statement = new iam.PolicyStatement({ actions: ['ecr:ListImages'], principals: [new iam.ServicePrincipal('a.amazonaws.com')] });

  const result = repository.addToResourcePolicy(statement);

  expect(result.statementAdded).toBe(true);
  expect(result.policyDependable).toBeDefined();
  Template.fromStack(stack).hasResourceProperties('AWS::ECR::Repository', {
    RepositoryPolicyText: { Statement: [{ Action: 'ecr:ListImages', Effect: 'Allow', Principal: { Service: 'a.amazonaws.com' } }] },
  });
});

test('fails at synthesis when a statement of the policy has no principal', () => {
  new Repository(stack, 'Repository').addToResourcePolicy(new iam.PolicyStatement({ actions: ['ecr:ListImages'] }));

  expect(() => Template.fromStack(stack)).toThrow(/must specify at least one IAM principal/);
});

test('fails at synthesis when an invalid principal was added to its statement later', () => {
  const statement = new iam.PolicyStatement({ actions: ['ecr:ListImages'], principals: [new iam.AccountPrincipal('111122223333')] });
  new Repository(stack, 'Repository').addToResourcePolicy(statement);
  statement.addArnPrincipal('arn:aws:iam::111122223333:group/developers');

  expect(() => Template.fromStack(stack)).toThrow(/must not be an IAM group/);
});

test('fails at synthesis with all problems of a statement without actions', () => {
  new Repository(stack, 'Repository').addToResourcePolicy(new iam.PolicyStatement({ principals: [new iam.ArnPrincipal('arn')] }));

  expect(() => Template.fromStack(stack)).toThrow(/must specify at least one 'action'[^]*must be a whole ARN/);
});

test('a lifecycle rule may have null for absent properties', () => {
  const rule = { maxImageCount: 3, rulePriority: null, description: null, tagStatus: null, maxImageAge: null } as unknown as LifecycleRule;
  const repository = new Repository(stack, 'Repository', { lifecycleRules: [rule] });
  repository.addLifecycleRule({ ...rule, tagStatus: TagStatus.UNTAGGED });

  const rules = [{ rulePriority: 1, tagStatus: 'untagged' }, { rulePriority: 2, tagStatus: 'any' }].map(({ rulePriority, tagStatus }) => (
    { rulePriority, selection: { tagStatus, countType: 'imageCountMoreThan', countNumber: 3 }, action: { type: 'expire' } }));
  Template.fromStack(stack).hasResourceProperties('AWS::ECR::Repository', { LifecyclePolicy: { LifecyclePolicyText: JSON.stringify({ rules }) } });
});

test('property injectors change the properties of our class', () => {
  class ScanAlways implements IPropertyInjector {
    public readonly constructUniqueId = Repository.PROPERTY_INJECTION_ID;
    public inject(props: RepositoryProps, _context: InjectionContext): RepositoryProps {
      return { imageScanOnPush: true, ...props };
    }
  }
  PropertyInjectors.of(stack).add(new ScanAlways());

  expectProperties({}, { ImageScanningConfiguration: { ScanOnPush: true } });
});

test('the default child is the L1, so that everything can be overridden', () => {
  const repository = new Repository(stack, 'Repository');

  (repository.node.defaultChild as CfnRepository).addPropertyOverride('RepositoryName', 'forced');

  Template.fromStack(stack).hasResourceProperties('AWS::ECR::Repository', { RepositoryName: 'forced' });
});

describe('an authorization token', () => {
  test('is granted to a mock of a principal', () => {
    const calls: string[][] = [];
    const standIn = { addToPrincipalPolicy: ({ actions }: iam.PolicyStatement) => void calls.push(actions) } as unknown as iam.IPrincipal;

    AuthorizationToken.grantRead({ grantPrincipal: standIn });

    expect(calls).toEqual([['ecr:GetAuthorizationToken']]);
  });

  test.each([
    [AuthorizationToken, 'ecr:GetAuthorizationToken'],
    [PublicGalleryAuthorizationToken, ['ecr-public:GetAuthorizationToken', 'sts:GetServiceBearerToken']],
  ])('of %p is granted on everything', (token, action) => {
    token.grantRead(new iam.User(stack, 'User'));

    Template.fromStack(stack).hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: { Statement: [{ Action: action, Effect: 'Allow', Resource: '*' }] },
    });
  });
});
