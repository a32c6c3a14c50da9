import fc from 'fast-check';
import { parseTemplate, parseYamlText } from '../../src/cli/parse-template';
import { BadInput } from '../../src/cli/terminal';

const DEEP = /^x: is nested (more than 200 levels deep|too deeply to read as YAML)$/;

function problemOf(text: string): string {
  try {
    parseTemplate('x', text);
  } catch (error) {
    expect(error).toBeInstanceOf(BadInput);
    return (error as Error).message;
  }
  return 'none';
}

test('JSON and YAML give the same template', () => {
  const template = { Resources: { A: { Type: 'AWS::ECR::Repository', Properties: { RepositoryName: 'a' } } } };
  expect(parseTemplate('a', JSON.stringify(template))).toEqual({ template, isYaml: false, notes: [] });
  expect(parseTemplate('a', 'Resources:\n  A:\n    Type: AWS::ECR::Repository\n    Properties:\n      RepositoryName: a\n'))
    .toEqual({ template, isYaml: true, notes: [] });
  expect(parseTemplate('a', '{Resources: {A: {Type: AWS::ECR::Repository, Properties: {RepositoryName: a}}}}').template).toEqual(template);
});

test('any JSON is read the same by both parsers', () => {
  const numbers = fc.oneof(fc.integer(), fc.boolean(), fc.constant(null), fc.string({ unit: 'grapheme' }));
  fc.assert(fc.property(fc.dictionary(fc.string(), fc.oneof(numbers, fc.array(numbers), fc.dictionary(fc.string(), numbers))), (value) => {
    const text = JSON.stringify(value, undefined, 2);
    expect(parseYamlText('x', text).value).toEqual(JSON.parse(text));
  }));
});

test('repeated keys of YAML are noted, the first five of them', () => {
  expect(parseTemplate('x', 'a: 1\na: 2').notes).toEqual(['x: line 2 repeats the key a; the last one counts']);
  expect(parseTemplate('x', 'a: 1\n'.repeat(10)).notes).toHaveLength(5);
});

describe('hostile texts end in a line', () => {
  const explodingAliases = ['a0: &a0 [x, x]', ...Array.from({ length: 30 }, (_, index) => `a${index + 1}: &a${index + 1} [*a${index}, *a${index}]`)].join('\n');
  test.each<[string, string, string | RegExp]>([
    ['aliases that explode', explodingAliases, 'x: has too many values once its aliases are resolved'],
    ['an alias of what it stands in', 'a: &a [*a]', DEEP],
    ['many aliases', `a: &a x\n${'- *a\n'.repeat(1_001)}`.replace('\n', '\nb:\n'), 'x: is not YAML (it has more than 1000 aliases)'],
    ['an alias of nothing', 'a: *b', /^x: is not YAML \(Unresolved alias/],
    ['brackets', `a: ${'['.repeat(100_000)}`, DEEP],
    ['brackets that may be JSON', '['.repeat(100_000), /^x: is not JSON/],
    ['braces', '{a: '.repeat(50_000), /^x: is not JSON/],
    ['JSON in JSON', '{"a":'.repeat(100_000) + '1' + '}'.repeat(100_000), DEEP],
    ['lists in lists', '- '.repeat(3_000), DEEP],
    ['bytes of no text', '\u0000\u0001', 'x: is not text'],
    ['maps in keys', '? '.repeat(100_000), DEEP],
    ['half a list', '\u0001: [', /^x: is neither JSON nor YAML/],
    ['a large YAML', `a: ${'x'.repeat(1_048_576)}`, 'x: is YAML of more than 1 MB, the most that CloudFormation takes'],
    ['a large text that is no JSON', `{${'x'.repeat(1_048_576)}`, /^x: is not JSON/],
    ['nothing', ' \n', 'x: is empty'],
    ['a tab', 'a:\n\tb: 1', /^x: is neither JSON nor YAML \(line 2/],
  ])('%s', (_, text, message) => {
    expect(problemOf(text)).toMatch(message);
  });

  test('any text gives a template or a line', () => {
    const pieces = fc.constantFrom('a', ': ', '- ', '[', ']', '{', '}', '\n', '  ', '&x ', '*x', '!Ref ', '!', '? ', '|', '>', '"', '\'', '#', ',', '<<', '%', '---', '\t', '\r\n', '__proto__');
    fc.assert(fc.property(fc.array(pieces, { maxLength: 40 }), (text) => {
      expect(problemOf(text.join(''))).toMatch(/^(x: |none$)/);
    }), { numRuns: 2_000 });
  });
});
