import type { ResourceFinding } from './check-resource';
import type { ResourceOfEcr } from './known-template';
import { isObject, memberOf } from './template-resources';
import type { Problem } from '../core/errors';
import { isKnownLater } from '../core/tokens';
import type { Warning } from '../core/warnings';
import { checkSecretKey, secretContentWarnings } from '../pull-through-cache/upstream-secret';
import { platformWarnings } from '../registry/signing-warnings';

/** The checks of another resource of the template to which a property refers. */
interface Relation {
  /** The type of the other resource. */
  readonly type: string;

  /** The property; `[]` stands for each member of a list. */
  readonly path: string;

  /** What is wrong with the properties of the other resource. */
  readonly problems?: (name: string, properties: unknown) => readonly Problem[];

  /** What is legal in them, but does not work. */
  readonly warnings?: (name: string, properties: unknown, logicalId: string) => readonly Warning[];
}

const ROLE = { type: 'AWS::IAM::Role', path: 'CustomRoleArn' };

const RELATIONS: ReadonlyMap<string, readonly Relation[]> = new Map<string, readonly Relation[]>([
  ['AWS::ECR::RepositoryCreationTemplate', [{ ...ROLE, warnings: trustWarnings('ecr.amazonaws.com') }]],
  ['AWS::ECR::PullThroughCacheRule', [
    { ...ROLE, warnings: trustWarnings('pullthroughcache.ecr.amazonaws.com') },
    {
      type: 'AWS::SecretsManager::Secret',
      path: 'CredentialArn',
      problems: (name, secret) => checkSecretKey(name, memberOf(secret, 'KmsKeyId')),
      warnings: (name, secret) => secretContentWarnings(name, contentOf(secret)),
    },
  ]],
  ['AWS::ECR::SigningConfiguration', [{
    type: 'AWS::Signer::SigningProfile',
    path: 'Rules.[].SigningProfileArn',
    warnings: (name, profile, logicalId) => platformWarnings(logicalId, memberOf(profile, 'PlatformId')).map(({ id, message }) => ({ id, message: `${name}: ${message}` })),
  }]],
]);

/** The findings about resources of the same template to which a resource refers. */
export function checkRelatedResources({ template, type, properties }: ResourceOfEcr): ResourceFinding[] {
  return (RELATIONS.get(type) ?? []).flatMap((relation) => valuesAt(properties, relation.path.split('.'), 'Properties').flatMap(({ value, path }) => {
    const other = template.resourceOf(value);
    if (other?.type !== relation.type) {
      return [];
    }
    const known = template.valueOf(other.properties);
    return [
      ...(relation.problems?.(path, known) ?? []).map(({ code, message }) => ({ severity: 'error' as const, code, message, path })),
      ...(relation.warnings?.(path, known, other.logicalId) ?? []).map(({ id, message }) => ({ severity: 'warning' as const, code: id, message, path })),
    ];
  }));
}

function valuesAt(value: unknown, [key, ...keys]: readonly string[], path: string): Array<{ readonly value: unknown; readonly path: string }> {
  if (key === undefined) {
    return [{ value, path }];
  }
  return key === '[]'
    ? (Array.isArray(value) ? value : []).flatMap((each, index) => valuesAt(each, keys, `${path}[${index}]`))
    : valuesAt(memberOf(value, key), keys, `${path}.${key}`);
}

function contentOf(secret: unknown): Parameters<typeof secretContentWarnings>[1] {
  const generated = memberOf(secret, 'GenerateSecretString');
  return {
    secretString: memberOf(secret, 'SecretString') ?? undefined,
    generateSecretString: { secretStringTemplate: memberOf(generated, 'SecretStringTemplate'), generateStringKey: memberOf(generated, 'GenerateStringKey') },
  };
}

/** The warning about a role that a service cannot assume. A trust that is known later may name it. */
function trustWarnings(service: string): NonNullable<Relation['warnings']> {
  return (name, role, logicalId) => {
    const statements = [memberOf(memberOf(role, 'AssumeRolePolicyDocument'), 'Statement') ?? []].flat();
    return statements.length > 0 && statements.every((statement) => isObject(statement) && isAboutOthers(memberOf(statement, 'Principal'), service)) ? [{
      id: 'cdk-ecr:roleNotTrusted', message: `${name} is the role ${logicalId}, which ${service} cannot assume: allow sts:AssumeRole to that service in its AssumeRolePolicyDocument`,
    }] : [];
  };
}

function isAboutOthers(principal: unknown, service: string): boolean {
  const services: unknown[] = [memberOf(principal, 'Service') ?? []].flat();
  return isObject(principal) && !('Fn::Transform' in principal) && services.every((each) => typeof each === 'string' && !isKnownLater(each) && each !== service);
}
