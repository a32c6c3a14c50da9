import type { ISecret, CfnSecret } from 'aws-cdk-lib/aws-secretsmanager';
import { CfnResource, Stack } from 'aws-cdk-lib/core';
import { isTestAccount } from '../checks/account-ids';
import { differs, readArn } from '../checks/arn-parts';
import { isRegion } from '../checks/regions';
import type { Problem } from '../core/errors';
import { formatValue } from '../core/format-value';
import { partitionOf } from '../core/partitions';
import type { CheckSubject } from '../core/property-checks';
import { isAbsent, isKnownLater, literalParts, resolverOf, UNKNOWN } from '../core/tokens';
import type { Warning } from '../core/warnings';

/*
 * The secret of an upstream registry: https://docs.aws.amazon.com/AmazonECR/latest/userguide/pull-through-cache-creating-secret.html
 */

const PREFIX = 'ecr-pullthroughcache/';
const ARN_LENGTH = { min: 50, max: 612 };
const NAME = /^[a-zA-Z0-9/_+=.@-]+$/;
/** The suffix that Secrets Manager adds to the name of a secret in its ARN. */
const SUFFIX = /-[a-zA-Z0-9]{6}$/;
const DEFAULT_KEY = /(?:^|[:/])alias\/aws\/secretsmanager$/;
const KEYS = ['username', 'accessToken'];

/** A typed secret, or the ARN in a template. */
type SecretToCheck = string | ISecret;

/** What is wrong with the secret of a cache rule. */
export function checkUpstreamSecret(secret: SecretToCheck, name: string, subject: CheckSubject): Problem[] {
  const arn = arnOf(secret, subject);
  if (!isKnownLater(arn) && typeof arn !== 'string') {
    return [{ code: 'InvalidUpstreamSecret', message: `${name} must be a secret of aws-secretsmanager, got ${formatValue(secret)}` }];
  }
  const problems = [
    ...checkName(secret, name, subject),
    ...checkArn(arn, name),
    ...checkPlace(secret, arn, name, subject),
    ...checkKey(secret, name, subject),
  ];
  return problems.slice(0, 1); // the other problems mostly follow from the first
}

/** What is legal in the secret, but does not work, or may not work. */
export function upstreamSecretWarnings(secret: SecretToCheck, name: string, subject: CheckSubject): Warning[] {
  const isPartial = lacksSuffix(arnOf(secret, subject));
  return [
    ...!isPartial ? [] : [{
      id: 'cdk-ecr:partialSecretArn',
      message: `${name} has an ARN without the six characters that Secrets Manager adds to the name, and AWS documents the full ARN only: `
        + 'use the secret itself, or Secret.fromSecretCompleteArn',
    } as const],
    ...secretContentWarnings(name, contentOf(secret)),
  ];
}

/** The content of a secret that the app defines, as far as it is in the template. */
export interface SecretContent {
  readonly secretString?: unknown;
  readonly generateSecretString?: { readonly secretStringTemplate?: unknown; readonly generateStringKey?: unknown };
}

/** The warning about a secret without the keys that ECR reads. */
export function secretContentWarnings(name: string, content: SecretContent | undefined): Warning[] {
  const keys = content && keysOfContent(content);
  const missing = keys && KEYS.filter((key) => !keys.includes(key));
  return !missing?.length ? [] : [{
    id: 'cdk-ecr:missingSecretKeys', message: `${name} must hold JSON with the keys username and accessToken, and lacks ${missing.join(' and ')}: ECR creates the rule, but each pull fails`,
  }];
}

/** Whether an ARN has no suffix. ARNs of maximum length have no room for a suffix, so they count as complete. */
function lacksSuffix(arn: unknown): boolean {
  const { parts } = readArn(arn);
  return parts !== undefined && !parts.resource.endsWith(UNKNOWN) && !SUFFIX.test(parts.resource) && (arn as string).length + 7 <= ARN_LENGTH.max;
}

/** A resolved ARN; if CloudFormation must assemble it, the ARN as typed. */
function arnOf(secret: SecretToCheck, { resolve }: CheckSubject): unknown {
  if (typeof secret === 'string' || isKnownLater(secret)) {
    return secret;
  }
  const resolved = resolve(secret.secretArn);
  return isKnownLater(resolved) ? secret.secretArn : resolved;
}

function checkName(secret: SecretToCheck, name: string, subject: CheckSubject): Problem[] {
  const l1 = ownedSecret(secret);
  const secretName: unknown = l1 ? subject.resolve(l1.name) : (secret as Partial<ISecret>).secretName;
  if (l1 && isAbsent(secretName)) {
    return [badName(name, 'one whose name CloudFormation generates', ': give the secret such a secretName')];
  }
  return typeof secretName !== 'string' || isNamedRight(literalParts(secretName).join(UNKNOWN)) ? [] : [badName(name, formatValue(secretName), '')];
}

/** Whether a name has the prefix, or may have it once it is known. */
function isNamedRight(name: string): boolean {
  const begins = name.split(UNKNOWN)[0];
  return begins.startsWith(PREFIX) ? name !== PREFIX : begins !== name && PREFIX.startsWith(begins);
}

