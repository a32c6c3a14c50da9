import { Template } from 'aws-cdk-lib/assertions';
import { CfnRegistryScanningConfiguration } from 'aws-cdk-lib/aws-ecr';
import { App, CfnParameter, Lazy, RemovalPolicy, type Stack } from 'aws-cdk-lib/core';
import { HERE, newStack, problemsIn, propertiesOf, warningsIn } from './support';
import { RegistryScanningConfiguration, ScanFilter, ScanFrequency, ScanType, SigningFilter, type RegistryScanningConfigurationProps } from '../../src';

const TYPE = 'AWS::ECR::RegistryScanningConfiguration';
const { wildcard, contains } = ScanFilter;
const { SCAN_ON_PUSH, CONTINUOUS_SCAN } = ScanFrequency;

const scanningIn = (stack: Stack, props?: RegistryScanningConfigurationProps) => new RegistryScanningConfiguration(stack, 'Scanning', props);
const rendered = (configure: (scanning: RegistryScanningConfiguration) => void, props?: RegistryScanningConfigurationProps) => {
  const stack = newStack();
  configure(scanningIn(stack, props));
  return propertiesOf(stack, TYPE);
};
const rule = (frequency: string, ...filters: string[]) => ({ ScanFrequency: frequency, RepositoryFilters: filters.map((Filter) => ({ Filter, FilterType: 'WILDCARD' })) });
const failure = (name: string, message: string) => expect.objectContaining({ name, constructPath: 'Stack/Scanning', message: expect.stringContaining(message) });

describe('the rendered properties', () => {
  test('without rules, basic scanning on demand', () => {
    expect(rendered(() => {})).toEqual({ ScanType: 'BASIC', Rules: [] });
  });

  test('scans on push, of all repositories unless filters are given', () => {
    expect(rendered((scanning) => scanning.scanOnPush())).toEqual({ ScanType: 'BASIC', Rules: [rule('SCAN_ON_PUSH', '*')] });
    expect(rendered(() => {}, { rules: [{ frequency: SCAN_ON_PUSH }] })).toEqual({ ScanType: 'BASIC', Rules: [rule('SCAN_ON_PUSH', '*')] });
  });

  test('continuous scans make it enhanced', () => {
    expect(rendered((scanning) => scanning.scanContinuously(wildcard('prod/*')))).toEqual({ ScanType: 'ENHANCED', Rules: [rule('CONTINUOUS_SCAN', 'prod/*')] });
  });

  test('enhanced scanning on push only', () => {
    expect(rendered((scanning) => scanning.scanOnPush(contains('web')), { scanType: ScanType.ENHANCED })).toEqual({ ScanType: 'ENHANCED', Rules: [rule('SCAN_ON_PUSH', 'web')] });
  });

  test('filters of several calls in one rule a frequency, each once, in one order', () => {
    const expected = { ScanType: 'ENHANCED', Rules: [rule('CONTINUOUS_SCAN', 'base', 'prod/*'), rule('SCAN_ON_PUSH', 'dev*')] };
    expect(rendered((scanning) => {
      scanning.scanOnPush(wildcard('dev*'));
      scanning.scanContinuously(wildcard('prod/*'));
      scanning.scanContinuously(contains('base'), wildcard('prod/*'));
      scanning.scanOnPush(wildcard('dev*'));
    })).toEqual(expected);
    expect(rendered((scanning) => scanning.scanContinuously(contains('base')), {
      rules: [{ frequency: SCAN_ON_PUSH, repositories: [wildcard('dev*')] }, { frequency: CONTINUOUS_SCAN, repositories: [wildcard('prod/*')] }],
    })).toEqual(expected);
  });

  test('not later changes to a list that was passed', () => {
    const repositories = [wildcard('prod/*')];
    const rules = [{ frequency: SCAN_ON_PUSH, repositories }];
    expect(rendered(() => {
      repositories.push(wildcard('dev/*'));
      rules.pop();
    }, { rules })).toEqual({ ScanType: 'BASIC', Rules: [rule('SCAN_ON_PUSH', 'prod/*')] });
  });
});

