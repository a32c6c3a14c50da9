import { Fn, Stack, App } from 'aws-cdk-lib/core';
import { PublicArchitecture, PublicOperatingSystem, PublicRepository } from '../../src';
import { checkTemplateProperties } from '../../src/core/template-property-checks';
import { checkRegistryAlias, publicRepositoryChecks, type CheckedPublicRepositoryProps } from '../../src/public-repository/public-repository-checks';
import { linesOf } from '../checks/problem-lines';
import { checkInStack } from '../core/check-in-stack';

const check = (props: object, region = 'us-east-1') => linesOf(checkInStack(publicRepositoryChecks(), props as CheckedPublicRepositoryProps, { region }));
const badges = (count: number) => Array.from({ length: count }, (_, index) => ({ value: `badge ${index}` }));

test.each<[string, object, string[]]>([
  ['a description at the limit', { description: 'd'.repeat(1024) }, []],
  ['a description over the limit', { description: 'd'.repeat(1025) }, ['InvalidCatalogText: description must have at most 1024 characters, has 1025: shorten it']],
  ['a description with a token', { description: `${'d'.repeat(1024)}${Fn.importValue('More')}` }, []],
  ['a description whose known part is over the limit', { description: `${'d'.repeat(1025)}${Fn.importValue('More')}` },
    ['InvalidCatalogText: description must have at most 1024 characters, has 1025 and more: shorten it']],
  ['a description that is not text', { description: 5 }, ['InvalidCatalogText: description must be a string, got 5']],
  ['a description that CloudFormation evaluates', { description: { 'Fn::ImportValue': 'Text' } }, []],
  ['texts at the limit', { aboutText: 'a'.repeat(10_240), usageText: 'u'.repeat(10_240) }, []],
  ['an about text over the limit', { aboutText: 'a'.repeat(10_241) }, ['InvalidCatalogText: aboutText must have at most 10240 characters, has 10241: shorten it']],
  ['a usage text over the limit', { usageText: 'u'.repeat(10_241) }, ['InvalidCatalogText: usageText must have at most 10240 characters, has 10241: shorten it']],

  ['50 architectures', { architectures: badges(50) }, []],
  ['an architecture of one character', { architectures: [{ value: 'a' }] }, []],
  ['an invalid alias', { registryAlias: 'a' }, [expect.stringContaining('InvalidRegistryAlias: registryAlias must be 2 to 50')]],
  ['51 architectures', { architectures: badges(51) }, ['InvalidBadge: architectures must hold at most 50 values, has 51']],
  ['an architecture twice', { architectures: [{ value: 'ARM' }, { value: 'x86' }, { value: 'ARM' }] },
    ['InvalidBadge: architectures[2] must differ from architectures[0], got "ARM" twice: leave out one']],
  ['an architecture of 51 characters', { architectures: [{ value: 'a'.repeat(50) }, { value: 'a'.repeat(51) }] },
    ['InvalidBadge: architectures[1] must be 1 to 50 characters, got "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"']],
  ['an empty operating system', { operatingSystems: [{ value: '' }] }, ['InvalidBadge: operatingSystems[0] must be 1 to 50 characters, got ""']],
  ['text in place of an operating system, as untyped callers give it', { operatingSystems: ['Linux', 5, null] }, [
    'InvalidBadge: operatingSystems[1] must be 1 to 50 characters, got 5', 'InvalidBadge: operatingSystems[2] must be 1 to 50 characters, got null',
  ]],
  ['one value twice that is not text', { operatingSystems: [5, 5] }, [
    'InvalidBadge: operatingSystems[0] must be 1 to 50 characters, got 5', 'InvalidBadge: operatingSystems[1] must be 1 to 50 characters, got 5',
  ]],
  ['one architecture in place of a list', { architectures: PublicArchitecture.ARM }, ['ExpectedList: architectures must be a list, got [PublicArchitecture]']],
  ['architectures that are tokens', { architectures: [{ value: Fn.importValue('A') }, { value: Fn.importValue('A') }] }, []],
  ['a list that only CloudFormation knows', { architectures: { 'Fn::Split': [',', 'ARM,x86'] } }, []],
])('%s', (_, props, expected) => {
  expect(check(props)).toEqual(expected);
});

