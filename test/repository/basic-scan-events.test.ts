import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { CfnRegistryScanningConfiguration } from 'aws-cdk-lib/aws-ecr';
import { App, Lazy, Stack, type Environment } from 'aws-cdk-lib/core';
import { RegistryScanningConfiguration, Repository, ScanType } from '../../src';

const HERE = { account: '111122223333', region: 'eu-west-1' };
let app: App;
beforeEach(() => {
  app = new App();
});

const stackIn = (env?: Environment, id = 'Stack') => new Stack(app, id, { env });
const watch = (stack: Stack) => new Repository(stack, 'Repository').onImageScanCompleted('Scanned');
const warningsIn = (stack: Stack) => {
  app.node.validate();
  return Annotations.fromStack(stack).findWarning('*', Match.anyValue()).map(({ entry }) => entry.data as string);
};
const NEVER_FIRES = [expect.stringMatching(/a rule of onImageScanCompleted never fires: match the event "Inspector2 Scan" of aws.inspector2.*cdk-ecr:basicScanEvents/)];

test('warns about a rule for basic scans if the app sets the registry to enhanced scanning, before or after the rule', () => {
  const [stack, other] = [stackIn(HERE), stackIn(HERE, 'Other')];
  watch(stack);
  new RegistryScanningConfiguration(stack, 'Scanning').scanContinuously();
  watch(other);
  expect(warningsIn(stack)).toEqual(NEVER_FIRES);
  expect(warningsIn(other)).toEqual(NEVER_FIRES);
});

test('warns for an L1, and for a scan type that is a token', () => {
  const stack = stackIn(HERE);
  watch(stack);
  new CfnRegistryScanningConfiguration(stack, 'Scanning', { scanType: Lazy.string({ produce: () => 'ENHANCED' }), rules: [] });
  expect(warningsIn(stack)).toEqual(NEVER_FIRES);
});

test('stacks without an environment count as one', () => {
  const stack = stackIn();
  watch(stack);
  new RegistryScanningConfiguration(stackIn(undefined, 'Other'), 'Scanning', { scanType: ScanType.ENHANCED });
  expect(warningsIn(stack)).toEqual(NEVER_FIRES);
});

test.each<[string, Environment, ScanType]>([
  ['basic scanning', HERE, ScanType.BASIC],
  ['enhanced scanning of another region', { ...HERE, region: 'us-east-1' }, ScanType.ENHANCED],
  ['enhanced scanning of another account', { ...HERE, account: '444455556666' }, ScanType.ENHANCED],
])('does not warn next to %s', (_, env, scanType) => {
  const stack = stackIn(HERE);
  watch(stack);
  new RegistryScanningConfiguration(stackIn(env, 'Other'), 'Scanning', { scanType });
  expect(warningsIn(stack)).toEqual([]);
});

test('the registry of an imported repository is that of the import', () => {
  const stack = stackIn(HERE);
  Repository.fromRepositoryArn(stack, 'Imported', 'arn:aws:ecr:us-east-1:444455556666:repository/app').onImageScanCompleted('Scanned');
  new RegistryScanningConfiguration(stack, 'Scanning', { scanType: ScanType.ENHANCED }).scanOnPush();
  expect(warningsIn(stack)).toEqual([expect.stringContaining('cdk-ecr:eventsElsewhere')]);
});

test('goes through the app once', () => {
  const stack = stackIn(HERE);
  let looks = 0;
  const type = Lazy.uncachedString({ produce: () => { looks++; return 'ENHANCED'; } });
  new CfnRegistryScanningConfiguration(stack, 'Scanning', { scanType: type, rules: [] });
  for (let index = 0; index < 50; index++) {
    new Repository(stack, `Repository${index}`).onImageScanCompleted('Scanned');
  }
  app.node.validate();
  expect(looks).toBe(1);
  expect(warningsIn(stack)).toHaveLength(50);
});
