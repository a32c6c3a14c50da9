import { CfnRepository } from 'aws-cdk-lib/aws-ecr';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import {
  App, Aspects, CfnCondition, CfnDeletionPolicy, type CfnElement, CfnOutput, CfnResource, Fn, type InjectionContext, type IPropertyInjector,
  Lazy, NestedStack, PhysicalName, PropertyInjectors, RemovalPolicies, RemovalPolicy, RemoveTag, Stack, Stage, Tag, Tags, Token,
} from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';
import { DIGEST, HERE, type Kit, OTHER_ACCOUNT, OTHER_REGION, type Program, sameRefusals, sameTemplates } from './same-template';

const DESTROY = RemovalPolicy.DESTROY;

/** A repository with every property that is rendered late, and its L1. */
const hatch = (change: (resource: CfnRepository, kit: Kit) => unknown): Program => (kit) => {
  const repository = new kit.ecr.Repository(kit.stack, 'Repo', { lifecycleRules: [{ maxImageCount: 3 }], imageScanOnPush: true });
  repository.grantPull(new ServicePrincipal('codebuild.amazonaws.com'));
  const returned = change(repository.node.defaultChild as CfnRepository, kit);
  new CfnOutput(kit.stack, 'Name', { value: repository.repositoryName });
  return returned;
};

/** A property injector for either library: each uses its own id. */
class Scanned implements IPropertyInjector {
  constructor(public readonly constructUniqueId: string) {}
  public inject(original: object, context: InjectionContext): object {
    return { imageScanOnPush: true, repositoryName: `injected-${context.id.toLowerCase()}`, ...original };
  }
}

class Everywhere {
  public visit(node: IConstruct) {
    if (node instanceof CfnRepository) node.addPropertyOverride('ImageTagMutability', 'IMMUTABLE');
    if (node instanceof CfnResource) node.addMetadata('seen', node.cfnResourceType);
  }
}

/** Every attribute of a repository that another stack may refer to. */
function refer(stack: Stack, repository: InstanceType<Kit['ecr']['Repository']>): void {
  new CfnOutput(stack, `${repository.node.id}Arn`, { value: repository.repositoryArn });
  new CfnOutput(stack, `${repository.node.id}Name`, { value: repository.repositoryName });
  new CfnOutput(stack, `${repository.node.id}Uri`, { value: repository.repositoryUri });
  new CfnOutput(stack, `${repository.node.id}Tag`, { value: repository.repositoryUriForTagOrDigest(DIGEST) });
  repository.grantPull(new Role(stack, `${repository.node.id}Role`, { assumedBy: new ServicePrincipal('ec2.amazonaws.com') }));
}

