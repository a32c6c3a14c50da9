const { TestEnvironment } = require('jest-environment-node');

/** Node with `keptModule` of `kept-module.cjs`, and what `test/setup.ts` and CDK's jest-autoclean do in other runs. */
module.exports = class extends TestEnvironment {
  constructor(...args) {
    super(...args);
    this.global.keptModule = require;
    const { CloudFormationValidatePlugin } = require('aws-cdk-lib/core');
    CloudFormationValidatePlugin._singletonInstance = () => (
      { name: CloudFormationValidatePlugin.PLUGIN_NAME, validate: () => ({ success: true, violations: [] }) });
  }

  async teardown() {
    require('aws-cdk-lib/cx-api').CloudAssembly.cleanupTemporaryDirectories();
    await super.teardown();
  }
};
