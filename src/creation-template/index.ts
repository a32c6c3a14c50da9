export { RepositoryCreationTrigger } from './repository-creation-trigger';
export type { IRepositoryCreationTemplate } from './imported-creation-template';
export type { RepositoryCreationTemplateOptions, RepositoryCreationTemplateProps } from './creation-template-props';
export { RepositoryCreationTemplate } from './repository-creation-template';
