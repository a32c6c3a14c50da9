import { App, Stack } from 'aws-cdk-lib/core';
import { HOSTILE_VALUES, thrownBy, TEXTS } from './hostile-values';
import {
  PublicArchitecture, PublicOperatingSystem, PublicRepository, RepositoryCreationTemplate, RepositoryCreationTrigger,
  type RepositoryCreationTemplateProps,
} from '../../src';

const newStack = () => new Stack(new App(), 'Stack', { env: { account: '111122223333', region: 'us-east-1' } });
const newTemplate = (props: Partial<RepositoryCreationTemplateProps>) => (
  new RepositoryCreationTemplate(newStack(), 'Template', { prefix: 'prod', appliedFor: [RepositoryCreationTrigger.REPLICATION], ...props }));
const newPublic = (props: object) => new PublicRepository(newStack(), 'Public', props);

/** Parts of the API of creation templates and public repositories that accept text, or an object. */
const PLACES: Record<string, (value: any) => unknown> = {
  'prefix': (prefix) => newTemplate({ prefix }),
  'appliedFor': (appliedFor) => newTemplate({ appliedFor }),
  'a trigger': (trigger) => newTemplate({ appliedFor: [trigger] }),
  'the description of a template': (description) => newTemplate({ description }),
  'imageTagMutability': (imageTagMutability) => newTemplate({ imageTagMutability }),
  'encryption': (encryption) => newTemplate({ encryption }),
  'encryptionKey': (encryptionKey) => newTemplate({ encryptionKey }),
  'lifecycleRules': (lifecycleRules) => newTemplate({ lifecycleRules }),
  'lifecyclePolicy': (lifecyclePolicy) => newTemplate({ lifecyclePolicy }),
  'repositoryPolicy': (repositoryPolicy) => newTemplate({ repositoryPolicy }),
  'a statement': (statement) => newTemplate({ repositoryPolicy: [statement] }),
  'the value of a tag': (value) => newTemplate({ resourceTags: { key: value } }),
  'role': (role) => newTemplate({ role }),
  'the removal policy of a template': (removalPolicy) => newTemplate({ removalPolicy }),
  'the imported prefix': (prefix) => RepositoryCreationTemplate.fromPrefix(newStack(), 'Import', prefix),
  'repositoryName': (repositoryName) => newPublic({ repositoryName }),
  'the description of a repository': (description) => newPublic({ description }),
  'aboutText': (aboutText) => newPublic({ aboutText }),
  'usageText': (usageText) => newPublic({ usageText }),
  'architectures': (architectures) => newPublic({ architectures }),
  'an architecture': (architecture) => newPublic({ architectures: [architecture] }),
  'the text of an architecture': (text) => PublicArchitecture.of(text),
  'operatingSystems': (operatingSystems) => newPublic({ operatingSystems }),
  'the text of an operating system': (text) => PublicOperatingSystem.of(text),
  'registryAlias': (registryAlias) => newPublic({ registryAlias }),
  'the removal policy of a repository': (removalPolicy) => newPublic({ removalPolicy }),
  'the imported name': (name) => PublicRepository.fromPublicRepositoryName(newStack(), 'Import', name),
  'the account of an import': (account) => PublicRepository.fromPublicRepositoryAttributes(newStack(), 'Import', { repositoryName: 'app', account }),
};

describe.each(Object.entries(PLACES))('%s', (_, place) => {
  test.each(Object.entries(TEXTS))('fails in short lines for a megabyte of %s', (__, text) => {
    thrownBy(() => place(text));
  });

  test.each(Object.entries(HOSTILE_VALUES).filter(([, value]) => typeof value() !== 'string'))('fails for %s', (__, value) => {
    thrownBy(() => place(value()));
  });
});