test.each<[unknown, boolean]>([
  ['a1', true], ['a', false], ['a'.repeat(50), true], ['a'.repeat(51), false], ['a1b2c3d4', true], ['my-org.x_y', true],
  ['1a', false], ['A1', false], ['a--b', false], ['a-', false], ['', false], [5, false],
  [undefined, true], [null, true], [Fn.importValue('Alias'), true],
])('the alias %j is valid: %s', (alias, valid) => {
  expect(checkRegistryAlias('registryAlias', alias).length).toBe(valid ? 0 : 1);
});

test('fails for a URI as an alias, and names the part to leave out', () => {
  expect(linesOf(checkRegistryAlias('registryAlias', 'public.ecr.aws/a1b2c3d4'))).toEqual([
    'InvalidRegistryAlias: registryAlias must be 2 to 50 lowercase letters and digits, separated by a single "." "_" or "-", and begin with a letter, '
    + 'got "public.ecr.aws/a1b2c3d4": leave out what is around it in the URI',
  ]);
  expect(linesOf(checkRegistryAlias('registryAlias', 'A'))[0]).toMatch(/got "A"$/);
});

test.each<[string, boolean]>([
  ['us-east-1', true], ['us-west-2', false], ['eu-west-1', false], ['cn-north-1', false], ['us-gov-west-1', false], ['eu-isoe-west-1', true], ['us-iso-east-1', true],
  ['us-isob-east-1', true], ['eusc-de-east-1', true], ['test', true], ['region-1a', true],
])('the region %s is accepted: %s', (region, accepted) => {
  expect(check({}, region)).toEqual(accepted ? [] : [
    `PublicRepositoryInOtherRegion: the stack of a public repository must be in region us-east-1, got "${region}": `
    + "define the repository in a separate stack with env: { region: 'us-east-1' }",
  ]);
});

test('fails in a stack of another region, in the constructor', () => {
  const stack = new Stack(new App(), 'Stack', { env: { region: 'eu-west-1' } });
  expect(() => new PublicRepository(stack, 'Cli')).toThrow(expect.objectContaining({ name: 'PublicRepositoryInOtherRegion', constructPath: 'Stack/Cli' }));
});

test('a stack whose region is known only at deployment is accepted', () => {
  expect(() => new PublicRepository(new Stack(new App(), 'Stack'), 'Cli')).not.toThrow();
});

test.each([() => PublicArchitecture.of(''), () => PublicOperatingSystem.of(''), () => PublicArchitecture.of('a'.repeat(51)), () => PublicOperatingSystem.of(5 as any)])(
  'fails to make a badge of nothing: %s', (make) => {
    expect(make).toThrow(expect.objectContaining({ name: 'InvalidBadge', message: expect.stringMatching(/^value must be 1 to 50 characters/) }));
  });

test('the properties of a template are named as CloudFormation names them', () => {
  const problems = checkTemplateProperties(publicRepositoryChecks(), {
    RepositoryCatalogData: { Architectures: ['ARM', 'ARM'], OperatingSystems: [''], RepositoryDescription: 5, AboutText: 6, UsageText: 7 },
    RepositoryName: 'a',
    RepositoryPolicyText: { Statement: [{ Effect: 'Allow', Principal: '*' }] },
    Tags: [{ Key: 'aws:x', Value: 'v' }],
  }, { region: 'eu-west-1' });
  expect(linesOf(problems).map((line) => line.slice(0, line.indexOf(' must')))).toEqual([
    'InvalidRepositoryName: Properties.RepositoryName',
    'PublicRepositoryInOtherRegion: the stack of a public repository',
    'InvalidCatalogText: Properties.RepositoryCatalogData.RepositoryDescription',
    'InvalidCatalogText: Properties.RepositoryCatalogData.AboutText',
    'InvalidCatalogText: Properties.RepositoryCatalogData.UsageText',
    'InvalidBadge: Properties.RepositoryCatalogData.Architectures[1]',
    'InvalidBadge: Properties.RepositoryCatalogData.OperatingSystems[0]',
    'InvalidPolicyStatement: Properties.RepositoryPolicyText.Statement[0]',
    'InvalidResourceTag: a key in Properties.Tags',
  ]);
});
