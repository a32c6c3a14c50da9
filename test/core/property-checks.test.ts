import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { App, CfnParameter, Lazy, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { checkBoolean } from '../../src/checks/types';
import { checkProperties, checkTemplateProperties, checkTyped, templatePropertyWarnings, type PropertyChecks } from '../../src/core/property-checks';

interface Props {
  readonly scan?: boolean;
  readonly wrapped?: { readonly inner: unknown };
  readonly typedOnly?: boolean;
}

const CHECKS: PropertyChecks<Props> = [
  { prop: 'scan', path: 'Scanning.ScanOnPush', problems: (scan, name) => checkBoolean(name, scan) },
  {
    prop: 'wrapped',
    path: 'Wrapped',
    fromTyped: ({ inner }) => inner,
    fromTemplate: ({ Inner }) => Inner,
    problems: (inner, name, subject) => inner === 'bad'
      ? [{ code: 'ExpectedBoolean', message: `${name} is bad beside ${subject.nameOf('scan')} ${subject.valueOf('scan')} in ${subject.region}` }] : [],
  },
  { prop: 'typedOnly', problems: (value, name) => checkBoolean(name, value) },
];

class Checked extends Construct {
  constructor(scope: Construct, props: object) {
    super(scope, 'Checked');
    checkProperties(this, CHECKS, props);
  }
}

const stackIn = (region?: string) => new Stack(new App(), 'Stack', { env: { region } });
const late = (value: unknown) => Lazy.any({ produce: () => value });

test('what is typed wrong fails at once, all of it together', () => {
  expect(() => new Checked(stackIn(), { scan: 'yes', typedOnly: 5 })).toThrow(/scan must be true or false, got "yes"\n.*typedOnly must be/);
});

test('a check sees the other properties and the region, and knows their names', () => {
  expect(() => new Checked(stackIn('eu-west-1'), { scan: true, wrapped: { inner: 'bad' } })).toThrow('wrapped is bad beside scan true in eu-west-1');
  expect(() => new Checked(stackIn(), { wrapped: { inner: 'bad' } })).toThrow('wrapped is bad beside scan undefined in undefined');
});

test('null is absent', () => {
  expect(() => new Checked(stackIn(), { scan: null, wrapped: null, typedOnly: null })).not.toThrow();
});

test('absent properties are not checked, and the checks of a group are loaded only where one of its properties is present', () => {
  const loaded: string[] = [];
  const checks: PropertyChecks<Props> = [
    { prop: 'scan', problems: () => { throw new Error('checked'); } },
    {
      props: ['wrapped', 'typedOnly'],
      checks: () => {
        loaded.push('group');
        return [{ prop: 'typedOnly', path: 'TypedOnly', problems: (value, name) => checkBoolean(name, value) }];
      },
    },
  ];
  expect(checkTyped(checks, { typedOnly: undefined }, {})).toEqual([]);
  expect(loaded).toEqual([]);
  expect(checkTyped(checks, { typedOnly: 5 as any }, {})).toHaveLength(1);
  expect(checkTemplateProperties(checks, { TypedOnly: 5 }, {})).toHaveLength(1);
  expect(loaded).toEqual(['group', 'group']);
});

test('the value of a token is checked at synthesis by the same check, with the same name', () => {
  const { node } = new Checked(stackIn(), { scan: late('yes'), wrapped: { inner: late('bad') } });
  expect(node.validate()).toEqual([
    'ExpectedBoolean: scan must be true or false, got "yes"',
    'ExpectedBoolean: wrapped is bad beside scan yes in undefined',
  ]);
});

test('what only CloudFormation knows is not checked', () => {
  const stack = stackIn();
  const parameter = new CfnParameter(stack, 'Parameter');
  expect(new Checked(stack, { scan: parameter.value, wrapped: { inner: parameter.value } }).node.validate()).toEqual([]);
});

test('the properties of a template are checked by the same checks, under the path in the template', () => {
  expect(checkTemplateProperties(CHECKS, { Scanning: { ScanOnPush: 'yes' }, Wrapped: { Inner: 'bad' }, typedOnly: 5 }, { region: 'eu-west-1' })
    .map(({ message }) => message)).toEqual([
    'Properties.Scanning.ScanOnPush must be true or false, got "yes"',
    'Properties.Wrapped is bad beside Properties.Scanning.ScanOnPush yes in eu-west-1',
  ]);
});

test.each([{}, { Scanning: null }, { Scanning: 5 }, { Scanning: { 'Fn::If': ['A', 1, 2] } }, { Scanning: { ScanOnPush: { Ref: 'Scan' } } }, JSON.parse('{"__proto__":{"Scanning":{"ScanOnPush":5}}}')])(
  'nothing is wrong with the template properties %j', (properties) => {
    expect(checkTemplateProperties(CHECKS, properties, {})).toEqual([]);
  });

test('an absent property is checked where it is required', () => {
  const checks: PropertyChecks<Props> = [{ prop: 'scan', path: 'Scanning', required: true, problems: (scan, name) => checkBoolean(name, scan ?? 'none') }];
  expect(() => checkProperties(stackIn(), checks, { scan: undefined })).toThrow('scan must be true or false, got "none"');
  expect(checkTemplateProperties(checks, {}, {})).toEqual([
    { code: 'ExpectedBoolean', message: 'Properties.Scanning must be true or false, got "none"', path: 'Properties.Scanning' },
  ]);
});

test.each([
  ['Properties.List[2].Member must be', 'Properties.List[2].Member'],
  ['a key in Properties.List must be', 'Properties.List'],
  ['Properties.List: rules[1].selection.countNumber must be', 'Properties.List rules[1].selection.countNumber'],
  ['Properties.List: the policy must have rules', 'Properties.List'],
  ['Properties.Listing must be given when Properties.List[0] is', 'Properties.List[0]'],
  ['the stack must be in another region', 'Type'],
])('%p is about %s', (message, path) => {
  const found = { code: 'ExpectedList', message } as const;
  const checks: PropertyChecks<{ list: unknown }> = [{ prop: 'list', path: 'List', problems: () => [found] }];
  expect(checkTemplateProperties(checks, { List: [] }, {})).toEqual([{ ...found, path }]);
});

test('what is legal but dangerous is warned about, where it was typed and in templates', () => {
  const checks: PropertyChecks<Props> = [{
    prop: 'scan', path: 'Scan', problems: () => [], warnings: (scan, name) => scan ? [] : [{ id: 'cdk-ecr:everybody', message: `${name} is off` }],
  }];
  const stack = stackIn();
  checkProperties(stack, checks, { scan: false });
  checkProperties(stack, checks, { scan: true });
  expect(Annotations.fromStack(stack).findWarning('*', Match.anyValue()).map(({ entry }) => entry.data)).toEqual(['scan is off [ack: Annotation::cdk-ecr:everybody]']);
  expect(templatePropertyWarnings(checks, { Scan: false }, {})).toEqual([{ id: 'cdk-ecr:everybody', message: 'Properties.Scan is off', path: 'Properties.Scan' }]);
  expect(templatePropertyWarnings(CHECKS, { Scan: false }, {})).toEqual([]);
});
