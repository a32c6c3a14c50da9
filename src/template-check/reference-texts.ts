import { LATER_TEXT } from './known-values';
import { memberOf, type TemplateResource } from './template-resources';
import { partitionOf } from '../core/partitions';
import type { CheckEnvironment } from '../core/property-checks';

/** What is known about a resource that is referred to. */
interface Referred {
  readonly logicalId: string;
  readonly environment: CheckEnvironment;

  /** A property as text, with `LATER_TEXT` for parts that are known later; `undefined` if it is absent. */
  property(name: string): string | undefined;
}

/** The value of a reference. */
type Texts = Record<string, (referred: Referred) => string | undefined>;

/** The values of `Ref` and attributes by type, as far as ECR uses them. They are checked like typed text. */
const TEXTS: ReadonlyMap<string, Texts> = new Map([
  ['AWS::IAM::Role', identity('role', 'RoleName')],
  ['AWS::IAM::User', identity('user', 'UserName')],
  ['AWS::IAM::Group', identity('group', 'GroupName')],
  ['AWS::IAM::InstanceProfile', identity('instance-profile', 'InstanceProfileName')],
  ['AWS::KMS::Key', {
    Ref: ({ logicalId }) => `id-of-${logicalId.toLowerCase()}`,
    Arn: ({ environment }) => arnOf('kms', environment, `key/${LATER_TEXT}`),
  }],
  ['AWS::KMS::Alias', { Ref: ({ property }) => property('AliasName') }],
  ['AWS::SecretsManager::Secret', { Ref: secretArn, Id: secretArn }],
  ['AWS::Signer::SigningProfile', { Arn: ({ environment }) => arnOf('signer', environment, `/signing-profiles/${LATER_TEXT}`) }],
]);

/**
 * The value of a reference to a resource of the same template.
 *
 * @param attribute the attribute; by default it is `Ref`
 */
export function referenceText(
  { logicalId, type, properties }: TemplateResource,
  attribute: string,
  environment: CheckEnvironment,
  known: (value: unknown) => unknown,
): string | undefined {
  const texts = TEXTS.get(type);
  if (!texts || !Object.hasOwn(texts, attribute)) {
    return undefined;
  }
  return texts[attribute]({
    logicalId,
    environment,
    property: (name) => {
      const value = known(memberOf(properties, name)) ?? undefined;
      return value === undefined || typeof value === 'string' ? value : LATER_TEXT;
    },
  });
}

/** A resource of IAM, which CloudFormation names if the template does not. A path that is known later may be any path. */
function identity(kind: string, nameProperty: string): Texts {
  const nameOf = ({ property }: Referred): string => property(nameProperty) ?? LATER_TEXT;
  return {
    Ref: nameOf,
    Arn: (referred) => {
      const path = referred.property('Path') ?? '/';
      const { account, region } = referred.environment;
      return path.includes(LATER_TEXT) ? undefined : arnOf('iam', { account, region }, `${kind}${path}${nameOf(referred)}`, '');
    },
  };
}

/** CloudFormation names a secret after its logical id; Secrets Manager adds some characters. */
function secretArn({ logicalId, environment, property }: Referred): string {
  return arnOf('secretsmanager', environment, `secret:${property('Name') ?? `${logicalId}-${LATER_TEXT}`}-${LATER_TEXT}`);
}

function arnOf(service: string, { account, region }: CheckEnvironment, resource: string, regionInArn = region ?? LATER_TEXT): string {
  const partition = (region && partitionOf(region)) ?? LATER_TEXT;
  return `arn:${partition}:${service}:${regionInArn}:${account ?? LATER_TEXT}:${resource}`;
}
