import { Fn, Lazy } from 'aws-cdk-lib/core';
import { checkTemplateProperties } from '../../src/core/template-property-checks';
import { ImageTagMutabilityExclusionFilter, TAG_MUTABILITY_CHECKS } from '../../src/repository-settings/tag-mutability';
import { linesOf } from '../checks/problem-lines';
import { checkInStack } from '../core/check-in-stack';

const FILTER = ImageTagMutabilityExclusionFilter.wildcard('dev-*');
const checkTagMutability = (imageTagMutability: unknown, imageTagMutabilityExclusionFilters: unknown) => checkInStack(
  TAG_MUTABILITY_CHECKS, { imageTagMutability, imageTagMutabilityExclusionFilters } as object);
const wildcard = (pattern: unknown) => () => ImageTagMutabilityExclusionFilter.wildcard(pattern as string);

test.each<[unknown, string[]]>([
  ['', ['FilterPatternCannotBeEmpty: pattern must be a string of 1 to 128 characters, got ""']],
  [undefined, ['FilterPatternCannotBeEmpty: pattern must be a string of 1 to 128 characters, got undefined']],
  [null, ['FilterPatternCannotBeEmpty: pattern must be a string of 1 to 128 characters, got null']],
  [5, ['FilterPatternCannotBeEmpty: pattern must be a string of 1 to 128 characters, got 5']],
  ['a'.repeat(128), []],
  ['a'.repeat(129), ['FilterPatternExceedsMaxLength: pattern must be 1 to 128 characters long, has 129, got "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa… (129 characters)']],
  ['a b', ['FilterPatternContainsInvalidCharacters: pattern may hold only letters, digits, "." "_" "-" and "*", not " ", got "a b"']],
  ['a\n', ['FilterPatternContainsInvalidCharacters: pattern may hold only letters, digits, "." "_" "-" and "*", not "\\n", got "a\\n"']],
  ['**', []],
  ['***', ['FilterPatternExceedsWildcardLimit: pattern may hold at most 2 wildcards "*", has 3, got "***"']],
  ['a*b*c*/', ['FilterPatternContainsInvalidCharacters: pattern may hold only letters, digits, "." "_" "-" and "*", not "/", got "a*b*c*/"', 'FilterPatternExceedsWildcardLimit: pattern may hold at most 2 wildcards "*", has 3, got "a*b*c*/"']],
  ['0zA9Z_.-', []],
])('the pattern of an exclusion filter: %j', (input, expected) => {
  const [first, ...others] = expected.map((line) => line.split(': ').slice(1).join(': '));
  const code = expected[0]?.split(':')[0];
  if (first === undefined) {
    expect(wildcard(input)).not.toThrow();
  } else {
    expect(wildcard(input)).toThrow(expect.objectContaining({ name: code, message: expect.stringContaining(first) }));
    others.forEach((other) => expect(wildcard(input)).toThrow(other));
  }
});

test.each<[unknown, unknown, string[]]>([
  ['immutable', undefined, ['UnknownTagMutability: imageTagMutability must be one of MUTABLE, IMMUTABLE, IMMUTABLE_WITH_EXCLUSION, MUTABLE_WITH_EXCLUSION, got "immutable"']],
  [5, undefined, ['UnknownTagMutability: imageTagMutability must be one of MUTABLE, IMMUTABLE, IMMUTABLE_WITH_EXCLUSION, MUTABLE_WITH_EXCLUSION, got 5']],
  ['IMMUTABLE', [FILTER], ['ImageTagMutabilityRequiresExclusionFilters: imageTagMutability must be IMMUTABLE_WITH_EXCLUSION or MUTABLE_WITH_EXCLUSION when imageTagMutabilityExclusionFilters is given, got "IMMUTABLE"']],
  [undefined, [FILTER], ['ImageTagMutabilityRequiresExclusionFilters: imageTagMutability must be IMMUTABLE_WITH_EXCLUSION or MUTABLE_WITH_EXCLUSION when imageTagMutabilityExclusionFilters is given, got undefined']],
  ['MUTABLE_WITH_EXCLUSION', undefined, ['ExclusionFiltersRequiredForMutabilityWithExclusion: imageTagMutabilityExclusionFilters must be given when imageTagMutability is MUTABLE_WITH_EXCLUSION, got undefined']],
  ['IMMUTABLE_WITH_EXCLUSION', null, ['ExclusionFiltersRequiredForMutabilityWithExclusion: imageTagMutabilityExclusionFilters must be given when imageTagMutability is IMMUTABLE_WITH_EXCLUSION, got undefined']],
  ['IMMUTABLE_WITH_EXCLUSION', [], ['ExclusionFiltersCountOutOfRange: imageTagMutabilityExclusionFilters must hold 1 to 5 filters, has 0']],
  ['IMMUTABLE_WITH_EXCLUSION', Array(6).fill(FILTER), ['ExclusionFiltersCountOutOfRange: imageTagMutabilityExclusionFilters must hold 1 to 5 filters, has 6']],
  ['IMMUTABLE_WITH_EXCLUSION', 'dev-*', ['InvalidExclusionFilter: imageTagMutabilityExclusionFilters must be a list of filters, got "dev-*"']],
  ['IMMUTABLE_WITH_EXCLUSION', [FILTER, 'dev-*', null], ['InvalidExclusionFilter: imageTagMutabilityExclusionFilters[1] must be made by ImageTagMutabilityExclusionFilter.wildcard(…), got "dev-*"', 'InvalidExclusionFilter: imageTagMutabilityExclusionFilters[2] must be made by ImageTagMutabilityExclusionFilter.wildcard(…), got null']],
  ['LOCKED', [], ['UnknownTagMutability: imageTagMutability must be one of MUTABLE, IMMUTABLE, IMMUTABLE_WITH_EXCLUSION, MUTABLE_WITH_EXCLUSION, got "LOCKED"', 'ExclusionFiltersCountOutOfRange: imageTagMutabilityExclusionFilters must hold 1 to 5 filters, has 0']],
])('the tag mutability %j with the filters %j', (mode, filters, expected) => {
  expect(linesOf(checkTagMutability(mode, filters))).toEqual(expected);
});

