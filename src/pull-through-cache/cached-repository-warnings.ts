import type { IConstruct } from 'constructs';
import { formatValue } from '../core/format-value';
import { warn } from '../core/warnings';

/** Lambda cannot pull through a cache, even with all permissions. */
export function warnAboutLambda(scope: IConstruct): void {
  warn(scope, 'cdk-ecr:cacheForLambda', 'Lambda cannot pull through a cache: push the image to a repository of your own');
}

/** A grant to push has no effect. */
export function warnAboutPush(scope: IConstruct, actions: readonly string[]): void {
  if (actions.includes('ecr:PutImage')) {
    warn(scope, 'cdk-ecr:pushToCache', 'ECR does not support pushes to cached repositories: grant pull, and push to a repository of your own');
  }
}

/** Docker adds `library/` before such a name. ECR does not. */
export function warnAboutNamespace(scope: IConstruct, name: string): void {
  warn(scope, 'cdk-ecr:dockerHubNamespace',
    `Docker Hub has no repository ${formatValue(name)}, because official images are below library: use ${formatValue(`library/${name}`)}, or upstreamRepositoryPrefix: "library"`);
}
