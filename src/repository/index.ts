export { ImageTagMutabilityExclusionFilter, TagMutability } from '../repository-settings/tag-mutability';
export { RepositoryEncryption } from '../repository-settings/encryption';
export type { IRepository } from './repository-base';
export { RepositoryBase } from './repository-base';
export { RepositoryGrants } from './repository-grants';
export type { OnCloudTrailImagePushedOptions, OnImageScanCompletedOptions } from './repository-events';
export type { RepositoryAttributes, RepositoryLookupOptions, RepositoryProps } from './repository-props';
export { Repository } from './repository';
