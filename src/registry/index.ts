export type { IRegistryPolicy, RegistryPolicyProps, RegistryPolicyStatementOptions } from './registry-policy';
export { RegistryPolicy } from './registry-policy';
export { ReplicationFilter } from './replication-filter';
export { ScanFilter } from './scan-filter';
export { SigningFilter } from './signing-filter';
