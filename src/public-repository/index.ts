export { PublicArchitecture } from './public-architecture';
export { PublicOperatingSystem } from './public-operating-system';
export { PublicRepositoryGrants } from './public-repository-grants';
export type { IPublicRepository } from './public-repository-base';
export type { PublicRepositoryAttributes, PublicRepositoryProps } from './public-repository-props';
export { PublicRepository } from './public-repository';