test.each<[unknown, unknown]>([
  [undefined, undefined], [null, null], ['MUTABLE', undefined], ['IMMUTABLE', undefined], ['IMMUTABLE', null],
  ['MUTABLE_WITH_EXCLUSION', [FILTER]], ['IMMUTABLE_WITH_EXCLUSION', Array(5).fill(FILTER)],
  [Fn.importValue('Mode'), undefined], [Fn.importValue('Mode'), [FILTER]], ['MUTABLE_WITH_EXCLUSION', Lazy.any({ produce: () => [] })],
])('accepts the tag mutability %j with the filters %j', (mode, filters) => {
  expect(checkTagMutability(mode, filters)).toEqual([]);
});

test('accepts a pattern that is a token', () => {
  expect(wildcard(`${Fn.importValue('Pattern')} ***`)).not.toThrow();
});

test.each<[object, string[]]>([
  [{ ImageTagMutability: 'LOCKED' }, ['UnknownTagMutability: Properties.ImageTagMutability must be one of MUTABLE, IMMUTABLE, IMMUTABLE_WITH_EXCLUSION, MUTABLE_WITH_EXCLUSION, got "LOCKED"']],
  [{ ImageTagMutability: 'MUTABLE_WITH_EXCLUSION', ImageTagMutabilityExclusionFilters: [{ ImageTagMutabilityExclusionFilterType: 'WILDCARD', ImageTagMutabilityExclusionFilterValue: '***' }] },
    ['FilterPatternExceedsWildcardLimit: Properties.ImageTagMutabilityExclusionFilters[0] may hold at most 2 wildcards "*", has 3, got "***"']],
  [{ ImageTagMutability: { Ref: 'Mode' }, ImageTagMutabilityExclusionFilters: [{ ImageTagMutabilityExclusionFilterValue: { Ref: 'Pattern' } }] }, []],
  [{ ImageTagMutability: { Ref: 'Mode' }, ImageTagMutabilityExclusionFilters: [{ ImageTagMutabilityExclusionFilterType: 'REGEX', ImageTagMutabilityExclusionFilterValue: 'v' }] }, [
    'InvalidExclusionFilter: Properties.ImageTagMutabilityExclusionFilters[0] must be made by ImageTagMutabilityExclusionFilter.wildcard(…), '
    + "got { ImageTagMutabilityExclusionFilterType: 'REGEX', ImageTagMutabilityExclusionFilterValue: 'v' }",
  ]],
  [{ ImageTagMutability: { Ref: 'Mode' }, ImageTagMutabilityExclusionFilters: [{ ImageTagMutabilityExclusionFilterType: { Ref: 'Type' }, ImageTagMutabilityExclusionFilterValue: 'v' }] }, []],
  [{ ImageTagMutability: { Ref: 'Mode' }, ImageTagMutabilityExclusionFilters: { Ref: 'AWS::NoValue' } }, []],
])('the tag mutability %j of a template', (properties, expected) => {
  expect(linesOf(checkTemplateProperties(TAG_MUTABILITY_CHECKS, properties, {}))).toEqual(expected);
});
