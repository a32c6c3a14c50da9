/** One suite for each row of docs/differences.md. */
import * as upstream from 'aws-cdk-lib/aws-ecr';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { App, CfnParameter, Fn, Lazy, RemovalPolicy, Resource, Stack, Token } from 'aws-cdk-lib/core';
import * as ours from '../src';

/** The properties of the single repository that the program defines. */
function repositoryProperties(program: (stack: Stack) => void): any {
  const app = new App();
  const stack = new Stack(app, 'Stack');
  program(stack);
  const resources = Object.values<any>(app.synth().getStackArtifact(stack.artifactId).template.Resources);
  return resources.find(({ Type }) => Type === 'AWS::ECR::Repository').Properties;
}

describe('KMS_DSSE', () => {
  test('upstream rejects its own value', () => {
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

  test('the text becomes valid JSON when CloudFormation inserts the values', () => {
    const [separator, parts]: [string, (string | { Ref: string })[]] = policyText(ours)['Fn::Join'];
    const text = parts.map((part) => typeof part === 'string' ? part : VALUES[part.Ref]).join(separator);
    expect(JSON.parse(text).rules[0]).toEqual({
      rulePriority: 1,
      selection: { tagStatus: 'tagged', tagPrefixList: [VALUES.Prefix], countType: 'imageCountMoreThan', countNumber: 7 },
      action: { type: 'expire' },
    });
  });
});

const HERE = { account: '111122223333', region: 'eu-west-1' };
const both = [['upstream', upstream], ['cdk-ecr', ours]] as const;
type Ecr = typeof ours | typeof upstream;

/** The program's stack, whose environment is known. */
const concrete = (app = new App()) => new Stack(app, 'Stack', { env: HERE });

/** Whether each library rejects the program, and with which code. */
const results = (program: (ecr: Ecr, stack: Stack) => void) => Object.fromEntries(both.map(([which, ecr]) => {
  const app = new App();
  try {
    program(ecr, concrete(app));
    app.synth();
    return [which, 'accepts'];
  } catch (error) {
    return [which, codeOf(error as Error)];
  }
}));

/** Problems found at synthesis are one CDK error for the whole app, with the codes in its text. */
const codeOf = ({ name, message }: Error) => name === 'ValidationFailedWithErrors' ? /\[[^\]]*\] (\w+):/.exec(message)?.[1] : name;

describe('separators in names', () => {
  test.each(['a--b', 'a---b', 'a__b', 'team--x/app__y'])('%s', (repositoryName) => {
    expect(results((ecr, stack) => new ecr.Repository(stack, 'Repo', { repositoryName }))).toEqual({
      'upstream': 'InvalidRepositoryName', 'cdk-ecr': 'accepts',
    });
  });
});

describe('tokens in exclusion filters', () => {
  const program = (ecr: Ecr, stack: Stack) => new ecr.Repository(stack, 'Repo', {
    imageTagMutability: ecr.TagMutability.IMMUTABLE_WITH_EXCLUSION as ours.TagMutability & upstream.TagMutability,
    imageTagMutabilityExclusionFilters: [ecr.ImageTagMutabilityExclusionFilter.wildcard(new CfnParameter(stack, 'Pattern').valueAsString)] as any,
  });

  test('are accepted and rendered', () => {
    expect(results(program)).toEqual({ 'upstream': 'FilterPatternContainsInvalidCharacters', 'cdk-ecr': 'accepts' });
    expect(repositoryProperties((stack) => program(ours, stack)).ImageTagMutabilityExclusionFilters).toEqual([
      { ImageTagMutabilityExclusionFilterType: 'WILDCARD', ImageTagMutabilityExclusionFilterValue: { Ref: 'Pattern' } },
    ]);
  });
});

describe('removal policies that come later', () => {
  test('DESTROY makes emptyOnDelete legal', () => {
    expect(results((ecr, stack) => new ecr.Repository(stack, 'Repo', { emptyOnDelete: true }).applyRemovalPolicy(RemovalPolicy.DESTROY))).toEqual({
      'upstream': 'EmptyOnDeleteRequiresDestroyRemovalPolicy', 'cdk-ecr': 'accepts',
    });
  });

  test.each<[string, (repository: ours.Repository | upstream.Repository) => void]>([
    ['no policy', () => {}],
    ['RETAIN', (repository) => repository.applyRemovalPolicy(RemovalPolicy.RETAIN)],
  ])('with %s it fails at synthesis, and the code is in the message', (_, program) => {
    expect(results((ecr, stack) => program(new ecr.Repository(stack, 'Repo', { emptyOnDelete: true })))).toEqual({
      'upstream': 'EmptyOnDeleteRequiresDestroyRemovalPolicy', 'cdk-ecr': 'EmptyOnDeleteRequiresDestroyRemovalPolicy',
    });
  });
});

describe('autoDeleteImages with emptyOnDelete: false', () => {
  test('deletes the images', () => {
    const customResources = (ecr: Ecr) => {
      const app = new App();
      const stack = new Stack(app, 'Stack');
      new ecr.Repository(stack, 'Repo', { autoDeleteImages: true, emptyOnDelete: false, removalPolicy: RemovalPolicy.DESTROY });
      const { Resources } = app.synth().getStackArtifact(stack.artifactId).template;
      return Object.values<any>(Resources).filter(({ Type }) => Type === 'Custom::ECRAutoDeleteImages').length;
    };
    expect([customResources(upstream), customResources(ours)]).toEqual([0, 1]);
  });
});

describe('RemovalPolicy.SNAPSHOT', () => {
  test('is rejected', () => {
    const removalPolicy = RemovalPolicy.SNAPSHOT;
    expect(results((ecr, stack) => new ecr.Repository(stack, 'Repo', { removalPolicy }))).toEqual({
      'upstream': 'accepts', 'cdk-ecr': 'RemovalPolicyNotSupported',
    });
  });
});

describe('domains of other partitions', () => {
  const uri = (ecr: Ecr, stack: Stack, region: string, partition: string) => stack.resolve(
    ecr.Repository.fromRepositoryArn(stack, `${region}${partition}`, `arn:${partition}:ecr:${region}:111122223333:repository/app`).repositoryUri);

  test('are those of the region of the ARN', () => {
    expect(uri(upstream, concrete(), 'cn-north-1', 'aws-cn')).toEqual({ 'Fn::Join': ['', ['111122223333.dkr.ecr.cn-north-1.', { Ref: 'AWS::URLSuffix' }, '/app']] });
    expect(uri(ours, concrete(), 'cn-north-1', 'aws-cn')).toBe('111122223333.dkr.ecr.cn-north-1.amazonaws.com.cn/app');
    const china = new Stack(new App(), 'Stack', { env: { region: 'cn-north-1' } });
    expect(uri(ours, china, 'us-east-1', 'aws')).toBe('111122223333.dkr.ecr.us-east-1.amazonaws.com/app');
  });

  test.each([
    ['of the same partition', concrete, 'us-east-1', 'aws'],
    ['of a partition with the same domain', concrete, 'us-gov-west-1', 'aws-us-gov'],
    ['of a region that CDK does not know', concrete, 'zz-new-1', 'aws'],
    ['in a stack without a region', () => new Stack(new App(), 'Stack'), 'cn-north-1', 'aws-cn'],
    ['in a stack of a region that CDK does not know', () => new Stack(new App(), 'Stack', { env: { region: 'zz-new-1' } }), 'cn-north-1', 'aws-cn'],
  ])('an ARN %s has the domain of the stack', (_, stack, region, partition) => {
    expect(uri(ours, stack(), region, partition)).toEqual(uri(upstream, stack(), region, partition));
  });
});

describe('the environment of an import', () => {
  const attributes = (arn: string) => ({ repositoryName: 'app', repositoryArn: arn });
  const env = (ecr: Ecr, stack: Stack, arn: string) => ecr.Repository.fromRepositoryAttributes(stack, 'Import', attributes(arn)).env;

  test.each([
    ['another account', 'arn:aws:ecr:eu-west-1:444455556666:repository/app', { account: '444455556666', region: 'eu-west-1' }],
    ['another region', 'arn:aws:ecr:us-east-1:111122223333:repository/app', { account: '111122223333', region: 'us-east-1' }],
  ])('in %s', (_, arn, expected) => {
    expect(env(upstream, concrete(), arn)).toMatchObject(HERE);
    expect(env(ours, concrete(), arn)).toMatchObject(expected);
  });

  test.each([
    ['the ARN is a token', concrete, Fn.importValue('Arn')],
    ['the ARN is of the same environment', concrete, 'arn:aws:ecr:eu-west-1:111122223333:repository/app'],
    ['the environment of the stack is not known', () => new Stack(new App(), 'Stack'), 'arn:aws:ecr:eu-west-1:444455556666:repository/app'],
    ['the account of the stack is not known', () => new Stack(new App(), 'Stack', { env: { region: 'us-east-1' } }), 'arn:aws:ecr:eu-west-1:444455556666:repository/app'],
  ])('is that of the stack if %s', (_, newStack, arn) => {
    const stack = newStack();
    expect(env(ours, stack, arn)).toMatchObject({ account: stack.account, region: stack.region });
  });

  test('grants write the same statements, and do not tag a role', () => {
    const template = (ecr: Ecr) => {
      const app = new App();
      const stack = concrete(app);
      const role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com') });
      ecr.Repository.fromRepositoryAttributes(stack, 'Import', attributes('arn:aws:ecr:us-east-1:444455556666:repository/app')).grantPull(role);
      return app.synth().getStackArtifact(stack.artifactId).template;
    };
    expect(template(ours)).toEqual(template(upstream));
  });
});

describe('the environment of a lookup', () => {
  const missing = (ecr: Ecr, options: upstream.RepositoryLookupOptions) => {
    const app = new App();
    const stack = concrete(app);
    const imported = ecr.Repository.fromLookup(stack, 'Import', options);
    const [query] = app.synth().manifest.missing!;
    return { ...JSON.parse(JSON.stringify({ account: query.props.account, region: query.props.region })), env: stack.resolve(imported.env) };
  };

  test('in the account and region of the ARN', () => {
    const repositoryArn = 'arn:aws:ecr:us-east-1:444455556666:repository/app';
    expect(missing(upstream, { repositoryArn })).toMatchObject(HERE);
    expect(missing(ours, { repositoryArn })).toMatchObject({ account: '444455556666', region: 'us-east-1', env: { account: '444455556666', region: 'us-east-1' } });
  });

  test('by name in those of the stack', () => {
    expect(missing(ours, { repositoryName: 'app' })).toMatchObject({ ...HERE, env: HERE });
  });
});

describe('digests that are tokens', () => {
  const DIGEST = `sha256:${'0a'.repeat(32)}`;
  const uri = (ecr: Ecr, tagOrDigest: string) => {
    const stack = concrete();
    const imported = ecr.Repository.fromRepositoryArn(stack, 'Import', 'arn:aws:ecr:eu-west-1:111122223333:repository/app');
    return stack.resolve(imported.repositoryUriForTagOrDigest(tagOrDigest));
  };
  const suffix = (resolved: any) => typeof resolved === 'string' ? resolved : resolved['Fn::Join'][1].slice(2);

  test('come after "@" when they are known at synthesis', () => {
    expect(suffix(uri(upstream, Lazy.string({ produce: () => DIGEST })))).toEqual([`/app:${DIGEST}`]);
    expect(suffix(uri(ours, Lazy.string({ produce: () => DIGEST })))).toEqual([`/app@${DIGEST}`]);
  });

  test.each([
    ['a tag that is known at synthesis', () => Lazy.string({ produce: () => 'v1' })],
    ['a tag that CloudFormation knows', () => Fn.importValue('Tag')],
    ['a digest with a token in it', () => `sha256:${Fn.importValue('Hex')}`],
    ['a tag with a token in it', () => `v-${Fn.importValue('Tag')}`],
    ['a token with something after it', () => `${Fn.importValue('Tag')}-x`],
  ])('%s is joined as upstream does', (_, value) => {
    expect(uri(ours, value())).toEqual(uri(upstream, value()));
  });
});

describe('logins without an effect', () => {
  test.each<[string, () => iam.IGrantable]>([
    ['a service', () => new iam.ServicePrincipal('ec2.amazonaws.com')],
    ['an account', () => new iam.AccountPrincipal('444455556666')],
    ['everyone', () => new iam.AnyPrincipal()],
    ['an ARN', () => new iam.ArnPrincipal('arn:aws:iam::444455556666:role/x')],
  ])('are rejected for %s', (_, principal) => {
    const rejected = { 'upstream': 'accepts', 'cdk-ecr': 'PrincipalCannotHoldIdentityPolicy' };
    expect(results((ecr) => ecr.AuthorizationToken.grantRead(principal()))).toEqual(rejected);
    expect(results((ecr) => ecr.PublicGalleryAuthorizationToken.grantRead(principal()))).toEqual(rejected);
  });
});

describe('the asset of autoDeleteImages', () => {
  test('differs, and nothing else does', () => {
    const templateOf = (ecr: Ecr) => {
      const app = new App();
      const stack = new Stack(app, 'Stack');
      new ecr.Repository(stack, 'Repo', { autoDeleteImages: true, removalPolicy: RemovalPolicy.DESTROY });
      return JSON.stringify(app.synth().getStackArtifact(stack.artifactId).template);
    };
    const [theirs, own] = [templateOf(upstream), templateOf(ours)];
    const hash = /[0-9a-f]{64}/g;
    expect(own.match(hash)).not.toEqual(theirs.match(hash));
    expect(own.replace(hash, '')).toEqual(theirs.replace(hash, ''));
  });
});

describe('analytics metadata', () => {
  test('is written for classes of aws-cdk-lib only', () => {
    const kinds = (ecr: Ecr) => {
      const stack = new Stack(new App({ context: { '@aws-cdk/core:enableAdditionalMetadataCollection': true } }), 'Stack');
      return new ecr.Repository(stack, 'Repo').node.metadata.map(({ type }) => type);
    };
    expect(kinds(upstream)).toContain('aws:cdk:analytics:construct');
    expect(kinds(ours)).not.toContain('aws:cdk:analytics:construct');
  });
});

describe('values that change later', () => {
  test('do not change the repository', () => {
    const rule = { tagPrefixList: ['a'], maxImageCount: 1 };
    const lifecycleRules = [rule];
    const properties = repositoryProperties((stack) => {
      new ours.Repository(stack, 'Repo', { lifecycleRules });
      rule.maxImageCount = 0;
      rule.tagPrefixList.push('b');
      lifecycleRules.push({ tagPrefixList: ['c'], maxImageCount: 2 });
    });
    expect(JSON.parse(properties.LifecyclePolicy.LifecyclePolicyText).rules).toEqual([
      expect.objectContaining({ selection: { tagStatus: 'tagged', tagPrefixList: ['a'], countType: 'imageCountMoreThan', countNumber: 1 } }),
    ]);
  });
});

describe('members of subclasses', () => {
  test('only grants and lifecyclePolicy are names that upstream does not use', () => {
    const names = (type: object): string[] => (
      type === Resource.prototype ? [] : [...Object.getOwnPropertyNames(type), ...names(Object.getPrototypeOf(type))]);
    const added = names(ours.Repository.prototype).filter((name) => !name.startsWith('_') && !(name in upstream.Repository.prototype));
    expect([...new Set(added)].sort()).toEqual(['grants', 'lifecyclePolicy']);
  });
});
