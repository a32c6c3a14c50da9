/**
 * The resources of the cases as L1s, with the properties that the L2s render.
 */
import { core, events, iam, require, upstream } from './libraries.mjs';

const { Construct } = require('constructs');

export const PULL = ['ecr:BatchCheckLayerAvailability', 'ecr:GetDownloadUrlForLayer', 'ecr:BatchGetImage'];

export const TWO_RULES = {
  imageScanningConfiguration: { scanOnPush: true },
  imageTagMutability: 'IMMUTABLE',
  lifecyclePolicy: {
    lifecyclePolicyText: JSON.stringify({
      rules: [
        {
          rulePriority: 1,
          description: 'no untagged images',
          selection: { tagStatus: 'untagged', countType: 'sinceImagePushed', countNumber: 14, countUnit: 'days' },
          action: { type: 'expire' },
        },
        { rulePriority: 2, selection: { tagStatus: 'any', countType: 'imageCountMoreThan', countNumber: 100 }, action: { type: 'expire' } },
      ],
    }),
  },
};

/** `count` rules as ECR reads them. */
export function manyRules(count) {
  return {
    rules: Array.from({ length: count }, (_, index) => ({
      rulePriority: index + 1,
      selection: { tagStatus: 'tagged', tagPatternList: [`service-${index + 1}-*`], countType: 'imageCountMoreThan', countNumber: index + 1 },
      action: { type: 'expire' },
    })),
  };
}

/** The URI of a repository in the account and region of a stack. */
export function repositoryUri(stack, name) {
  return `${stack.account}.dkr.ecr.${stack.region}.${stack.urlSuffix}/${name}`;
}

/** Writes L1s either straight into the stack, or where an L2 would put them. */
export class ByHand {
  constructor(samePaths) {
    this.samePaths = samePaths;
  }

  repository(stack, id, properties) {
    const repository = new upstream.CfnRepository(...this.place(stack, id), properties);
    repository.applyRemovalPolicy(core.RemovalPolicy.RETAIN);
    return repository;
  }

  scanRule(stack, repository) {
    const [scope, id] = this.samePaths ? [repository.node.scope, 'Scanned'] : [stack, `${repository.node.id}Scanned`];
    new events.CfnRule(...this.place(scope, id), {
      eventPattern: {
        'source': ['aws.ecr'],
        'detail-type': ['ECR Image Scan'],
        'detail': { 'repository-name': [repository.ref], 'scan-status': ['COMPLETE'] },
      },
      state: 'ENABLED',
    });
  }

  pullPolicy(stack, role, repositories) {
    const [first, ...others] = repositories.map(({ attrArn }) => ({ Action: PULL, Effect: 'Allow', Resource: attrArn }));
    const login = { Action: 'ecr:GetAuthorizationToken', Effect: 'Allow', Resource: '*' };
    const [scope, id] = this.samePaths ? [role, 'DefaultPolicy'] : [stack, `${role.node.id}Policy`];
    const policy = new iam.CfnPolicy(...this.place(scope, id), {
      policyName: id,
      policyDocument: { Statement: [first, login, ...others], Version: '2012-10-17' },
      roles: [role.roleName],
    });
    if (this.samePaths) {
      policy.policyName = policy.logicalId;
    }
  }

  importedUri(stack, id, name) {
    return repositoryUri(stack, name);
  }

  place(scope, id) {
    return this.samePaths ? [new Construct(scope, id), 'Resource'] : [scope, id];
  }
}
