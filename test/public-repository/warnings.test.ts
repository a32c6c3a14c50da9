import { Fn, Tags } from 'aws-cdk-lib/core';
import { publicStack, warningsIn } from './support';
import { PublicArchitecture, PublicOperatingSystem, PublicRepository, type PublicRepositoryProps } from '../../src';

function warningsOf(props: PublicRepositoryProps): string[] {
  const stack = publicStack();
  new PublicRepository(stack, 'Cli', props);
  return warningsIn(stack).map((text) => text.replace('Annotation::', ''));
}

test.each<[string, () => PublicRepositoryProps, string[]]>([
  ['a plain name', () => ({ repositoryName: 'acme/1cli' }), []],
  ['a name that only CloudFormation knows', () => ({ repositoryName: Fn.importValue('Name') }), []],
  ['a name that begins with a digit', () => ({ repositoryName: '1password' }), [
    'repositoryName "1password" begins with a digit, and AWS documents a letter there: begin it with a letter [ack: cdk-ecr:doubtfulPublicName]',
  ]],
  ['a name that is a URI', () => ({ repositoryName: 'public.ecr.aws/a1b2c3d4/cli' }), [
    'repositoryName "public.ecr.aws/a1b2c3d4/cli" begins like a URI, which becomes part of the name: give what follows the alias of the registry '
    + '[ack: cdk-ecr:doubtfulPublicName]',
  ]],
  ['badges of the gallery', () => ({ architectures: [PublicArchitecture.of('ARM 64')], operatingSystems: [PublicOperatingSystem.of('Linux')] }), []],
  ['badges that only CloudFormation knows', () => ({ architectures: [PublicArchitecture.of(Fn.importValue('A'))], operatingSystems: [PublicOperatingSystem.of(Fn.importValue('O'))] }), []],
  ['other badges', () => ({ architectures: [PublicArchitecture.ARM, PublicArchitecture.of('arm64')], operatingSystems: [PublicOperatingSystem.of('linux')] }), [
    'architectures has badges that the gallery shows, but does not search by: [ \'arm64\' ]; it searches by "x86-64", "x86", "ARM 64", "ARM" [ack: cdk-ecr:badgeNotSearchable]',
    'operatingSystems has badges that the gallery shows, but does not search by: [ \'linux\' ]; it searches by "Linux", "Windows" [ack: cdk-ecr:badgeNotSearchable]',
  ]],
])('%s', (_, props, expected) => {
  expect(warningsOf(props())).toEqual(expected);
});

test('warns about tags that CloudFormation may reject', () => {
  const stack = publicStack();
  Tags.of(new PublicRepository(stack, 'Cli')).add('k', '');
  expect(warningsIn(stack)).toEqual([expect.stringContaining('cdk-ecr:tagBeyondSchema')]);
});
