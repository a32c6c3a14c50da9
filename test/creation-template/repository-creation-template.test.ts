import { Template } from 'aws-cdk-lib/assertions';
import { CfnRepositoryCreationTemplate } from 'aws-cdk-lib/aws-ecr';
import * as iam from 'aws-cdk-lib/aws-iam';
import { App, CfnParameter, Duration, Fn, Lazy, Mixin, PropertyInjectors, RemovalPolicy, Stack, Tags, type IPropertyInjector } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';
import { CREATE_ON_PUSH, HERE, newStack, newTemplate, propertiesOf, PULL_THROUGH_CACHE, rendered, REPLICATION, TYPE, warningsIn } from './support';
import { ImageTagMutabilityExclusionFilter, LifecyclePolicy, RepositoryCreationTemplate, RepositoryEncryption, TagMutability, TagStatus } from '../../src';

const pull = (props: iam.PolicyStatementProps = {}) => new iam.PolicyStatement({
  actions: ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'], principals: [new iam.ArnPrincipal('arn:aws:iam::444455556666:root')], ...props,
});
const untagged = { tagStatus: TagStatus.UNTAGGED, maxImageAge: Duration.days(14) };
const expiry = (days: number) => ({
  rules: [{
    rulePriority: 1,
    selection: { tagStatus: 'untagged', countType: 'sinceImagePushed', countNumber: days, countUnit: 'days' },
    action: { type: 'expire' },
  }],
});

test('a template without settings has only a prefix and triggers, and is deleted with its stack', () => {
  const stack = newStack();
  newTemplate({}, stack);
  expect(Template.fromStack(stack).toJSON().Resources).toEqual({
    Template576A9730: { Type: TYPE, Properties: { Prefix: 'prod', AppliedFor: ['REPLICATION'] } },
  });
});

test('every setting is rendered', () => {
  const stack = newStack();
  expect(rendered({
    description: 'of prod',
    imageTagMutability: TagMutability.IMMUTABLE_WITH_EXCLUSION,
    imageTagMutabilityExclusionFilters: [ImageTagMutabilityExclusionFilter.wildcard('latest')],
    encryption: RepositoryEncryption.KMS,
    lifecyclePolicy: LifecyclePolicy.of([untagged]),
    lifecycleRules: [{ maxImageCount: 100 }],
    repositoryPolicy: [pull()],
    resourceTags: { team: 'platform', cached: '' },
    role: iam.Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::111122223333:role/ecr'),
  }, stack)).toEqual({
    Prefix: 'prod',
    AppliedFor: ['REPLICATION'],
    Description: 'of prod',
    ImageTagMutability: 'IMMUTABLE_WITH_EXCLUSION',
    ImageTagMutabilityExclusionFilters: [{ ImageTagMutabilityExclusionFilterType: 'WILDCARD', ImageTagMutabilityExclusionFilterValue: 'latest' }],
    EncryptionConfiguration: { EncryptionType: 'KMS' },
    LifecyclePolicy: '{"rules":[{"rulePriority":1,"selection":{"tagStatus":"untagged","countType":"sinceImagePushed","countNumber":14,"countUnit":"days"},"action":{"type":"expire"}},'
      + '{"rulePriority":2,"selection":{"tagStatus":"any","countType":"imageCountMoreThan","countNumber":100},"action":{"type":"expire"}}]}',
    RepositoryPolicy: '{"Statement":[{"Action":["ecr:BatchGetImage","ecr:GetDownloadUrlForLayer"],"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::444455556666:root"}}],"Version":"2012-10-17"}',
    ResourceTags: [{ Key: 'team', Value: 'platform' }, { Key: 'cached', Value: '' }],
    CustomRoleArn: 'arn:aws:iam::111122223333:role/ecr',
  });
});

test('absent settings are not rendered, if they are omitted, null or empty', () => {
  const nothing = {
    description: null,
    encryption: null,
    encryptionKey: null,
    lifecyclePolicy: null,
    lifecycleRules: [],
    repositoryPolicy: [],
    resourceTags: {},
    imageTagMutability: null,
    imageTagMutabilityExclusionFilters: null,
    role: null,
    removalPolicy: null,
  };
  expect(rendered(nothing as any)).toEqual({ Prefix: 'prod', AppliedFor: ['REPLICATION'] });
});

