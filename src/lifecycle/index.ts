export * from './lifecycle-rule';
export * from './lifecycle-rules';
export * from './lifecycle-policy';
export * from './preview/lifecycle-image';
export * from './preview/lifecycle-images';
export * from './preview/lifecycle-outcome';
export * from './preview/lifecycle-preview';
