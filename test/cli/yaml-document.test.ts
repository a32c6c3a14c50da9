import { parseYaml as parse } from '../../src/cli/yaml-document';

const parseYaml = (text: string) => parse(text, 200);

function valueOf(...lines: string[]): unknown {
  const { value, problem } = parseYaml(lines.join('\n'));
  expect(problem).toBeUndefined();
  return value;
}

describe('short forms of functions', () => {
  test.each<[string, unknown]>([
    ['!Ref A', { Ref: 'A' }],
    ['!Condition A', { Condition: 'A' }],
    ['!Sub "${A}/b"', { 'Fn::Sub': '${A}/b' }],
    ['!Sub ["${A}", {A: !Ref B}]', { 'Fn::Sub': ['${A}', { A: { Ref: 'B' } }] }],
    ['!GetAtt A.Arn', { 'Fn::GetAtt': ['A', 'Arn'] }],
    ['!GetAtt A.Outputs.Arn', { 'Fn::GetAtt': ['A', 'Outputs.Arn'] }],
    ['!GetAtt [A, Arn]', { 'Fn::GetAtt': ['A', 'Arn'] }],
    ['!Join [":", [a, !Ref B]]', { 'Fn::Join': [':', ['a', { Ref: 'B' }]] }],
    ['!Base64 {Fn::Sub: a}', { 'Fn::Base64': { 'Fn::Sub': 'a' } }],
    ['!If [C, 1, !Ref AWS::NoValue]', { 'Fn::If': ['C', 1, { Ref: 'AWS::NoValue' }] }],
    ['!Transform {Name: AWS::Include, Parameters: {Location: s3}}', { 'Fn::Transform': { Name: 'AWS::Include', Parameters: { Location: 's3' } } }],
    ['!GetAZs ""', { 'Fn::GetAZs': '' }],
    ['!ImportValue\n  Fn::Sub: a', { 'Fn::ImportValue': { 'Fn::Sub': 'a' } }],
    ['!Select\n  - 0\n  - !Split [",", a]', { 'Fn::Select': [0, { 'Fn::Split': [',', 'a'] }] }],
    ['!LearnedLater x', { 'Fn::LearnedLater': 'x' }],
  ])('%s', (text, value) => {
    expect(valueOf(`a: ${text}`)).toEqual({ a: value });
  });

  test.each(['And', 'Base64', 'Cidr', 'Equals', 'FindInMap', 'GetAZs', 'If', 'ImportValue', 'Join', 'Length', 'Not', 'Or', 'Select', 'Split', 'Sub', 'ToJsonString', 'Transform'])('!%s of a list', (name) => {
    expect(valueOf(`a: !${name} [b]`)).toEqual({ a: { [`Fn::${name}`]: ['b'] } });
  });

  test('an alias of one is the function as well', () => {
    expect(valueOf('a: &name !Sub x', 'b: *name')).toEqual({ a: { 'Fn::Sub': 'x' }, b: { 'Fn::Sub': 'x' } });
  });
});

describe('values are those of YAML 1.1', () => {
  test.each<[string, unknown]>([
    ['yes', true],
    ['off', false],
    ['2010-09-09', '2010-09-09'],
    ['012345678901', '012345678901'],
    ['123456789012', 123456789012],
    ['0', 0],
    ['~', null],
    ['"yes"', 'yes'],
    ['|\n  {"rules": []}\n', '{"rules": []}\n'],
  ])('%s', (text, value) => {
    expect(valueOf(`a: ${text}`)).toEqual({ a: value });
  });

  test('keys are text', () => {
    expect(valueOf('on: 1', 'y: 2', '3: 4')).toEqual({ on: 1, y: 2, 3: 4 });
  });

  test('merges and aliases are resolved, as the AWS CLI does before it sends a template', () => {
    expect(valueOf('a: &a {x: 1, y: 2}', 'b:', '  <<: *a', '  y: 3', 'c: [*a]')).toEqual({ a: { x: 1, y: 2 }, b: { x: 1, y: 3 }, c: [{ x: 1, y: 2 }] });
  });

  test('the key __proto__ is a key like others', () => {
    const value = valueOf('__proto__: {polluted: true}') as object;
    expect(Object.keys(value)).toEqual(['__proto__']);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  });
});

describe('places', () => {
  const text = 'Resources:\n  Repo:\n    Properties:\n      Name: !Sub x\n      Tags:\n        - Key: a\n        - &second\n          Key: b\n      More:\n        - *second\n';
  test.each<[string[], number, number]>([
    [['Resources', 'Repo'], 2, 3],
    [['Resources', 'Repo', 'Properties', 'Name'], 4, 7],
    [['Resources', 'Repo', 'Properties', 'Name', 'Fn::Sub', '0'], 4, 7],
    [['Resources', 'Repo', 'Properties', 'Tags', '1', 'Key'], 8, 11],
    [['Resources', 'Repo', 'Properties', 'Tags', '5', 'Key'], 5, 7],
    [['Resources', 'Repo', 'Properties', 'More', '0', 'Key'], 8, 11],
    [['Resources', 'Repo', 'Properties', 'Gone', 'x'], 3, 5],
  ])('%j is at line %i, column %i', (path, line, column) => {
    expect(parseYaml(text).placeOf(path)).toEqual({ line, column });
  });

  test('what does not exist has none', () => {
    expect(parseYaml(text).placeOf(['Gone'])).toBeUndefined();
  });

  test('JSON has places, too', () => {
    expect(parseYaml(JSON.stringify({ Resources: { A: { Type: 'x' } } }, undefined, '\t')).placeOf(['Resources', 'A', 'Type'])).toEqual({ line: 4, column: 4 });
  });
});

test('repeated keys are listed, and the last one counts', () => {
  const { value, repeatedKeys } = parseYaml('a: 1\nb: {c: 1, c: 2}\na: 3\n');
  expect(value).toEqual({ a: 3, b: { c: 2 } });
  expect(repeatedKeys).toEqual([{ key: 'a', line: 3, column: 1 }, { key: 'c', line: 2, column: 11 }]);
});

test('a problem has its place', () => {
  expect(parseYaml('a: 1\nb: [')).toMatchObject({ problem: { line: 2, column: 5 } });
});
