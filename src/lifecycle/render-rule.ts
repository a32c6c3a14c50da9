import type { PlacedRule } from './checked-rule';
import { LifecycleAction } from './lifecycle-rule';

/** A rule in the form of ECR. The order of the keys is that of aws-cdk-lib, so that the text is the same. */
export function renderRule({ priority, rule }: PlacedRule): object {
  const { given, countType } = rule;
  return {
    rulePriority: priority,
    description: given.description,
    selection: {
      tagStatus: rule.tagStatus,
      tagPrefixList: given.tagPrefixList,
      tagPatternList: given.tagPatternList,
      countType,
      countNumber: rule.countNumber,
      countUnit: countType === 'imageCountMoreThan' ? undefined : 'days',
      storageClass: rule.storageClass === 'archive' ? 'archive' : undefined,
    },
    action: rule.action === LifecycleAction.EXPIRE
      ? { type: 'expire' }
      : { type: 'transition', targetStorageClass: 'archive' },
  };
}
