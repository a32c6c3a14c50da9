import type { IPolicyValidationContext, IPolicyValidationPlugin, PolicyValidationPluginReport, PolicyViolation } from 'aws-cdk-lib/core';
import { checkTemplates } from './check-templates';
import type { TemplateFinding } from './finding';
import { templatesOf } from './templates-of-stacks';
import { isWarnedByConstruct } from './warned-by-construct';

/**
 * Checks the ECR resources of an app, whichever construct defines them: L1s, or constructs of aws-cdk-lib, another library or this one.
 *
 * At synth, it runs the checks of the constructs of this library on all templates, and finds duplicates in an account and region. Synthesis fails for errors. Warnings are reported, except those of constructs of this library,
 * which report them themselves.
 *
 * The rules are the codes of errors and the ids of warnings: acknowledge one for the whole app with
 * `Validations.of(app).acknowledge({ id: 'EcrValidation::InvalidRepositoryName', reason: '…' })`.
 *
 * @example
 * declare const app: App;
 *
 * Validations.of(app).addPlugins(new EcrValidation());
 *
 * @see https://docs.aws.amazon.com/cdk/v2/guide/policy-validation-synthesis.html
 */
export class EcrValidation implements IPolicyValidationPlugin {
  /**
   * The name of the plugin in reports: `EcrValidation`.
   */
  public readonly name: string = 'EcrValidation';

  /**
   * Check the templates of the stacks of one account and region, and those of their nested stacks.
   *
   * CDK calls this at synth.
   *
   * @param context the templates, and the account and region if they are known
   */
  public validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    const isWarned = isWarnedByConstruct(context.appConstruct);
    const findings = checkTemplates(templatesOf(context)).filter((finding) => finding.severity === 'error' || !isWarned(finding));
    return { success: findings.every(({ severity }) => severity !== 'error'), violations: findings.map(violationOf) };
  }
}

function violationOf({ severity, code, message, template, logicalId, path }: TemplateFinding): PolicyViolation {
  return {
    ruleName: code,
    description: message,
    severity,
    violatingResources: [{ resourceLogicalId: logicalId, templatePath: template, locations: [path] }],
  };
}
