export * from './lifecycle';
export * from './repository';
export * from './public-repository';
export * from './creation-template';
export * from './registry';
export * from './pull-through-cache';
export * from './authorization-token';
export * from './template-check';
export * as mixins from './mixins';
