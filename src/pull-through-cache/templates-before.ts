import { CfnRepositoryCreationTemplate, type CfnPullThroughCacheRule } from 'aws-cdk-lib/aws-ecr';
import { Stack } from 'aws-cdk-lib/core';
import { Dependable, type IConstruct, type IDependable } from 'constructs';
import { isKnownLater, resolverOf } from '../core/tokens';
import { RepositoryCreationTrigger } from '../creation-template';
import { prefixesOverlap } from '../repository-settings/repository-prefix';

/**
 * The creation templates of the stack that apply to repositories of a rule. A template applies when a repository is created, so it must be
 * created before anyone can pull.
 *
 * They are collected when CDK asks for dependencies, because templates may be defined after the rule.
 */
export function templatesBefore(rule: CfnPullThroughCacheRule): IDependable {
  const dependable: IDependable = {};
  Dependable.implement(dependable, {
    get dependencyRoots(): IConstruct[] {
      return rule.stack.node.findAll().filter((construct) => (
        CfnRepositoryCreationTemplate.isCfnRepositoryCreationTemplate(construct)
        && Stack.of(construct) === rule.stack && isAbout(construct, rule) && !isAfter(construct, rule)));
    },
  });
  return dependable;
}

function isAbout(template: CfnRepositoryCreationTemplate, rule: CfnPullThroughCacheRule): boolean {
  const resolve = resolverOf(rule.stack);
  const [triggers, prefix, cached] = [template.appliedFor, template.prefix, rule.ecrRepositoryPrefix].map(resolve) as [unknown, unknown, unknown];
  const isForCaches = isKnownLater(triggers) || (Array.isArray(triggers) && triggers.includes(RepositoryCreationTrigger.PULL_THROUGH_CACHE));
  return isForCaches && (isText(prefix) && isText(cached) ? prefixesOverlap(prefix, cached) : JSON.stringify(prefix) === JSON.stringify(cached));
}

function isText(prefix: unknown): prefix is string {
  return typeof prefix === 'string' && !isKnownLater(prefix);
}

/** Whether the template must be created after the rule, or after a construct that contains the rule. */
function isAfter(template: CfnRepositoryCreationTemplate, rule: CfnPullThroughCacheRule): boolean {
  const wanted = [...template.obtainDependencies(), ...template.node.scopes.flatMap(({ node }) => node.dependencies)];
  return wanted.some((dependency) => rule.node.scopes.includes(dependency));
}
