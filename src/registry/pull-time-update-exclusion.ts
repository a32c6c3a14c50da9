import { CfnPullTimeUpdateExclusion } from 'aws-cdk-lib/aws-ecr';
import type { IRoleRef } from 'aws-cdk-lib/aws-iam';
import type { IResource, RemovalPolicy } from 'aws-cdk-lib/core';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import type { aws_ecr } from 'aws-cdk-lib/interfaces';
import type { Construct } from 'constructs';
import { EXCLUSION_CHECKS, ONE_EXCLUSION_A_ROLE } from './pull-time-update-exclusion-checks';
import { RegistrySetting } from './registry-setting';
import { requireOncePerEnvironment } from '../core/once-per-environment';
import { checkProperties } from '../core/property-checks';

/**
 * A pull time update exclusion, owned or imported.
 */
export interface IPullTimeUpdateExclusion extends IResource, aws_ecr.IPullTimeUpdateExclusionRef {
  /**
   * The ARN of the role whose pulls do not count.
   *
   * @attribute
   */
  readonly principalArn: string;
}

/**
 * Properties of a pull time update exclusion.
 */
export interface PullTimeUpdateExclusionProps {
  /**
   * The role whose pulls do not count. Its ARN has at most 200 characters. A role is excluded once in an account and region.
   *
   * The service does not accept users. For a session of a role, pass the role.
   */
  readonly role: IRoleRef;

  /**
   * What happens to the exclusion when it is removed from its stack, or the stack is deleted.
   *
   * @default - the exclusion is deleted
   */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * Excludes a role from the pull times of images: images that it pulls keep the time of their last pull.
 *
 * Lifecycle rules can archive or expire images that were not pulled for some time. Use this for roles that pull every image, such as
 * that of a scanner. The pulls of Amazon Inspector never count.
 *
 * A registry accepts at most 100 exclusions. Changing the role replaces the exclusion. Changing its logical id fails at deployment,
 * because CloudFormation creates the new exclusion before it deletes the old one.
 *
 * @resource AWS::ECR::PullTimeUpdateExclusion
 * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/pull-time-update-exclusions.html
 * @example
 * new PullTimeUpdateExclusion(this, 'Scanner', {
 *   role: iam.Role.fromRoleName(this, 'ScannerRole', 'image-scanner'),
 * });
 */
@propertyInjectable
export class PullTimeUpdateExclusion extends RegistrySetting implements IPullTimeUpdateExclusion {
  /**
   * The id of this class for property injectors.
   */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-ecr.PullTimeUpdateExclusion';

  /**
   * Import an exclusion of the account and region of the stack, which is defined elsewhere.
   *
   * @param scope the parent
   * @param id the id of the import
   * @param principalArn the ARN of the role
   */
  public static fromPrincipalArn(scope: Construct, id: string, principalArn: string): IPullTimeUpdateExclusion {
    return new ImportedPullTimeUpdateExclusion(scope, id, principalArn);
  }

  /**
   * The ARN of the role whose pulls do not count.
   */
  public readonly principalArn: string;

  constructor(scope: Construct, id: string, props: PullTimeUpdateExclusionProps) {
    super(scope, id);
    checkProperties(this, EXCLUSION_CHECKS, { role: props?.role, removalPolicy: props?.removalPolicy });
    requireOncePerEnvironment(this, ONE_EXCLUSION_A_ROLE);
    this.principalArn = props.role.roleRef.roleArn;

    new CfnPullTimeUpdateExclusion(this, 'Resource', { principalArn: this.principalArn });
    if (props.removalPolicy) {
      this.applyRemovalPolicy(props.removalPolicy);
    }
  }

  /**
   * A reference to this exclusion.
   */
  public get pullTimeUpdateExclusionRef(): aws_ecr.PullTimeUpdateExclusionReference {
    return { principalArn: this.principalArn };
  }
}

class ImportedPullTimeUpdateExclusion extends RegistrySetting implements IPullTimeUpdateExclusion {
  constructor(scope: Construct, id: string, public readonly principalArn: string) {
    super(scope, id);
  }

  public get pullTimeUpdateExclusionRef(): aws_ecr.PullTimeUpdateExclusionReference {
    return { principalArn: this.principalArn };
  }
}
