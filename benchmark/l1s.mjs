/**
 * The resources of the cases, as L1s with the properties that the L2s render.
 */
import { core, events, iam, upstream } from './libraries.mjs';

const PULL = ['ecr:BatchCheckLayerAvailability', 'ecr:GetDownloadUrlForLayer', 'ecr:BatchGetImage'];

export function repository(stack, id, properties = {}) {
  const resource = new upstream.CfnRepository(stack, id, properties);
  resource.applyRemovalPolicy(core.RemovalPolicy.RETAIN);
  return resource;
}

export const TWO_RULES = {
  imageScanningConfiguration: { scanOnPush: true },
  imageTagMutability: 'IMMUTABLE',
  lifecyclePolicy: policy([
    {
      description: 'no untagged images',
      selection: { tagStatus: 'untagged', countType: 'sinceImagePushed', countNumber: 14, countUnit: 'days' },
    },
    { selection: { tagStatus: 'any', countType: 'imageCountMoreThan', countNumber: 100 } },
  ]),
};

export const FIFTY_RULES = {
  lifecyclePolicy: policy(Array.from({ length: 50 }, (_, index) => (
    { selection: { tagStatus: 'tagged', tagPatternList: [`service-${index + 1}-*`], countType: 'imageCountMoreThan', countNumber: index + 1 } }))),
};

export function scanRule(stack, resource) {
  new events.CfnRule(stack, `${resource.node.id}Scanned`, {
    eventPattern: {
      'source': ['aws.ecr'],
      'detail-type': ['ECR Image Scan'],
      'detail': { 'repository-name': [resource.ref], 'scan-status': ['COMPLETE'] },
    },
    state: 'ENABLED',
  });
}

export function pullPolicy(stack, role, resources) {
  const [first, ...others] = resources.map(({ attrArn }) => ({ Action: PULL, Effect: 'Allow', Resource: attrArn }));
  const login = { Action: 'ecr:GetAuthorizationToken', Effect: 'Allow', Resource: '*' };
  new iam.CfnPolicy(stack, `${role.node.id}Policy`, {
    policyName: 'Pull',
    policyDocument: { Statement: [first, login, ...others], Version: '2012-10-17' },
    roles: [role.roleName],
  });
}

function policy(rules) {
  return {
    lifecyclePolicyText: JSON.stringify({
      rules: rules.map(({ description, selection }, index) => ({ rulePriority: index + 1, description, selection, action: { type: 'expire' } })),
    }),
  };
}
