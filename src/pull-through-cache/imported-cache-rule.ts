import type { aws_ecr } from 'aws-cdk-lib/interfaces';
import type { Construct } from 'constructs';
import { PullThroughCacheRuleBase } from './pull-through-cache-rule-base';

/** A rule that exists outside this app. */
export class ImportedCacheRule extends PullThroughCacheRuleBase {
  constructor(scope: Construct, id: string, public readonly repositoryPrefix: string) {
    super(scope, id);
  }

  public get pullThroughCacheRuleRef(): aws_ecr.PullThroughCacheRuleReference {
    return { ecrRepositoryPrefix: this.repositoryPrefix };
  }
}
