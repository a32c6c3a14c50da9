export { ReplicationFilter } from './replication-filter';
export { ScanFilter } from './scan-filter';
export { SigningFilter } from './signing-filter';
