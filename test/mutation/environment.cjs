const { TestEnvironment } = require('jest-environment-node');

/** Stryker finds a test by its name, but the tokens in names are numbered differently in each run, since the kept library counts on. */
function nameWithoutTokenNumbers(block) {
  block.name = block.name.replace(/(?<=Token\[[^\]]*)\.\d+(?=\])/g, '').replace(/-1\.\d+e\+289/g, 'number');
  block.children?.forEach(nameWithoutTokenNumbers);
}

/** Node with `keptModule` of `kept-module.cjs`, and what `test/setup.ts` and CDK's jest-autoclean do in other runs. */
module.exports = class extends TestEnvironment {
  constructor(...args) {
    super(...args);
    this.global.keptModule = require;
    const { CloudFormationValidatePlugin } = require('aws-cdk-lib/core');
    CloudFormationValidatePlugin._singletonInstance = () => (
      { name: CloudFormationValidatePlugin.PLUGIN_NAME, validate: () => ({ success: true, violations: [] }) });
  }

  handleTestEvent({ name }, { rootDescribeBlock }) {
    if (name === 'run_start') {
      nameWithoutTokenNumbers(rootDescribeBlock);
    }
  }

  async teardown() {
    require('aws-cdk-lib/cx-api').CloudAssembly.cleanupTemporaryDirectories();
    await super.teardown();
  }
};
