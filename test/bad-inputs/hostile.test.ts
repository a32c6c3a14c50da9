import * as iam from 'aws-cdk-lib/aws-iam';
import { App, Lazy, Stack, Tags, Token } from 'aws-cdk-lib/core';
import { HOSTILE_VALUES, thrownBy, TEXTS } from './hostile-values';
import {
  AuthorizationToken, ImageTagMutabilityExclusionFilter, Registry, ReplicationDestination, ReplicationFilter, Repository, type RepositoryProps,
  ScanFilter, SigningFilter, SigningProfiles,
} from '../../src';

const newStack = () => new Stack(new App(), 'Stack', { env: { account: '111122223333', region: 'eu-west-1' } });

/** Every part of the API that accepts text. */
const PLACES: Record<string, (stack: Stack, text: any) => unknown> = {
  'repositoryName': (stack, text) => new Repository(stack, 'Repo', { repositoryName: text }),
  'lifecycleRegistryId': (stack, text) => new Repository(stack, 'Repo', { lifecycleRegistryId: text }),
  'imageTagMutability': (stack, text) => new Repository(stack, 'Repo', { imageTagMutability: text }),
  'encryption': (stack, text) => new Repository(stack, 'Repo', { encryption: text }),
  'encryptionKey': (stack, text) => new Repository(stack, 'Repo', { encryptionKey: text }),
  'removalPolicy': (stack, text) => new Repository(stack, 'Repo', { removalPolicy: text }),
  'imageScanOnPush': (stack, text) => new Repository(stack, 'Repo', { imageScanOnPush: text }),
  'lifecycleRules': (stack, text) => new Repository(stack, 'Repo', { lifecycleRules: text }),
  'a rule': (stack, text) => new Repository(stack, 'Repo', { lifecycleRules: [text] }),
  'an exclusion filter': (_, text) => ImageTagMutabilityExclusionFilter.wildcard(text),
  'fromRepositoryName': (stack, text) => Repository.fromRepositoryName(stack, 'Repo', `${text}!`),
  'fromRepositoryArn': (stack, text) => Repository.fromRepositoryArn(stack, 'Repo', text),
  'fromLookup': (stack, text) => Repository.fromLookup(stack, 'Repo', { repositoryName: text }),
  'arnForLocalRepository': (stack, text) => Repository.arnForLocalRepository('app', stack, text),
  'a tag': (stack, text) => new Repository(stack, 'Repo').repositoryUriForTag(text),
  'a digest': (stack, text) => new Repository(stack, 'Repo').repositoryUriForDigest(text),
  'a tag or digest': (stack, text) => new Repository(stack, 'Repo').repositoryUriForTagOrDigest(text),
  'imageTags': (stack, text) => new Repository(stack, 'Repo').onImageScanCompleted('Rule', { imageTags: [text] }),
  'a grantee': (stack, text) => new Repository(stack, 'Repo').grantPull(text),
  'a login': (_, text) => AuthorizationToken.grantRead(text),
  'a statement': (stack, text) => new Repository(stack, 'Repo').addToResourcePolicy(text),
  'a principal': (stack, text) => new Repository(stack, 'Repo').addToResourcePolicy(new iam.PolicyStatement({
    actions: ['ecr:*'], principals: [new iam.ArnPrincipal(`${text}*`)],
  })),
  'a prefix of replication': (_, text) => ReplicationFilter.prefix(text),
  'a pattern of scans': (_, text) => ScanFilter.wildcard(text),
  'a part of a name of scans': (_, text) => ScanFilter.contains(text),
  'a pattern of signing': (_, text) => SigningFilter.wildcard(text),
  'a region to replicate to': (stack, text) => Registry.of(stack).replicateTo([ReplicationDestination.region(text)]),
  'an account to replicate to': (stack, text) => Registry.of(stack).replicateTo([ReplicationDestination.registry(text, 'us-east-1')]),
  'an account to replicate from': (stack, text) => Registry.of(stack).allowReplicationFrom(text),
  'repositories of a grant': (stack, text) => Registry.of(stack).grants.pull(new iam.AccountRootPrincipal(), { repositories: [`${text}!`] }),
  'the account of a registry': (stack, text) => Registry.fromEnvironment(stack, 'Registry', { account: text }),
  'the region of a registry': (stack, text) => Registry.fromEnvironment(stack, 'Registry', { region: text }),
  'a signing profile': (stack, text) => SigningProfiles.fromSigningProfileArn(stack, 'Profile', text),
  'a role': (stack, text) => Registry.of(stack).excludeFromPullTime({ roleRef: { roleArn: text } } as iam.IRoleRef),
  'a statement of a registry': (stack, text) => Registry.of(stack).addToPolicy(text, { repositories: ['app'] }),
};

describe.each(Object.entries(PLACES))('%s', (_, place) => {
  test.each(Object.entries(TEXTS))('fails in short lines for a megabyte of %s', (__, text) => {
    thrownBy(() => place(newStack(), text));
  });
});

test.each(Object.entries(TEXTS))('fails for a megabyte of %s as a tag of the resource', (_, text) => {
  const stack = newStack();
  Tags.of(new Repository(stack, 'Repo')).add(text, text);
  thrownBy(() => (stack.node.root as App).synth());
});

const PROPS: Array<keyof RepositoryProps> = [
  'repositoryName', 'lifecycleRegistryId', 'imageTagMutability', 'encryption', 'encryptionKey', 'removalPolicy', 'imageScanOnPush',
  'emptyOnDelete', 'autoDeleteImages', 'imageTagMutabilityExclusionFilters', 'lifecycleRules', 'lifecyclePolicy',
];

describe.each(Object.entries(HOSTILE_VALUES))('%s', (what, value) => {
  const isPlainText = typeof value() === 'string';

  test.each(PROPS.filter((prop) => !(isPlainText && prop === 'repositoryName' && what === 'another name of the prototype')))('fails as %s, and names the property', (prop) => {
    expect(thrownBy(() => new Repository(newStack(), 'Repo', { [prop]: value() })).message).toContain(prop === 'lifecycleRules' ? '' : prop);
  });

  test('does not change other objects', () => {
    for (const prop of PROPS) {
      try {
        new Repository(newStack(), 'Repo', { [prop]: value() });
      } catch { /* rejected, as shown above */ }
    }
    expect(({} as any).isAdmin).toBeUndefined();
  });
});

test('a tag called __proto__ is a tag like any other', () => {
  const stack = newStack();
  Tags.of(new Repository(stack, 'Repo')).add('__proto__', 'x');
  expect(() => (stack.node.root as App).synth()).not.toThrow();
  expect(({} as any).x).toBeUndefined();
});

test('tokens in tokens in tokens are tokens', () => {
  const deep = Array.from({ length: 200 }).reduce((inner: string) => Lazy.string({ produce: () => inner }), 'app-name') as string;
  const stack = newStack();
  const repository = new Repository(stack, 'Repo', { repositoryName: deep, lifecycleRules: [{ tagPrefixList: [deep], maxImageCount: Token.asNumber(Lazy.any({ produce: () => 3 })) }] });
  repository.repositoryUriForTag(deep);
  Repository.fromRepositoryName(stack, 'Import', deep).repositoryUriForTagOrDigest(deep);
  expect((stack.node.root as App).synth().getStackArtifact('Stack').template.Resources.Repo02AC86CF.Properties.RepositoryName).toBe('app-name');
});