test('added lifecycle rules and statements come after those in the properties', () => {
  const stack = newStack();
  const template = newTemplate({ lifecycleRules: [untagged], repositoryPolicy: [pull({ sid: 'One' })] }, stack);
  template.addLifecycleRule({ maxImageCount: 5 });
  expect(template.addToRepositoryPolicy(pull({ sid: 'Two' })).statementAdded).toBe(true);
  const { LifecyclePolicy: rules, RepositoryPolicy: policy } = propertiesOf(stack, TYPE);
  expect(JSON.parse(rules).rules.map(({ selection }: any) => selection.tagStatus)).toEqual(['untagged', 'any']);
  expect(JSON.parse(policy).Statement.map(({ Sid }: any) => Sid)).toEqual(['One', 'Two']);
});

test('the lifecycle policy can be previewed, with the rules that were added', () => {
  const template = newTemplate({ lifecycleRules: [untagged] });
  expect(template.lifecyclePolicy.rules).toHaveLength(1);
  expect(template.lifecyclePolicy).toBe(template.lifecyclePolicy);
  template.addLifecycleRule({ maxImageCount: 1 });
  const images = [1, 2].map((day) => ({ digest: `sha256:${String(day).repeat(64)}`, tags: [`v${day}`], pushedAt: new Date(Date.UTC(2026, 0, day)) }));
  expect(template.lifecyclePolicy.preview(images, { now: new Date(Date.UTC(2026, 1, 1)) }).totals).toMatchObject({ expired: 1, kept: 1 });
});

test('tokens in rules and statements render valid JSON when they are resolved', () => {
  const stack = newStack();
  const { valueAsNumber: maxImageCount } = new CfnParameter(stack, 'Count', { type: 'Number' });
  const principal = new iam.AccountPrincipal(new CfnParameter(stack, 'Account').valueAsString);
  const props = { lifecycleRules: [{ maxImageCount }], repositoryPolicy: [pull({ principals: [principal] })] };
  const { LifecyclePolicy: rules, RepositoryPolicy: policy } = rendered(props, stack);
  const evaluated = [rules, policy].map((text) => JSON.parse(text['Fn::Join'][1].map((part: unknown) => typeof part === 'string' ? part : '5').join('')));
  expect(evaluated).toEqual([
    { rules: [expect.objectContaining({ selection: { tagStatus: 'any', countType: 'imageCountMoreThan', countNumber: 5 } })] },
    { Version: '2012-10-17', Statement: [expect.objectContaining({ Principal: { AWS: 'arn:5:iam::5:root' } })] },
  ]);
});

test('a rule with a token whose value is invalid fails at synthesis', () => {
  const stack = newStack();
  newTemplate({ lifecycleRules: [{ maxImageCount: Lazy.number({ produce: () => 0 }) }] }, stack);
  expect(() => Template.fromStack(stack)).toThrow('InvalidMaxImageCount: lifecycleRules[0].maxImageCount must be a whole number from 1, got 0');
});

test.each<[string, Parameters<typeof newTemplate>[0], string]>([
  ['a rule', { lifecycleRules: [untagged, { maxImageCount: 0 }] }, 'lifecycleRules[1].maxImageCount must be a whole number from 1'],
  ['a list of rules', { lifecycleRules: untagged as any }, 'lifecycleRules must be a list'],
  ['a policy', { lifecyclePolicy: {} as any }, 'lifecyclePolicy must be a LifecyclePolicy'],
  ['a list of statements', { repositoryPolicy: pull() as any }, 'repositoryPolicy must be a list'],
  ['a statement', { repositoryPolicy: [pull(), {} as any] }, 'repositoryPolicy[1] must be a PolicyStatement of aws-iam'],
  ['a group as a principal', { repositoryPolicy: [pull({ principals: [new iam.ArnPrincipal('arn:aws:iam::111122223333:group/devs')] })] },
    'a principal of repositoryPolicy[0] must not be an IAM group'],
  ['a mutability', { imageTagMutability: TagMutability.MUTABLE_WITH_EXCLUSION }, 'imageTagMutabilityExclusionFilters must be given'],
  ['an encryption', { encryption: 'KMS' as any }, 'encryption must be one of'],
  ['a removal policy', { removalPolicy: RemovalPolicy.SNAPSHOT }, 'removalPolicy must be RemovalPolicy.DESTROY'],
])('fails in the constructor for %s that ECR would reject', (_, options, message) => {
  expect(() => newTemplate(options)).toThrow(expect.objectContaining({ message: expect.stringContaining(message), constructPath: 'Stack/Template' }));
});

test('fails to add a rule or a statement that ECR would reject', () => {
  const template = newTemplate();
  expect(() => template.addLifecycleRule({ maxImageCount: 0 })).toThrow(expect.objectContaining({ name: 'InvalidMaxImageCount', constructPath: 'Stack/Template' }));
  expect(() => template.addToRepositoryPolicy(undefined as any)).toThrow(expect.objectContaining({ name: 'InvalidPolicyStatement', constructPath: 'Stack/Template' }));
});

