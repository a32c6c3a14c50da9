import type { aws_signer } from 'aws-cdk-lib/interfaces';
import { isAccountId, isTestAccount } from '../checks/account-ids';
import { WrongType } from '../checks/wrong-type';
import type { Problem } from '../core/errors';
import { formatValue } from '../core/format-value';
import { holdsPlaceholder } from '../core/placeholders';
import type { CheckEnvironment } from '../core/property-checks';
import { isIntrinsic, isKnownLater, UNKNOWN, withoutTokens } from '../core/tokens';

const FORM = 'arn:<partition>:signer:<region>:<account>:/signing-profiles/<name>';
/** AWS Signer takes names of 2 to 64 characters. */
const PROFILE = /^\/signing-profiles\/[a-zA-Z0-9_]{2,64}$/;
const VERSION = /^\/signing-profiles\/[^/]+\/./;
/** Attributes of the resource of CloudFormation that are not its ARN. */
const OTHER_ATTRIBUTES: readonly unknown[] = ['ProfileVersionArn', 'ProfileVersion', 'ProfileName'];

/** The ARN of a profile that was typed, not yet validated. */
export function readTypedProfile(profile: aws_signer.ISigningProfileRef): unknown {
  const arn: unknown = profile?.signingProfileRef?.signingProfileArn;
  return typeof arn === 'string' ? signingProfileArnOf(profile) : new WrongType(profile);
}

/** The ARN of a profile. `fromSigningProfileAttributes` of aws-cdk-lib writes an extra slash into it. */
export function signingProfileArnOf(profile: aws_signer.ISigningProfileRef): string {
  return profile.signingProfileRef.signingProfileArn.replace('://signing-profiles/', ':/signing-profiles/');
}

/** What is wrong with the ARN of a signing profile. Text that is partly known later is checked as far as it is known. */
export function checkSigningProfileArn(name: string, arn: unknown, environment: CheckEnvironment): Problem[] {
  const problem = typeof arn === 'string' ? findProblem(arn, environment) : findProblemOfReference(arn);
  const value = arn instanceof WrongType ? arn.value : arn;
  return problem === undefined ? [] : [{ code: 'InvalidSigningProfile', message: `${name} ${problem}, got ${formatValue(value)}` }];
}

function findProblemOfReference(value: unknown): string | undefined {
  if (value instanceof WrongType) {
    return 'must be a signing profile of AWS Signer: refer to one that exists with SigningProfiles.fromSigningProfileArn';
  }
  if (isIntrinsic(value)) {
    const attribute = [(value as { 'Fn::GetAtt'?: unknown })['Fn::GetAtt']].flat().join('.').split('.').pop();
    return OTHER_ATTRIBUTES.includes(attribute) ? `must be the ARN of the profile, its attribute Arn, not ${attribute}` : undefined;
  }
  return isKnownLater(value) ? undefined : `must be the ARN of a signing profile (${FORM})`;
}

function findProblem(arn: string, own: CheckEnvironment): string | undefined {
  const known = withoutTokens(arn);
  const [scheme, partition, service, region, account, ...rest] = known.split(':');
  const resource = rest.join(':');
  if (holdsPlaceholder(known) || (rest.length === 0 && known.includes(UNKNOWN))) {
    return undefined;
  }
  const differs = (part: string, expected: RegExp) => !part.includes(UNKNOWN) && !expected.test(part);
  if (differs(scheme, /^arn$/) || differs(partition ?? '', /^aws(-[a-z]+)*$/) || differs(service ?? '', /^signer$/) || differs(region ?? '', /^[a-z0-9-]+$/)) {
    return `must be the ARN of a signing profile (${FORM})`;
  }
  if (!account?.includes(UNKNOWN) && !isAccountId(account ?? '') && !isTestAccount(own.account)) {
    return `must name an account of 12 digits (${FORM})`;
  }
  if (differs(resource, PROFILE)) {
    return VERSION.test(resource) ? 'must be the ARN of the profile, not of one of its versions: leave out what follows the name of the profile'
      : `must end in "/signing-profiles/" and the name of the profile, 2 to 64 letters, digits and "_" (${FORM})`;
  }
  return region.includes(UNKNOWN) || own.region === undefined || region === own.region ? undefined
    : `must be a profile in the region of the registry, ${formatValue(own.region)}`;
}
