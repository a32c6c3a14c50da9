export * from './lifecycle-rule';
export * from './lifecycle-rules';
export * from './lifecycle-policy';
export * from './lifecycle-image';
export * from './lifecycle-images';
export * from './lifecycle-outcome';
export * from './lifecycle-preview';