test('fails at synthesis for an incomplete policy', () => {
  const stack = newStack();
  newTemplate({ repositoryPolicy: [new iam.PolicyStatement({ actions: ['ecr:BatchGetImage'] })] }, stack);
  expect(() => Template.fromStack(stack)).toThrow('InvalidPolicyStatement: repositoryPolicy[0] must have principals');
});

test('invalid accounts of a unit test are accepted in a statement', () => {
  const stack = newStack({ account: 'test', region: 'us-east-1' });
  newTemplate({ repositoryPolicy: [pull({ principals: [new iam.AccountPrincipal('other')] })] }, stack);
  expect(() => Template.fromStack(stack)).not.toThrow();
});

describe('the removal policy', () => {
  test.each([RemovalPolicy.DESTROY, RemovalPolicy.RETAIN])('may be %s, in the properties or applied later', (removalPolicy) => {
    const [early, late] = [newStack(), newStack()];
    newTemplate({ removalPolicy }, early);
    newTemplate({}, late).applyRemovalPolicy(removalPolicy);
    const deletion = removalPolicy === RemovalPolicy.RETAIN ? 'Retain' : 'Delete';
    Template.fromStack(early).hasResource(TYPE, { DeletionPolicy: deletion, UpdateReplacePolicy: deletion });
    expect(Template.fromStack(late).toJSON()).toEqual(Template.fromStack(early).toJSON());
  });

  test('fails for SNAPSHOT', () => {
    expect(() => newTemplate().applyRemovalPolicy(RemovalPolicy.SNAPSHOT)).toThrow(expect.objectContaining({ name: 'RemovalPolicyNotSupported', constructPath: 'Stack/Template' }));
  });
});

test('tags of a stack are not added to the template', () => {
  const stack = newStack();
  Tags.of(stack).add('team', 'platform');
  expect(rendered({}, stack)).toEqual({ Prefix: 'prod', AppliedFor: ['REPLICATION'] });
});

test('fails for two templates with one prefix, with both paths', () => {
  const app = new App();
  ['A', 'B'].forEach((id) => newTemplate({}, newStack(HERE, app, id)));
  expect(() => app.synth()).toThrow('DuplicateTemplatePrefix: A/Template and B/Template both define a repository creation template for "prod" in account 111122223333 and region us-east-1; '
    + 'only one can exist: put the settings into one template, or give one of them another prefix');
});

test('warns about prefixes for the same repositories, and not about others', () => {
  const stack = newStack();
  ['prod', 'prod/', 'production', 'prod/team', 'ROOT', 'root'].forEach((prefix, index) => new RepositoryCreationTemplate(stack, `T${index}`, { prefix, appliedFor: [REPLICATION] }));
  expect(warningsIn(stack)).toEqual([expect.stringMatching(/^"prod\/" applies to the same repositories as Stack\/T0: keep one of them \[ack: .*cdk-ecr:equivalentPrefixes\]$/)]);
});

test('ROOT applies to every repository', () => {
  expect(RepositoryCreationTemplate.ROOT).toBe('ROOT');
  const template = new RepositoryCreationTemplate(newStack(), 'Template', { prefix: RepositoryCreationTemplate.ROOT, appliedFor: [REPLICATION, PULL_THROUGH_CACHE, CREATE_ON_PUSH] });
  expect(template.prefix).toBe('ROOT');
});

test('a reference has the prefix of the resource', () => {
  const stack = newStack();
  expect(stack.resolve(newTemplate({}, stack).repositoryCreationTemplateRef)).toEqual({ prefix: { Ref: 'Template576A9730' } });
});

test('a prefix that only CloudFormation knows is accepted', () => {
  const stack = newStack();
  new RepositoryCreationTemplate(stack, 'Template', { prefix: new CfnParameter(stack, 'Prefix').valueAsString, appliedFor: [REPLICATION] });
  expect(propertiesOf(stack, TYPE).Prefix).toEqual({ Ref: 'Prefix' });
});