sameTemplates({
  // Through node.defaultChild
  'an override of a property': hatch((l1) => l1.addPropertyOverride('RepositoryName', 'overridden')),
  'an override inside a property': hatch((l1) => l1.addPropertyOverride('LifecyclePolicy.RegistryId', '123456789012')),
  'an override of the policy': hatch((l1) => l1.addPropertyOverride('RepositoryPolicyText.Statement.0.Sid', 'First')),
  'a deleted property': hatch((l1) => l1.addPropertyDeletionOverride('ImageScanningConfiguration')),
  'an override of the resource': hatch((l1) => l1.addOverride('Type', 'AWS::ECR::Other')),
  'an assigned property': hatch((l1) => { l1.imageTagMutability = 'IMMUTABLE'; l1.emptyOnDelete = true; }),
  'an assigned lifecycle policy': hatch((l1) => { l1.lifecyclePolicy = { lifecyclePolicyText: '{"rules":[]}' }; }),
  'a lifecycle policy that is taken away': hatch((l1) => { l1.lifecyclePolicy = undefined; }),
  'an assigned policy': hatch((l1) => { l1.repositoryPolicyText = { Version: '2012-10-17', Statement: [] }; }),
  'a policy that is taken away': hatch((l1) => { l1.repositoryPolicyText = undefined; }),
  'a policy that is taken away before a grant': ({ ecr, stack }) => {
    const repository = new ecr.Repository(stack, 'Repo');
    (repository.node.defaultChild as CfnRepository).repositoryPolicyText = undefined;
    repository.grantPull(new ServicePrincipal('codebuild.amazonaws.com'));
  },
  'a policy that is assigned before a grant': ({ ecr, stack }) => {
    const repository = new ecr.Repository(stack, 'Repo');
    (repository.node.defaultChild as CfnRepository).repositoryPolicyText = { Version: '2012-10-17', Statement: [] };
    repository.grantPull(new ServicePrincipal('codebuild.amazonaws.com'));
  },
  'an aspect that tests and clears the policy': ({ ecr, stack }) => {
    const seen: unknown[] = [];
    const [granted] = [new ecr.Repository(stack, 'Granted'), new ecr.Repository(stack, 'Plain')];
    granted.grantPull(new ServicePrincipal('codebuild.amazonaws.com'));
    Aspects.of(stack).add({
      visit: (node) => {
        if (!(node instanceof CfnRepository)) return;
        seen.push(node.repositoryPolicyText === undefined, Token.isUnresolved(node.repositoryPolicyText), stack.resolve(node.repositoryPolicyText));
        if (node.repositoryPolicyText) node.repositoryPolicyText = undefined;
      },
    });
    return Lazy.any({ produce: () => seen });
  },
  'an assigned name': hatch((l1) => { l1.repositoryName = 'assigned'; }),
  'what the L1 gives back': hatch((l1, { stack }) => stack.resolve({
    name: l1.repositoryName,
    lifecycle: l1.lifecyclePolicy,
    policy: l1.repositoryPolicyText,
    scanning: l1.imageScanningConfiguration,
    mutability: l1.imageTagMutability,
    filters: l1.imageTagMutabilityExclusionFilters,
    encryption: l1.encryptionConfiguration,
    empty: l1.emptyOnDelete,
    ref: l1.ref,
    arn: l1.attrArn,
    uri: l1.attrRepositoryUri,
    tags: l1.tags.renderTags(),
    isL1: CfnRepository.isCfnRepository(l1),
    path: l1.node.path,
  })),
  'another logical id': hatch((l1) => l1.overrideLogicalId('Renamed')),
  'an L1 dependency': hatch((l1, { stack }) => l1.addDependency(new CfnResource(stack, 'Other', { type: 'AWS::Test::Other' }))),
  'a condition': hatch((l1, { stack }) => { l1.cfnOptions.condition = new CfnCondition(stack, 'Condition', { expression: Fn.conditionEquals('a', 'b') }); }),
  'a deletion policy of the L1': hatch((l1) => { l1.cfnOptions.deletionPolicy = CfnDeletionPolicy.DELETE; }),
  'metadata': hatch((l1) => l1.addMetadata('key', { nested: [1, 2] })),
  'outputs of every attribute': hatch((l1, { stack }) => {
    new CfnOutput(stack, 'Arn', { value: l1.attrArn });
    new CfnOutput(stack, 'Uri', { value: l1.attrRepositoryUri });
    new CfnOutput(stack, 'Att', { value: l1.getAtt('Arn').toString() });
    new CfnOutput(stack, 'Ref', { value: l1.ref, exportName: 'exported' });
  }),
  'a name allocated by the stack': ({ ecr, app }) => {
    class Prefixed extends Stack {
      protected allocateLogicalId(element: CfnElement) { return `My${super.allocateLogicalId(element)}`; }
    }
    const stack = new Prefixed(app, 'Prefixed');
    new ecr.Repository(stack, 'Repo', { autoDeleteImages: true, removalPolicy: DESTROY }).grantPull(new ServicePrincipal('codebuild.amazonaws.com'));
  },

  // On the construct
  'the children of a repository': ({ ecr, stack }) => {
    const repository = new ecr.Repository(stack, 'Repo', { autoDeleteImages: true, removalPolicy: DESTROY });
    repository.onEvent('Rule');
    return [repository, ecr.Repository.fromRepositoryName(stack, 'Imported', 'name')].map((construct) => ({
      children: construct.node.children.map((child) => child.node.id),
      addr: construct.node.addr,
      stack: construct.stack.stackName,
      env: stack.resolve(construct.env),
      stackChildren: stack.node.children.map((child) => child.node.id),
    }));
  },
  'a removal policy applied later': ({ ecr, stack }) => {
    for (const policy of Object.values(RemovalPolicy).filter((value) => value !== RemovalPolicy.SNAPSHOT)) {
      new ecr.Repository(stack, policy).applyRemovalPolicy(policy);
      new ecr.Repository(stack, `${policy}Destroyed`, { removalPolicy: DESTROY }).applyRemovalPolicy(policy);
    }
  },
  'RemovalPolicies of a scope': ({ ecr, stack }) => {
    new ecr.Repository(stack, 'Plain');
    new ecr.Repository(stack, 'Retained', { removalPolicy: RemovalPolicy.RETAIN });
    RemovalPolicies.of(stack).destroy();
  },
  'tags': ({ ecr, app, stack }) => {
    const repository = new ecr.Repository(stack, 'Repo');
    Tags.of(app).add('app', 'all');
    Tags.of(repository).add('team', 'red');
    Tags.of(repository).add('cost', 'centre', { includeResourceTypes: ['AWS::ECR::Repository'], priority: 300 });
    Tags.of(repository).remove('app');
    repository.onEvent('Rule');
  },
  'tags that are added and removed by aspects': ({ ecr, stack }) => {
    const repository = new ecr.Repository(stack, 'Repo', { autoDeleteImages: true, removalPolicy: DESTROY });
    Aspects.of(stack).add(new Tag('b', '2'));
    Aspects.of(repository).add(new RemoveTag('aws-cdk:auto-delete-images'));
  },
  'an aspect that visits everything': ({ ecr, stack }) => {
    new ecr.Repository(stack, 'Repo', { autoDeleteImages: true, removalPolicy: DESTROY }).onImageScanCompleted('Rule');
    Aspects.of(stack).add(new Everywhere());
  },
  'an aspect that adds rules and statements': ({ ecr, stack }) => {
    new ecr.Repository(stack, 'Repo');
    Aspects.of(stack).add({
      visit: (node) => {
        if (!(node instanceof ecr.Repository)) return;
        node.addLifecycleRule({ maxImageCount: 7 });
        node.grantPull(new ServicePrincipal('codebuild.amazonaws.com'));
      },
    });
  },
  'dependencies between repositories and others': ({ ecr, stack }) => {
    const [first, second] = [new ecr.Repository(stack, 'First'), new ecr.Repository(stack, 'Second')];
    second.node.addDependency(first);
    new Queue(stack, 'Queue').node.addDependency(second, ecr.Repository.fromRepositoryName(stack, 'Imported', 'name'));
    first.onEvent('Rule').node.addDependency(second);
  },
  'a subclass': ({ ecr, stack }) => {
    class Mine extends ecr.Repository {
      public get repositoryUri() { return 'mine.example/repo'; }
    }
    const mine = new Mine(stack, 'Mine', { lifecycleRules: [{ maxImageCount: 1 }] });
    return [mine instanceof ecr.Repository, mine instanceof ecr.RepositoryBase, mine.repositoryUri, stack.resolve(mine.repositoryUriForTag('v1'))];
  },
  'a class of one\'s own on the base class': ({ ecr, stack }) => {
    class Mine extends ecr.RepositoryBase {
      public readonly repositoryName = 'mine';
      public readonly repositoryArn = 'arn:aws:ecr:eu-west-1:111122223333:repository/mine';
      public addToResourcePolicy() { return { statementAdded: false }; }
    }
    const mine = new Mine(stack, 'Mine');
    mine.grantPullPush(new Role(stack, 'Role', { assumedBy: new ServicePrincipal('ec2.amazonaws.com') }));
    mine.onImageScanCompleted('Rule');
    return stack.resolve([mine.repositoryUri, mine.repositoryRef, mine.env]);
  },
  'a property injector': ({ ecr }) => {
    const app = new App();
    PropertyInjectors.of(app).add(new Scanned(ecr.Repository.PROPERTY_INJECTION_ID));
    const stack = new Stack(app, 'Injected');
    const repositories = [new ecr.Repository(stack, 'One'), new ecr.Repository(stack, 'Two', { imageScanOnPush: false, repositoryName: 'own' })];
    return repositories.map((repository) => stack.resolve([
      repository.repositoryName, (repository.node.defaultChild as CfnRepository).imageScanningConfiguration, repository.repositoryArn,
    ]));
  },
  'the mixin that empties a repository': ({ ecr, stack }) => {
    const mixin = new ecr.mixins.RepositoryAutoDeleteImages();
    const repository = new ecr.Repository(stack, 'Repo', { removalPolicy: DESTROY });
    const l1 = new CfnRepository(stack, 'L1');
    const supported = [l1, repository, stack, repository.node.defaultChild!].map((construct) => mixin.supports(construct));
    return [repository.with(mixin) === repository, l1.with(mixin) === l1, supported];
  },
  'the mixin on a whole scope': ({ ecr, stack }) => {
    new ecr.Repository(stack, 'Repo', { removalPolicy: DESTROY });
    new Queue(stack, 'Queue');
    stack.with(new ecr.mixins.RepositoryAutoDeleteImages());
  },

  // References between stacks
  'references from a stack of the same environment': ({ ecr, stack, newStack }) => {
    const repository = new ecr.Repository(stack, 'Repo');
    refer(newStack('User'), repository);
  },
  'references from a stack of the same concrete environment': ({ ecr, newStack }) => {
    refer(newStack('User', HERE), new ecr.Repository(newStack('Repos', HERE), 'Repo'));
  },
  'references from another region': ({ ecr, newStack }) => {
    refer(newStack('User', OTHER_REGION, { crossRegionReferences: true }), new ecr.Repository(newStack('Repos', HERE, { crossRegionReferences: true }), 'Repo'));
  },
  'references to a named repository from another region and account': ({ ecr, newStack }) => {
    const repository = new ecr.Repository(newStack('Repos', HERE), 'Repo', { repositoryName: 'named' });
    refer(newStack('Region', OTHER_REGION), repository);
    refer(newStack('Account', OTHER_ACCOUNT), repository);
  },
  'references to a repository whose name is generated, from another account': ({ ecr, newStack }) => {
    const repository = new ecr.Repository(newStack('Repos', HERE), 'Repo', { repositoryName: PhysicalName.GENERATE_IF_NEEDED });
    refer(newStack('Account', OTHER_ACCOUNT), repository);
  },
  'a nested stack': ({ ecr, stack }) => {
    const nested = new NestedStack(stack, 'Nested');
    refer(stack, new ecr.Repository(nested, 'Inside'));
    refer(nested, new ecr.Repository(stack, 'Outside', { autoDeleteImages: true, removalPolicy: DESTROY }));
  },
  'stages': ({ ecr, app }) => {
    for (const [id, env] of Object.entries({ Test: HERE, Prod: OTHER_ACCOUNT })) {
      const stage = new Stage(app, id, { env });
      const repository = new ecr.Repository(new Stack(stage, 'Repos'), 'Repo', { autoDeleteImages: true, removalPolicy: DESTROY });
      refer(new Stack(stage, 'User'), repository);
    }
  },
});

sameRefusals({
  'references to a nameless repository from another account': ['CannotUseCrossEnvironment', ({ ecr, newStack }) => {
    refer(newStack('Account', OTHER_ACCOUNT), new ecr.Repository(newStack('Repos', HERE), 'Repo'));
  }],
  'a second construct of the same id': ['Error', ({ ecr, stack }) => [1, 2].map(() => new ecr.Repository(stack, 'Repo'))],
});
