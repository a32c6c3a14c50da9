export * from './lifecycle-rule';
export * from './lifecycle-rule-presets';
export * from './lifecycle-policy';
export * from './preview/lifecycle-image';
export * from './preview/describe-images-options';
export * from './preview/lifecycle-image-reader';
export * from './preview/lifecycle-outcome';
export * from './preview/lifecycle-preview';
