import { App } from 'aws-cdk-lib/core';
import { BackupStack } from './backup-stack';
import { RegistryStack } from './registry-stack';
import { Registry } from 'cdk-ecr';

const app = new App();
const backup = new BackupStack(app, 'Backup', { env: { account: '444455556666', region: 'eu-west-1' } });
new RegistryStack(app, 'Registry', { env: { account: '111122223333', region: 'us-east-1' }, backup: Registry.of(backup) });
app.synth();
