import { CloudFormationValidatePlugin } from 'aws-cdk-lib/core';

/**
 * CDK's bundled template validator costs 2 to 3 seconds in every jest worker. It is off here. Only the suite that tests it turns it
 * on (test/interop/template-validation.test.ts).
 */
process.env.CDK_VALIDATION ??= 'false';

/** The oldest supported release does not know that variable. There, every app gets a validator that finds nothing. */
const plugin = CloudFormationValidatePlugin as unknown as { _singletonInstance?(): object };
const original = plugin._singletonInstance?.bind(plugin);
if (original) {
  plugin._singletonInstance = () => process.env.CDK_VALIDATION === 'false'
    ? { name: CloudFormationValidatePlugin.PLUGIN_NAME, validate: () => ({ success: true, violations: [] }) }
    : original();
}
