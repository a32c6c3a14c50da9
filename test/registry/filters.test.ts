import { App, CfnParameter, Fn, Lazy, Stack } from 'aws-cdk-lib/core';
import { ReplicationFilter, ScanFilter, SigningFilter } from '../../src';
import { checkFilters, checkFilterText } from '../../src/registry/filter-checks';
import { REPLICATION_FILTER } from '../../src/registry/replication-filter';
import { SCAN_FILTER } from '../../src/registry/scan-filter';
import { SIGNING_FILTER } from '../../src/registry/signing-filter';

const { prefix } = ReplicationFilter;
const { contains, wildcard: scan } = ScanFilter;
const { wildcard: sign } = SigningFilter;
const parameter = () => new CfnParameter(new Stack(new App(), 'Stack'), 'Team').valueAsString;

describe('what a filter selects', () => {
  test.each<[string, { matches(name: string): boolean }, string[], string[]]>([
    ['a prefix', prefix('prod'), ['prod', 'production', 'prod/api'], ['pro', 'team/prod']],
    ['a prefix that ends in a slash', prefix('prod/'), ['prod/api', 'prod/web/site'], ['prod', 'production']],
    ['a scan pattern', scan('prod*'), ['prod', 'prod-repo', 'prodrepo', 'prod/api'], ['repo-prod']],
    ['a scan pattern with an open beginning', scan('*prod'), ['prod', 'repo-prod'], ['prod-repo']],
    ['a scan pattern with an open middle', scan('prod*repo'), ['prod-repo', 'prodrepo'], ['prod', 'prod-repo-2']],
    ['a scan pattern for all', scan('*'), ['a1', 'prod/api'], []],
    ['a text that names contain', contains('prod'), ['prod', 'production', 'team/prod/api'], ['pro-d']],
    ['a signing pattern', sign('prod/*/api-*'), ['prod/eu/api-1', 'prod/a/b/api-'], ['prod/api-1']],
    ['a signing pattern without a wildcard', sign('prod'), ['prod'], ['production', 'prod/api', 'team/prod']],
  ])('%s', (_, filter, selected, others) => {
    expect(selected.filter((name) => !filter.matches(name))).toEqual([]);
    expect(others.filter((name) => filter.matches(name))).toEqual([]);
  });

  test('is unknown for tokens and placeholders', () => {
    expect(() => sign(parameter()).matches('prod')).toThrow(expect.objectContaining({ name: 'FilterNeedsPlainValues', message: expect.stringContaining('use plain strings') }));
    expect(() => prefix('prod/').matches(parameter())).toThrow('matches needs a filter and a name that are known now');
    expect(() => scan('#{Team}*').matches('prod')).toThrow('use plain strings');
  });
});

describe('input that ECR would reject fails', () => {
  const LONG = 'p'.repeat(255);
  test.each<[string, () => unknown, string]>([
    ['an uppercase prefix', () => prefix('Prod/'), 'prefix must be the beginning of a repository name: lowercase letters, digits and "." "_" "-" "/", '
      + 'with a letter or digit at the start and after each "/", got "Prod/": names of repositories are in lowercase'],
    ['a prefix of one character', () => prefix('p'), 'prefix must be 2 to 256 characters long, has 1, got "p"'],
    ['a prefix of 257 characters', () => prefix(`${LONG}pp`), 'has 257'],
    ['a prefix with a wildcard', () => prefix('prod/*'), 'got "prod/*": a prefix has no wildcard: write "prod/"'],
    ['a prefix that begins with a slash', () => prefix('/prod'), 'with a letter or digit at the start'],
    ['a prefix with two slashes', () => prefix('prod//api'), 'after each "/"'],
    ['no prefix', () => prefix(undefined as never), 'prefix must be a string of 2 to 256 characters, got undefined'],
    ['an empty scan pattern', () => scan(''), 'pattern must be 1 to 255 characters long, has 0, got ""'],
    ['a scan pattern of 256 characters', () => scan(`${LONG}*`), 'has 256'],
    ['a scan pattern that ends in a separator', () => scan('*prod-'), 'pattern must be lowercase letters, digits, "*" and single separators "." "_" "-" "/" between them, got "*prod-": write "*prod-*"'],
    ['a scan pattern that begins with a separator', () => scan('/prod*'), 'write "*/prod*"'],
    ['a scan pattern with two separators in a row', () => scan('my--app*'), 'write "my*app*", with "*" in place of the separators'],
    ['a question mark', () => scan('prod?'), 'only "*" is a wildcard'],
    ['any other character', () => scan('prod !*'), 'leave out all other characters'],
    ['a scan pattern without a wildcard', () => scan('prod'), 'without one, ECR selects every repository whose name contains it; use ScanFilter.contains'],
    ['a text that names contain, with a wildcard', () => contains('prod*'), 'text must be without "*", got "prod*": use ScanFilter.wildcard'],
    ['a text that names contain, with a separator at its end', () => contains('prod/'), 'write "prod/*"'],
    ['a signing pattern of 257 characters', () => sign(`${LONG}pp`), 'pattern must be 1 to 256 characters long, has 257'],
    ['a signing pattern with two separators in a row', () => sign('my__app'), 'write "my*app"'],
    ['known text beside a token', () => sign(`Prod-${parameter()}`), 'names of repositories are in lowercase'],
  ])('%s', (_, make, message) => {
    expect(make).toThrow(expect.objectContaining({ name: 'InvalidRepositoryFilter', message: expect.stringContaining(message) }));
  });
});

