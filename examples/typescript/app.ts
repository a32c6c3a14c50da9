import { App } from 'aws-cdk-lib/core';
import { ImageRegistryStack } from './image-registry-stack';

const app = new App();
new ImageRegistryStack(app, 'ImageRegistry');
app.synth();