describe('an import', () => {
  test('has its prefix', () => {
    const imported = RepositoryCreationTemplate.fromPrefix(newStack(), 'Import', 'prod');
    expect([imported.prefix, imported.repositoryCreationTemplateRef]).toEqual(['prod', { prefix: 'prod' }]);
  });

  test.each(['Prod', '', undefined])('fails for the prefix %j', (prefix) => {
    expect(() => RepositoryCreationTemplate.fromPrefix(newStack(), 'Import', prefix as string)).toThrow(expect.objectContaining({ name: 'InvalidRepositoryPrefix', constructPath: 'Stack' }));
  });

  test('may have a prefix that only CloudFormation knows', () => {
    expect(() => RepositoryCreationTemplate.fromPrefix(newStack(), 'Import', Fn.importValue('Prefix'))).not.toThrow();
  });
});

test('a property injector receives the properties first', () => {
  class Described implements IPropertyInjector {
    public readonly constructUniqueId = RepositoryCreationTemplate.PROPERTY_INJECTION_ID;
    public inject(props: any): any {
      return { description: 'ours', ...props };
    }
  }
  const stack = newStack();
  PropertyInjectors.of(stack).add(new Described());
  expect(RepositoryCreationTemplate.PROPERTY_INJECTION_ID).toBe('cdk-ecr.RepositoryCreationTemplate');
  expect(rendered({}, stack).Description).toBe('ours');
});

test('a mixin is applied to the L1', () => {
  class Described extends Mixin {
    public supports(construct: IConstruct): construct is CfnRepositoryCreationTemplate {
      return CfnRepositoryCreationTemplate.isCfnRepositoryCreationTemplate(construct);
    }
    public applyTo(construct: IConstruct): void {
      (construct as CfnRepositoryCreationTemplate).description = 'mixed in';
    }
  }
  const stack = newStack();
  newTemplate({}, stack).with(new Described());
  Template.fromStack(stack).hasResourceProperties(TYPE, { Description: 'mixed in' });
});

describe('warnings', () => {
  const warningsOf = (...[options, appliedFor]: [Parameters<typeof newTemplate>[0], any[]]) => {
    const stack = new Stack(new App(), 'Stack', { env: HERE });
    new RepositoryCreationTemplate(stack, 'Template', { prefix: 'prod', appliedFor, ...options });
    return warningsIn(stack).map((text) => /cdk-ecr:\w+/.exec(text)![0]);
  };

  test.each<[string, Parameters<typeof newTemplate>[0], any[], string[]]>([
    ['a cache with immutable tags', { imageTagMutability: TagMutability.IMMUTABLE }, [REPLICATION, PULL_THROUGH_CACHE], ['cdk-ecr:immutableCache']],
    ['a cache with mutable tags', { imageTagMutability: TagMutability.MUTABLE }, [PULL_THROUGH_CACHE], []],
    ['a cache with exceptions', {
      imageTagMutability: TagMutability.IMMUTABLE_WITH_EXCLUSION, imageTagMutabilityExclusionFilters: [ImageTagMutabilityExclusionFilter.wildcard('latest')],
    }, [PULL_THROUGH_CACHE], []],
    ['replicas with immutable tags', { imageTagMutability: TagMutability.IMMUTABLE }, [REPLICATION], []],
    ['a template for nothing', {}, [], ['cdk-ecr:templateWithoutTrigger']],
    ['rules that expire images soon', { lifecycleRules: [{ tagStatus: TagStatus.UNTAGGED, maxImageAge: Duration.days(1) }] }, [REPLICATION], ['cdk-ecr:shortUntaggedExpiry']],
    ['unreachable rules', { lifecycleRules: [{ tagPatternList: ['a*'], maxImageCount: 1 }, { tagPatternList: ['a*', 'b*'], maxImageCount: 2 }] }, [REPLICATION], ['cdk-ecr:unreachableLifecycleRule']],
    ['a statement about everyone', { repositoryPolicy: [pull({ principals: [new iam.AnyPrincipal()] })] }, [REPLICATION], ['cdk-ecr:anyPrincipal']],
  ])('%s', (_, options, appliedFor, ids) => {
    expect(warningsOf(options, appliedFor)).toEqual(ids);
  });

  test.each<[TagMutability | undefined, number]>([[undefined, 1], [TagMutability.IMMUTABLE, 0]])('rules that are added are warned about, too, with tags that are %s: %d', (imageTagMutability, count) => {
    const stack = newStack();
    newTemplate({ imageTagMutability }, stack).addLifecycleRule({ tagStatus: TagStatus.UNTAGGED, maxImageAge: Duration.days(1) });
    expect(warningsIn(stack).filter((text) => text.includes('cdk-ecr:shortUntaggedExpiry'))).toHaveLength(count);
  });
});

test('the lifecycle text is compact JSON', () => {
  expect(rendered({ lifecycleRules: [untagged] }).LifecyclePolicy).toBe(JSON.stringify(expiry(14)));
});
