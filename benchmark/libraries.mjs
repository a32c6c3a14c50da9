/**
 * The libraries that are compared. They are loaded with `require`, as compiled apps load them.
 */
import { cpSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
/** A folder with the compiled package in its node_modules. CDK recognizes installed code by that name. */
export const INSTALLATION = join(ROOT, 'node_modules', '.cache', 'benchmark');

install();
export const require = createRequire(join(INSTALLATION, 'index.js'));

export const core = require('aws-cdk-lib/core');
export const iam = require('aws-cdk-lib/aws-iam');
export const events = require('aws-cdk-lib/aws-events');
export const upstream = require('aws-cdk-lib/aws-ecr');
export const ours = require('cdk-ecr');

/** The contestants: L1s in the stack, and the L2s of both libraries. */
export const L1 = 'L1';
export const UPSTREAM = 'aws-ecr';
export const OURS = 'cdk-ecr';
export const libraries = { [UPSTREAM]: upstream, [OURS]: ours };

/** CDK's own validation of every template at each synthesis. Older releases ignore the variable. */
export function switchValidator(on) {
  process.env.CDK_VALIDATION = String(on);
  const plugin = core.CloudFormationValidatePlugin;
  if (plugin?._singletonInstance) {
    switchValidator.original ??= plugin._singletonInstance.bind(plugin);
    const findsNothing = { name: plugin.PLUGIN_NAME, validate: () => ({ success: true, violations: [] }) };
    plugin._singletonInstance = on ? switchValidator.original : () => findsNothing;
  }
}

/** Copies lib to where npm would install it. The processes that a benchmark starts use that copy. */
function install() {
  if (process.env.BENCHMARK_INSTALLED) {
    return;
  }
  const modules = join(INSTALLATION, 'node_modules');
  rmSync(modules, { recursive: true, force: true });
  ['lib', 'package.json'].forEach((path) => cpSync(join(ROOT, path), join(modules, 'cdk-ecr', path), { recursive: true }));
  ['aws-cdk-lib', 'constructs'].forEach((peer) => symlinkSync(join(ROOT, 'node_modules', peer), join(modules, peer)));
  process.env.BENCHMARK_INSTALLED = 'yes';
}

/**
 * CDK keeps every token and every app while the process lives. A user's process has only one app. Without this, later runs would
 * pay for the garbage of earlier ones.
 */
export function forgetEarlierApps() {
  const references = Object.keys(require.cache).find((file) => file.endsWith(join('core', 'lib', 'private', 'cfn-reference.js')));
  require.cache[references]?.exports.CfnReference?.referenceTable?.clear();
  const tokens = globalThis.__cdkTokenMap?.stringTokenMap;
  if (tokens) {
    forgetEarlierApps.kept ??= tokens.size; // those of the first app are kept, because they include the constants of CDK
    [...tokens.keys()].slice(forgetEarlierApps.kept).forEach((key) => tokens.delete(key));
  }
}