function badName(name: string, got: string, fix: string): Problem {
  return { code: 'InvalidUpstreamSecret', message: `${name} must be a secret whose name begins with "${PREFIX}", got ${got}${fix}` };
}

function checkArn(arn: unknown, name: string): Problem[] {
  const { parts, isKnownLater: later } = readArn(arn);
  if (later) {
    return [];
  }
  const [kind, secretName = ''] = parts?.resource.split(/:(.*)/s) ?? [];
  if (parts === undefined || differs(parts.service, 'secretsmanager') || (kind !== 'secret' && !kind.includes(UNKNOWN))) {
    return [{ code: 'InvalidUpstreamSecret', message: `${name} must be the ARN of a secret (arn:<partition>:secretsmanager:<region>:<account>:secret:${PREFIX}<name>), got ${formatValue(arn)}` }];
  }
  if (!kind.includes(UNKNOWN) && (!isNamedRight(secretName) || !NAME.test(secretName.replaceAll(UNKNOWN, 'x')))) {
    return [badName(name, formatValue(secretName.replaceAll(UNKNOWN, '…')), '')];
  }
  const { length } = arn as string; // every ARN of a secret with the prefix has the minimum length
  return isKnownLater(arn) || length <= ARN_LENGTH.max ? [] : [{
    code: 'InvalidUpstreamSecret', message: `${name} must have an ARN of ${ARN_LENGTH.min} to ${ARN_LENGTH.max} characters, has ${length}`,
  }];
}

/** ECR reads the secret in the account and region of the rule. Unit tests use environments that are not valid, and deploy nothing. */
function checkPlace(secret: SecretToCheck, arn: unknown, name: string, { account, region }: CheckSubject): Problem[] {
  const { parts } = readArn(arn);
  const place = parts ?? (secret as Partial<ISecret>).env;
  const other = (there: string | undefined, here: string | undefined) => (
    !isAbsent(there) && here !== undefined && !isKnownLater(there) && differs(there, here));
  const elsewhere = [
    ...other(parts?.partition, region && partitionOf(region)) ? [`partition ${formatValue(parts!.partition)}`] : [],
    ...other(place?.region, region) && isRegion(region!) ? [`region ${formatValue(place!.region)}`] : [],
    ...other(place?.account, account) && !isTestAccount(account) ? [`account ${formatValue(place!.account)}`] : [],
  ];
  return elsewhere.length === 0 ? [] : [{
    code: 'UpstreamSecretElsewhere', message: `${name} must be in the account and region of the cache rule, got one in ${elsewhere.join(' and ')}: copy the secret there`,
  }];
}

function checkKey(secret: SecretToCheck, name: string, { resolve }: CheckSubject): Problem[] {
  const { encryptionKey } = secret as Partial<ISecret>;
  const isOfApp = (encryptionKey?.node?.defaultChild as CfnResource | undefined)?.cfnResourceType === 'AWS::KMS::Key';
  return isOfApp ? [otherKey(name, encryptionKey!.node.path)] : checkSecretKey(name, resolve(ownedSecret(secret)?.kmsKeyId));
}

/** The problem of a secret with another key: ECR can read only secrets that are encrypted with the AWS managed key. */
export function checkSecretKey(name: string, keyId: unknown): Problem[] {
  return typeof keyId === 'string' && !isKnownLater(keyId) && !DEFAULT_KEY.test(keyId) ? [otherKey(name, keyId)] : [];
}

function otherKey(name: string, key: string): Problem {
  return {
    code: 'UpstreamSecretKeyNotSupported',
    message: `${name} must be encrypted with the default key aws/secretsmanager, got the key ${formatValue(key)}: leave out encryptionKey of the secret`,
  };
}

/** The L1 of a secret that the app defines. */
function ownedSecret(secret: SecretToCheck): CfnSecret | undefined {
  const l1 = (secret as Partial<ISecret>).node?.defaultChild;
  return CfnResource.isCfnResource(l1) && l1.cfnResourceType === 'AWS::SecretsManager::Secret' ? l1 as CfnSecret : undefined;
}

/** The content of a secret that the app defines. */
function contentOf(secret: SecretToCheck): SecretContent | undefined {
  const l1 = ownedSecret(secret);
  return l1 && resolverOf(Stack.of(l1))({ secretString: l1.secretString, generateSecretString: l1.generateSecretString }) as SecretContent;
}

/** The keys of the JSON in a secret; `undefined` where they are not known. */
function keysOfContent({ secretString, generateSecretString: generated }: SecretContent): string[] | undefined {
  const text = secretString ?? generated?.secretStringTemplate;
  const keys = typeof text === 'string' ? keysOfJson(text) : undefined;
  return keys && typeof generated?.generateStringKey === 'string' ? [...keys, generated.generateStringKey] : keys;
}

/** The keys of a JSON object. Other text has no keys, unless it is known later. */
function keysOfJson(text: string): string[] | undefined {
  try {
    return Object.keys(JSON.parse(text));
  } catch {
    return isKnownLater(text) ? undefined : [];
  }
}
