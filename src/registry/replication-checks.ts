import type { RemovalPolicy } from 'aws-cdk-lib/core';
import { checkFilters, readTemplateFilters, readTypedFilters } from './filter-checks';
import { onceInRegistry } from './once-in-registry';
import { checkDestinations, countKnownDestinations, readTemplateDestinations, readTypedDestinations } from './replication-destination-checks';
import { REPLICATION_FILTER } from './replication-filter';
import type { ReplicationRule } from './replication-rule';
import { checkRemovalPolicy } from '../checks/removal-policies';
import { checkBoolean, readTemplateBoolean } from '../checks/types';
import type { Problem } from '../core/errors';
import { formatValue } from '../core/format-value';
import { memberName, type CheckEnvironment, type PropertyChecks } from '../core/property-checks';
import { isAbsent, isKnownLater } from '../core/tokens';
import type { Warning } from '../core/warnings';

/** A rule in the form of the L1, not yet validated. */
interface RuleToCheck {
  readonly destinations?: unknown;
  readonly repositoryFilters?: unknown;
  readonly deleteReplication?: unknown;
}

/** The value for templates without the property for deletions. */
const NO_SWITCH = '';
const MAX_RULES = 25;
const MAX_DESTINATIONS = 25;
/** Sources disagree on whether a registry accepts more. */
const MAX_UNDOUBTED_RULES = 10;

/** The checks of a replication configuration, whose rules are added one by one: see `checkReplicationRule`. */
export const REPLICATION_CHECKS: PropertyChecks<{ rules: unknown; removalPolicy?: RemovalPolicy }> = [
  {
    prop: 'rules',
    path: 'ReplicationConfiguration.Rules',
    required: true,
    fromTemplate: (rules) => Array.isArray(rules) ? rules.map(readTemplateRule) : rules,
    problems: checkReplicationRules,
    warnings: (rules, name) => Array.isArray(rules) ? ruleCountWarnings(rules.length, name) : [],
  },
  { prop: 'removalPolicy', problems: (policy, name) => checkRemovalPolicy(name, policy) },
];

/** A typed rule in the form of the L1. */
export function readTypedRule(rule: ReplicationRule, ownAccount: string): RuleToCheck {
  const { destinations, repositories, deleteReplication } = rule ?? {};
  return {
    destinations: readTypedDestinations(destinations, ownAccount),
    repositoryFilters: readTypedFilters(repositories),
    deleteReplication: deleteReplication ?? undefined,
  };
}

function readTemplateRule(rule: any): unknown {
  return isKnownLater(rule) || typeof rule !== 'object' || rule === null ? rule : {
    destinations: readTemplateDestinations(rule.Destinations),
    repositoryFilters: readTemplateFilters(rule.RepositoryFilters),
    deleteReplication: isAbsent(rule.DeleteReplication) || isKnownLater(rule.DeleteReplication)
      ? rule.DeleteReplication ?? undefined
      : readTemplateBoolean(rule.DeleteReplication.Enabled) ?? NO_SWITCH,
  };
}

function checkReplicationRules(rules: unknown, name: string, environment: CheckEnvironment): Problem[] {
  if (isKnownLater(rules)) {
    return [];
  }
  if (!isAbsent(rules) && !Array.isArray(rules)) {
    return [{ code: 'ExpectedList', message: `${name} must be a list of rules, got ${formatValue(rules)}` }];
  }
  if (isAbsent(rules) || rules.length === 0) {
    return [{
      code: 'ReplicationRuleRequired',
      message: `${name} must hold at least one rule: CloudFormation cannot update or delete a configuration without rules; leave out the configuration to replicate nothing`,
    }];
  }
  return [
    ...rules.flatMap((rule, index) => checkReplicationRule(rule, `${name}[${index}]`, environment)),
    ...checkReplicationRuleSet(rules, name, environment),
  ];
}

/** What is wrong with a rule alone. */
export function checkReplicationRule(rule: unknown, name: string, environment: CheckEnvironment): Problem[] {
  if (isKnownLater(rule)) {
    return [];
  }
  if (typeof rule !== 'object' || rule === null) {
    return [{ code: 'InvalidReplicationRule', message: `${name} must be a rule with destinations, got ${formatValue(rule)}` }];
  }
  const { destinations, repositoryFilters, deleteReplication } = rule as RuleToCheck;
  return [
    ...checkDestinations(memberName(name, 'destinations', 'Destinations'), destinations, environment),
    ...checkFilters(REPLICATION_FILTER, memberName(name, 'repositories', 'RepositoryFilters'), repositoryFilters),
    ...checkBoolean(memberName(name, 'deleteReplication', 'DeleteReplication.Enabled'), deleteReplication),
  ];
}

/** What is wrong with the rules together. */
export function checkReplicationRuleSet(rules: readonly unknown[], name: string, environment: CheckEnvironment): Problem[] {
  const destinations = rules.flatMap((rule) => isKnownLater(rule) ? [] : (rule as RuleToCheck | null)?.destinations ?? []);
  const different = countKnownDestinations(destinations, environment);
  return [
    ...rules.length <= MAX_RULES ? [] : [{
      code: 'TooManyReplicationRules' as const, message: `${name} must hold at most ${MAX_RULES} rules, has ${rules.length}: merge rules with the same destinations`,
    }],
    ...different <= MAX_DESTINATIONS ? [] : [{
      code: 'TooManyReplicationDestinations' as const, message: `${name} must have at most ${MAX_DESTINATIONS} different destinations in all, has ${different}`,
    }],
  ];
}

/** The warnings about the number of rules. */
export function ruleCountWarnings(count: number, name: string): Warning[] {
  return count <= MAX_UNDOUBTED_RULES ? [] : [{
    id: 'cdk-ecr:manyReplicationRules',
    message: `sources of AWS disagree on whether ${name} may hold more than ${MAX_UNDOUBTED_RULES} rules: merge rules with the same destinations`,
  }];
}

/** A registry has one replication configuration. */
export const ONE_REPLICATION_CONFIGURATION = onceInRegistry('AWS::ECR::ReplicationConfiguration', 'the replication configuration of the registry');
