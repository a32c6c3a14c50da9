import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { App, CfnParameter, Lazy, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { checkInStack } from './check-in-stack';
import { checkBoolean } from '../../src/checks/types';
import { checkProperties, memberName, type CheckSubject, type PropertyChecks } from '../../src/core/property-checks';
import { checkTemplateProperties, templatePropertyWarnings } from '../../src/core/template-property-checks';

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

test('invalid properties fail immediately, all of them together', () => {
  expect(() => new Checked(stackIn(), { scan: 'yes', typedOnly: 5 })).toThrow(/scan must be true or false, got "yes"\n.*typedOnly must be/);
});

test('a check sees the other properties and the region, and knows their names', () => {
  expect(() => new Checked(stackIn('eu-west-1'), { scan: true, wrapped: { inner: 'bad' } })).toThrow('wrapped is bad beside scan true in eu-west-1');
  expect(() => new Checked(stackIn(), { wrapped: { inner: 'bad' } })).toThrow('wrapped is bad beside scan undefined in undefined');
});

test('null is absent', () => {
  expect(() => new Checked(stackIn(), { scan: null, wrapped: null, typedOnly: null })).not.toThrow();
});

test('absent properties are not checked, and the checks of a group are loaded only if one of its properties is present', () => {
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
  expect(checkInStack(checks, { typedOnly: undefined })).toEqual([]);
  expect(loaded).toEqual([]);
  expect(checkInStack(checks, { typedOnly: 5 as any })).toHaveLength(1);
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

test('values that only CloudFormation knows are not checked', () => {
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

test('a required property is checked when it is absent', () => {
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

test('warns about what is legal but dangerous, in typed properties and in templates', () => {
  const checks: PropertyChecks<Props> = [{
    prop: 'scan', path: 'Scan', problems: () => [], warnings: (scan, name) => scan ? [] : [{ id: 'cdk-ecr:anyPrincipal', message: `${name} is off` }],
  }];
  const stack = stackIn();
  checkProperties(stack, checks, { scan: false });
  checkProperties(stack, checks, { scan: true });
  expect(Annotations.fromStack(stack).findWarning('*', Match.anyValue()).map(({ entry }) => entry.data)).toEqual(['scan is off [ack: Annotation::cdk-ecr:anyPrincipal]']);
  expect(templatePropertyWarnings(checks, { Scan: false }, {})).toEqual([{ id: 'cdk-ecr:anyPrincipal', message: 'Properties.Scan is off', path: 'Properties.Scan' }]);
  expect(templatePropertyWarnings(CHECKS, { Scanning: { ScanOnPush: false } }, {})).toEqual([]);
});

describe('a property without tokens', () => {
  const asked: unknown[] = [];
  const COUNTED: PropertyChecks<{ value: unknown; other?: unknown }> = [{
    prop: 'value',
    problems: (value) => {
      asked.push(value);
      return [];
    },
  }];
  const timesAsked = (props: { value: unknown; other?: unknown }) => {
    asked.length = 0;
    const stack = stackIn();
    checkProperties(stack, COUNTED, props);
    stack.node.validate();
    return asked.length;
  };

  test.each([['text'], [true], [['a']], [{ a: { b: 1 } }], [() => 'a']])('is checked once: %p', (value) => expect(timesAsked({ value })).toBe(1));

  test('is checked again if it is an object of a class, which may contain tokens or change', () => {
    expect(timesAsked({ value: new (class Filter {})() })).toBe(2);
  });

  test('is checked once next to an unchecked property with a token', () => {
    expect(timesAsked({ value: 'text', other: late('x') })).toBe(1);
    expect(timesAsked({ value: late('x') })).toBe(2);
  });
});

test('a check resolves tokens inside an object at synthesis, but not in the constructor or in a template', () => {
  const inside = { text: late('resolved') };
  const seen: unknown[] = [];
  const checks: PropertyChecks<{ value: object }> = [{
    prop: 'value',
    path: 'Value',
    problems: (_value, _name, subject: CheckSubject) => {
      seen.push((subject.resolve(inside) as typeof inside).text);
      return [];
    },
  }];
  const stack = stackIn();
  checkProperties(stack, checks, { value: inside });
  stack.node.validate();
  checkTemplateProperties(checks, { Value: {} }, {});
  expect(seen).toEqual([inside.text, 'resolved', inside.text]);
});

test('a check of what was typed receives a token as it is', () => {
  const token = late('text');
  const checks: PropertyChecks<{ value: unknown }> = [{ prop: 'value', problems: (value) => value === token ? [{ code: 'ExpectedList', message: 'is the token' }] : [] }];
  expect(checkInStack(checks, { value: token })).toMatchObject([{ message: 'is the token' }]);
});

test('a check knows the account', () => {
  const checks: PropertyChecks<{ value: unknown }> = [{ prop: 'value', path: 'Value', problems: (_value, _name, { account }) => [{ code: 'ExpectedList', message: `in ${account}` }] }];
  expect(checkInStack(checks, { value: 1 }, { account: '111122223333' })).toMatchObject([{ message: 'in 111122223333' }]);
  expect(checkTemplateProperties(checks, { Value: 1 }, {})).toMatchObject([{ message: 'in undefined' }]);
});

test('a property that is not in templates has its own name there', () => {
  const checks: PropertyChecks<{ value: unknown }> = [{ prop: 'value', path: 'Value', problems: (_value, _name, subject) => [{ code: 'ExpectedList', message: subject.nameOf('typedOnly') }] }];
  expect(checkTemplateProperties(checks, { Value: 1 }, {})).toMatchObject([{ message: 'Properties.typedOnly' }]);
});

test('a member of a property has its own name in the program and in the template', () => {
  expect(memberName('filters[0]', 'pattern', 'Filter')).toBe('filters[0].pattern');
  expect(memberName('Properties.Filters[0]', 'pattern', 'Filter')).toBe('Properties.Filters[0].Filter');
  expect(memberName('Properties.Filters[0]', 'pattern', '')).toBe('Properties.Filters[0]');
  expect(memberName('', 'pattern', 'Filter')).toBe('pattern');
});

test('the content of an intrinsic function is known later', () => {
  const checks: PropertyChecks<{ value: unknown }> = [{ prop: 'value', path: 'Outer.Ref', problems: (value) => [{ code: 'ExpectedList', message: JSON.stringify(value) }] }];
  expect(checkTemplateProperties(checks, { Outer: { Ref: 'Parameter' } }, {})).toMatchObject([{ message: '{"Ref":"Parameter"}' }]);
});
