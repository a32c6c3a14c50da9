export { ImageTagMutabilityExclusionFilter, TagMutability } from './tag-mutability';
export { RepositoryEncryption } from './encryption';
export type { IRepository } from './repository-base';
export { RepositoryBase } from './repository-base';
export { RepositoryGrants } from './repository-grants';
export type { OnCloudTrailImagePushedOptions, OnImageScanCompletedOptions } from './repository-events';
export type { RepositoryAttributes, RepositoryLookupOptions, RepositoryProps } from './repository-props';
export { Repository } from './repository';