describe('input that ECR would reject fails', () => {
  const filters = (count: number) => Array.from({ length: count }, (_, index) => wildcard(`team${index}/*`));

  test.each<[string, object, string, string]>([
    ['another type', { scanType: 'enhanced' }, 'InvalidScanType', 'scanType must be one of BASIC and ENHANCED, got "enhanced"'],
    ['manual scans as a frequency', { rules: [{ frequency: 'MANUAL' }] }, 'InvalidScanFrequency', 'rules[0].frequency must be one of SCAN_ON_PUSH and CONTINUOUS_SCAN, got "MANUAL": leave out the rule for scans on demand'],
    ['another frequency', { rules: [{ frequency: 'DAILY' }] }, 'InvalidScanFrequency', 'got "DAILY"'],
    ['no rule', { rules: [undefined] }, 'InvalidScanFrequency', 'rules[0] must be a rule with a frequency, got undefined'],
    ['no list', { rules: {} }, 'ExpectedList', 'rules must be a list, got {}'],
    ['two rules of one frequency', { rules: [{ frequency: SCAN_ON_PUSH }, { frequency: SCAN_ON_PUSH }] }, 'DuplicateScanFrequency',
      'rules must hold one rule of each frequency, has several of SCAN_ON_PUSH: merge their filters into one rule'],
    ['continuous scans by basic scanning', { scanType: ScanType.BASIC, rules: [{ frequency: CONTINUOUS_SCAN }] }, 'ContinuousScanRequiresEnhanced',
      'rules must be without continuous scans when scanType is BASIC: use ENHANCED, or scan on push'],
    ['no filters', { rules: [{ frequency: SCAN_ON_PUSH, repositories: [] }] }, 'FilterCountOutOfRange', 'rules[0].repositories must hold 1 to 100 filters, has 0: use "*" to select every repository'],
    ['101 filters', { rules: [{ frequency: SCAN_ON_PUSH, repositories: filters(101) }] }, 'FilterCountOutOfRange', 'rules[0].repositories must hold 1 to 100 filters, has 101'],
    ['a filter of another dialect', { rules: [{ frequency: SCAN_ON_PUSH, repositories: [SigningFilter.wildcard('prod')] }] }, 'InvalidRepositoryFilter',
      'rules[0].repositories[0] must be a filter of type WILDCARD, made by ScanFilter.wildcard(…) or ScanFilter.contains(…), got "WILDCARD_MATCH"'],
    ['a snapshot', { removalPolicy: RemovalPolicy.SNAPSHOT }, 'RemovalPolicyNotSupported', 'removalPolicy must be'],
  ])('%s', (_, props, code, message) => {
    expect(() => scanningIn(newStack(), props)).toThrow(failure(code, message));
  });

  test('in later calls: continuous scans by basic scanning, other filters, and more than 100 together', () => {
    const scanning = scanningIn(newStack(), { scanType: ScanType.BASIC });
    expect(() => scanning.scanContinuously()).toThrow(failure('ContinuousScanRequiresEnhanced', 'rules must be without continuous scans'));
    expect(() => scanning.scanOnPush('prod' as never)).toThrow(failure('InvalidRepositoryFilter', 'filters[0] must be a filter of type WILDCARD'));
    scanning.scanOnPush(...filters(100));
    scanning.scanOnPush(...filters(100));
    expect(() => scanning.scanOnPush(wildcard('one/*'))).toThrow(failure('FilterCountOutOfRange', 'the filters of SCAN_ON_PUSH must hold 1 to 100 filters, has 101'));
  });
});

describe('at synthesis', () => {
  test('fails for invalid values of tokens, in filters of properties and of calls', () => {
    const late = (text: string) => wildcard(Lazy.string({ produce: () => text }));
    const stack = newStack();
    scanningIn(stack, { rules: [{ frequency: SCAN_ON_PUSH, repositories: [late('Prod*')] }] }).scanOnPush(late('dev-'));
    expect(problemsIn(stack)).toEqual([
      expect.stringContaining('InvalidRepositoryFilter: rules[0].repositories[0] must be lowercase letters'),
      expect.stringContaining('InvalidRepositoryFilter: rules[0].repositories[1] must be lowercase letters'),
    ]);
  });

  test('accepts values that are known only at deployment', () => {
    const stack = newStack();
    scanningIn(stack).scanOnPush(wildcard(`${new CfnParameter(stack, 'Team').valueAsString}/*`));
    expect(problemsIn(stack)).toEqual([]);
  });

  test('fails for a second configuration of the registry', () => {
    const app = new App();
    ['A', 'B'].forEach((id) => scanningIn(newStack(HERE, app, id)));
    expect(problemsIn(app)).toEqual([expect.stringContaining('A/Scanning and B/Scanning both define the scanning configuration of the registry')]);
  });

  test('enhanced scanning without rules is warned about', () => {
    const [without, withRules] = [newStack(), newStack()];
    scanningIn(without, { scanType: ScanType.ENHANCED });
    scanningIn(withRules, { scanType: ScanType.ENHANCED }).scanOnPush();
    expect(warningsIn(without)).toEqual([expect.stringContaining('cdk-ecr:enhancedScanningWithoutRules')]);
    expect(warningsIn(withRules)).toEqual([]);
  });
});

test('it stays when it is removed, because deleting it may switch Amazon Inspector off', () => {
  const stack = newStack();
  scanningIn(stack);
  Template.fromStack(stack).hasResource(TYPE, { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
  const other = newStack();
  scanningIn(other, { removalPolicy: RemovalPolicy.DESTROY });
  Template.fromStack(other).hasResource(TYPE, { DeletionPolicy: 'Delete' });
});

test('references and imports', () => {
  const stack = newStack();
  const scanning = scanningIn(stack);
  expect(scanning.node.defaultChild).toBeInstanceOf(CfnRegistryScanningConfiguration);
  expect(stack.resolve(scanning.registryScanningConfigurationRef.registryId)).toEqual({ 'Fn::GetAtt': [stack.getLogicalId(scanning.node.defaultChild as never), 'RegistryId'] });
  expect(RegistryScanningConfiguration.fromRegistryId(stack, 'Imported', '444455556666').registryScanningConfigurationRef).toEqual({ registryId: '444455556666' });
});
