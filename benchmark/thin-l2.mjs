/**
 * The least that a repository can be as a construct of its own: no checks, no rules to add later, no properties but those
 * of the L1. What it costs is the price of an L2 in CDK, whoever writes it.
 */
import { PULL, repositoryUri } from './by-hand.mjs';
import { core, events, iam, upstream } from './libraries.mjs';

/** Writes the cases with it. */
export class Thinly {
  repository(stack, id, properties) {
    return new ThinRepository(stack, id, properties);
  }

  scanRule(stack, repository) {
    repository.onImageScanCompleted('Scanned');
  }

  pullPolicy(stack, role, [first, ...others]) {
    first.grant(role);
    iam.Grant.addToPrincipal({ grantee: role, actions: ['ecr:GetAuthorizationToken'], resourceArns: ['*'] });
    others.forEach((repository) => repository.grant(role));
  }

  importedUri(stack, id, name) {
    new core.Resource(stack, id);
    return repositoryUri(stack, name);
  }
}

class ThinRepository extends core.Resource {
  constructor(scope, id, properties) {
    super(scope, id);
    this.resource = new upstream.CfnRepository(this, 'Resource', properties);
    this.resource.applyRemovalPolicy(core.RemovalPolicy.RETAIN);
  }

  get repositoryName() {
    return this.cachedName ??= this.getResourceNameAttribute(this.resource.ref);
  }

  get repositoryArn() {
    return this.cachedArn ??= this.getResourceArnAttribute(this.resource.attrArn, { service: 'ecr', resource: 'repository', resourceName: this.physicalName });
  }

  addToResourcePolicy() {
    throw new Error('no case has a principal without a policy of its own');
  }

  onImageScanCompleted(id) {
    return new events.Rule(this, id, {
      eventPattern: {
        source: ['aws.ecr'],
        detailType: ['ECR Image Scan'],
        detail: { 'repository-name': [this.repositoryName], 'scan-status': ['COMPLETE'] },
      },
    });
  }

  grant(grantee) {
    return iam.Grant.addToPrincipalOrResource({ grantee, actions: PULL, resourceArns: [this.repositoryArn], resourceSelfArns: [], resource: this });
  }
}