describe('what ECR accepts is accepted', () => {
  test.each<[string, () => unknown]>([
    ['a prefix of 2 characters', () => prefix('ml')],
    ['a prefix of 256 characters', () => prefix('p'.repeat(256))],
    ['a prefix with __ and --', () => prefix('a__b/c--d')],
    ['a prefix that ends in a separator', () => prefix('prod-')],
    ['a scan pattern of 255 characters', () => scan(`${'p'.repeat(254)}*`)],
    ['a part of one character', () => contains('p')],
    ['a signing pattern of 256 characters', () => sign('p'.repeat(256))],
    ['wildcards in a row', () => sign('a**/b')],
    ['a token alone', () => scan(parameter())],
    ['a token and text around it', () => sign(`prod/${parameter()}-*`)],
    ['a token that synthesis resolves', () => contains(Lazy.string({ produce: () => 'prod' }))],
    ['an intrinsic function', () => prefix(Fn.select(0, Fn.split(',', parameter())))],
    ['a placeholder of another service', () => prefix('#{Team.Name}/')],
  ])('%s', (_, make) => {
    expect(make).not.toThrow();
  });
});

describe('the patterns are those that the API publishes', () => {
  const alphabet = [...'a*-/_A'];
  const texts = (length: number): string[] => length === 0 ? [''] : texts(length - 1).flatMap((text) => alphabet.map((character) => text + character));
  const all = [1, 2, 3, 4, 5, 6].flatMap(texts);

  test.each([
    ['replication', REPLICATION_FILTER, /^(?:[a-z0-9]+(?:[._-][a-z0-9]*)*\/)*[a-z0-9]*(?:[._-][a-z0-9]*)*$/],
    ['scanning', SCAN_FILTER, /^[a-z0-9*](?:[._\-/a-z0-9*]?[a-z0-9*]+)*$/],
    ['signing', SIGNING_FILTER, /^(?:[a-z0-9*]+(?:[._-][a-z0-9*]+)*\/)*[a-z0-9*]+(?:[._-][a-z0-9*]+)*$/],
  ])('for %s, but without their backtracking', (_, { pattern }, published) => {
    expect(all.filter((text) => pattern.test(text) !== published.test(text))).toEqual([]);
  });

  test.each([REPLICATION_FILTER, SCAN_FILTER, SIGNING_FILTER])('hostile text of type $type is checked immediately', (dialect) => {
    const long = { ...dialect, max: 1e6 };
    for (const hostile of ['a'.repeat(1e5), 'a-'.repeat(5e4), 'a/'.repeat(5e4), '*'.repeat(1e5), 'a*/'.repeat(3e4)]) {
      expect(checkFilterText(long, 'pattern', `${hostile}!`)).toHaveLength(1);
    }
  });
});

describe('the filters of a rule', () => {
  const filter = { filter: 'prod*', filterType: 'WILDCARD' };
  const problems = (filters: unknown) => checkFilters(SCAN_FILTER, 'repositories', filters).map(({ code, message }) => `${code}: ${message}`);

  test('may be absent, known later, or 1 to 100', () => {
    expect([undefined, null, { Ref: 'Filters' }, [filter], Array(100).fill(filter), [{ 'Fn::If': ['A', filter, filter] }]].flatMap(problems)).toEqual([]);
  });

  test('may have a text or a type that is known later', () => {
    expect(problems([{ ...filter, filter: { Ref: 'Filter' } }, { ...filter, filterType: { Ref: 'Type' } }])).toEqual([]);
  });

  test.each<[string, unknown, string]>([
    ['none', [], 'FilterCountOutOfRange: repositories must hold 1 to 100 filters, has 0: use "*" to select every repository'],
    ['101', Array(101).fill(filter), 'FilterCountOutOfRange: repositories must hold 1 to 100 filters, has 101'],
    ['no list', 'prod*', 'ExpectedList: repositories must be a list of filters, got "prod*"'],
    ['no filter in the list', [filter, undefined], 'InvalidRepositoryFilter: repositories[1] must be a filter of type WILDCARD, made by ScanFilter.wildcard(…) or ScanFilter.contains(…), got undefined'],
    ['one of another dialect', [{ filter: 'prod', filterType: 'PREFIX_MATCH' }], 'repositories[0] must be a filter of type WILDCARD, made by ScanFilter.wildcard(…) or ScanFilter.contains(…), got "PREFIX_MATCH"'],
    ['one without a type', [{ filter: 'prod' }], 'repositories[0] must be a filter of type WILDCARD'],
    ['one with a bad text', [{ ...filter, filter: 'Prod' }], 'repositories[0] must be lowercase letters'],
  ])('fail when there is %s', (_, filters, message) => {
    expect(problems(filters)).toEqual([expect.stringContaining(message)]);
  });
});
