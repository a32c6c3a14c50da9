import type { RemovalPolicy } from 'aws-cdk-lib/core';
import { checkFilters, readTemplateFilters, readTypedFilters } from './filter-checks';
import { onceInRegistry } from './once-in-registry';
import { SCAN_FILTER, ScanFilter } from './scan-filter';
import type { ScanningRule } from './scanning-rule';
import { checkRemovalPolicy } from '../checks/removal-policies';
import type { Problem } from '../core/errors';
import { formatValue } from '../core/format-value';
import { memberName, NOT_TYPED, type CheckSubject, type PropertyChecks } from '../core/property-checks';
import { isAbsent, isKnownLater } from '../core/tokens';
import type { Warning } from '../core/warnings';

/** A rule in the form of the L1, not yet validated. */
interface RuleToCheck {
  readonly scanFrequency?: unknown;
  readonly repositoryFilters?: unknown;
}

const TYPES: readonly unknown[] = ['BASIC', 'ENHANCED'];
const FREQUENCIES: readonly unknown[] = ['SCAN_ON_PUSH', 'CONTINUOUS_SCAN'];

/** The filters of a typed rule without filters. */
export const EVERYTHING: readonly ScanFilter[] = [ScanFilter.wildcard('*')];

/** The checks of a scanning configuration. */
export const SCANNING_CHECKS: PropertyChecks<{ scanType: unknown; rules: unknown; removalPolicy?: RemovalPolicy }> = [
  { prop: 'scanType', path: 'ScanType', required: true, problems: checkScanType },
  {
    prop: 'rules',
    path: 'Rules',
    required: true,
    fromTyped: (rules) => Array.isArray(rules) ? rules.map(readTypedRule) : rules,
    fromTemplate: (rules) => Array.isArray(rules) ? rules.map(readTemplateRule) : rules,
    problems: checkRules,
  },
  { // rules are added one by one, so the construct warns at synthesis
    prop: 'rules',
    path: 'Rules',
    fromTyped: NOT_TYPED,
    problems: () => [],
    warnings: (rules, _, subject) => missingRuleWarnings(subject.valueOf('scanType'), rules),
  },
  { prop: 'removalPolicy', problems: (policy, name) => checkRemovalPolicy(name, policy) },
];

function readTypedRule(rule: ScanningRule): unknown {
  return isAbsent(rule) ? rule : { scanFrequency: rule.frequency, repositoryFilters: readTypedFilters(rule.repositories ?? EVERYTHING) };
}

function readTemplateRule(rule: any): unknown {
  return isKnownLater(rule) || typeof rule !== 'object' || rule === null
    ? rule : { scanFrequency: rule.ScanFrequency, repositoryFilters: readTemplateFilters(rule.RepositoryFilters) };
}

function checkScanType(type: unknown, name: string): Problem[] {
  return TYPES.includes(type) || isKnownLater(type) ? [] : [{ code: 'InvalidScanType', message: `${name} must be one of BASIC and ENHANCED, got ${formatValue(type)}` }];
}

function checkRules(rules: unknown, name: string, subject: CheckSubject): Problem[] {
  if (isKnownLater(rules)) {
    return [];
  }
  if (!Array.isArray(rules)) {
    return [{ code: 'ExpectedList', message: `${name} must be a list of rules, got ${formatValue(rules)}` }];
  }
  const problems = rules.flatMap((rule, index) => isKnownLater(rule) ? [] : checkRule(rule, `${name}[${index}]`));
  return problems.length > 0 ? problems : checkFrequencies(rules, name, subject);
}

function checkRule(rule: RuleToCheck | null | undefined, name: string): Problem[] {
  if (typeof rule !== 'object' || rule === null) {
    return [{ code: 'InvalidScanFrequency', message: `${name} must be a rule with a frequency, got ${formatValue(rule)}` }];
  }
  const filtersName = memberName(name, 'repositories', 'RepositoryFilters');
  return [
    ...checkFrequency(memberName(name, 'frequency', 'ScanFrequency'), rule.scanFrequency),
    ...checkFilters(SCAN_FILTER, filtersName, rule.repositoryFilters),
    ...!isAbsent(rule.repositoryFilters) ? [] : [{
      code: 'FilterCountOutOfRange' as const, message: `${filtersName} must hold 1 to 100 filters, is absent: ${SCAN_FILTER.everything} to select every repository`,
    }],
  ];
}

function checkFrequency(name: string, frequency: unknown): Problem[] {
  const hint = frequency === 'MANUAL' ? ': leave out the rule for scans on demand' : '';
  return FREQUENCIES.includes(frequency) || isKnownLater(frequency) ? [] : [{
    code: 'InvalidScanFrequency', message: `${name} must be one of ${FREQUENCIES.join(' and ')}, got ${formatValue(frequency)}${hint}`,
  }];
}

/** What is wrong with the frequencies of the rules together, and with the type of scanning. */
function checkFrequencies(rules: readonly RuleToCheck[], name: string, subject: CheckSubject): Problem[] {
  const used = rules.map(({ scanFrequency }) => scanFrequency);
  return [
    ...FREQUENCIES.filter((frequency) => used.indexOf(frequency) < used.lastIndexOf(frequency)).map((frequency): Problem => ({
      code: 'DuplicateScanFrequency', message: `${name} must hold one rule of each frequency, has several of ${frequency}: merge their filters into one rule`,
    })),
    ...used.includes('CONTINUOUS_SCAN') && subject.valueOf('scanType') === 'BASIC' ? [continuousNeedsEnhanced(name, subject.nameOf('scanType'))] : [],
  ];
}

/** The problem of continuous scans with basic scanning, which does not support them. */
export function continuousNeedsEnhanced(name: string, typeName: string): Problem {
  return { code: 'ContinuousScanRequiresEnhanced', message: `${name} must be without continuous scans when ${typeName} is BASIC: use ENHANCED, or scan on push` };
}

/** CloudFormation accepts an enhanced configuration without rules; its effect is not documented. */
export function missingRuleWarnings(type: unknown, rules: unknown): Warning[] {
  return type !== 'ENHANCED' || !Array.isArray(rules) || rules.length > 0 ? [] : [{
    id: 'cdk-ecr:enhancedScanningWithoutRules',
    message: 'with enhanced scanning, repositories that no rule selects are not scanned: '
      + 'call scanOnPush or scanContinuously; without filters, they select every repository',
  }];
}

/** A registry has one scanning configuration. */
export const ONE_SCANNING_CONFIGURATION = onceInRegistry('AWS::ECR::RegistryScanningConfiguration', 'the scanning configuration of the registry');
