export * from './repository-auto-delete-images';
