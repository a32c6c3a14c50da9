export * from './ecr-validation';
