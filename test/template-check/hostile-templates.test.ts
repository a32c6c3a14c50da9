import * as fc from 'fast-check';
import { checkTemplates } from '../../src/template-check/check-templates';
import { RESOURCE_TYPES } from '../../src/template-check/resource-types';

const RUNS = Number(process.env.TEMPLATE_RUNS ?? 2000);
const TYPES = [...RESOURCE_TYPES.keys()];
const check = (template: unknown) => checkTemplates([{ name: 't', template, environment: { region: 'eu-west-1', account: '111122223333' } }]);
const repository = (Properties: unknown) => ({ Resources: { Repo: { Type: 'AWS::ECR::Repository', Properties } } });

/** Words of templates, so that what is random comes near to what is checked. */
const KEYS = [
  'Ref', 'Fn::If', 'Fn::Sub', 'Fn::Join', 'Fn::GetAtt', 'Fn::Transform', 'RepositoryName', 'LifecyclePolicy', 'LifecyclePolicyText', 'RepositoryPolicyText', 'Rules',
  'ReplicationConfiguration', 'Destinations', 'Region', 'RegistryId', 'RepositoryFilters', 'Filter', 'FilterType', 'PolicyText', 'Statement', 'Principal', 'AWS', 'Tags',
  'Key', 'Value', 'Prefix', 'AppliedFor', 'EncryptionConfiguration', 'KmsKey', 'PrincipalArn', 'CredentialArn', 'CustomRoleArn', 'EcrRepositoryPrefix',
  'UpstreamRegistryUrl', 'ScanType', 'SigningProfileArn', 'RepositoryCatalogData', 'Architectures', 'ResourceTags', 'ImageTagMutabilityExclusionFilters', '__proto__',
  'constructor', 'toString',
];
const KEY = fc.oneof(fc.constantFrom(...KEYS), fc.string());
const { value: VALUE } = fc.letrec((tie) => ({
  value: fc.oneof({ depthSize: 'medium', withCrossShrink: true },
    fc.oneof(fc.string(), fc.integer(), fc.double(), fc.boolean(), fc.constantFrom(null, undefined, 'AWS::Region', 'AWS::NoValue', 'Main', 'IsProd', '${Main.Arn}', '{"rules":[]}')),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.array(fc.tuple(KEY, tie('value')), { maxLength: 5 }).map((entries) => Object.fromEntries(entries))),
}));

test('any properties of a resource are checked without an exception', () => {
  fc.assert(fc.property(fc.constantFrom(...TYPES), VALUE, VALUE, VALUE, (type, properties, other, conditions) => {
    const findings = check({
      Conditions: conditions, Resources: { Main: { Type: type, Properties: properties }, Other: { Type: 'AWS::IAM::Role', Properties: other }, Third: other },
    });
    findings.forEach((finding) => expect(finding).toEqual({
      severity: expect.stringMatching(/^(error|warning)$/),
      code: expect.any(String),
      message: expect.any(String),
      template: 't',
      logicalId: expect.any(String),
      path: expect.stringMatching(/^(Properties\.|Type$)/),
    }));
  }), { numRuns: RUNS });
});

test('any template is checked without an exception', () => {
  fc.assert(fc.property(VALUE, (template) => void check(template)), { numRuns: RUNS });
});

const nested = (depth: number, wrap: (inner: unknown) => unknown, inner: unknown = 'UPPER') => Array.from({ length: depth }).reduce((value) => wrap(value), inner);

test.each<[string, unknown]>([
  ['lists', nested(50_000, (inner) => [inner])],
  ['objects', nested(50_000, (inner) => ({ RepositoryName: inner }))],
  ['intrinsic functions', nested(50_000, (inner) => ({ 'Fn::If': ['IsProd', inner, inner] }))],
  ['lists in lists of Fn::Join', nested(50_000, (inner) => ({ 'Fn::Join': ['', [inner]] }))],
])('deep nesting of %s is no problem', (_, value) => {
  check(repository({ RepositoryName: value, RepositoryPolicyText: value, Tags: value, LifecyclePolicy: value }));
  check({ Conditions: { IsProd: value }, Resources: { Repo: { Type: 'AWS::ECR::Repository', Condition: 'IsProd', Properties: value } } });
});

test.each(['RepositoryPolicyText', 'LifecyclePolicy'])('deep nesting inside of the text of %s is a finding, or nothing', (property) => {
  const text = `{"rules":${'['.repeat(50_000)}${']'.repeat(50_000)},"Statement":${'['.repeat(50_000)}${']'.repeat(50_000)}}`;
  check(repository({ [property]: property === 'LifecyclePolicy' ? { LifecyclePolicyText: text } : text }));
  check({ Resources: { T: { Type: 'AWS::ECR::RepositoryCreationTemplate', Properties: { LifecyclePolicy: text, RepositoryPolicy: text } } } });
});

test('values that aliases repeat are checked only up to a limit', () => {
  const exploding = nested(40, (inner) => [inner, inner, inner, inner, inner, inner, inner, inner], { Key: 'a', Value: 'b' });
  const policy = { LifecyclePolicy: exploding, RepositoryPolicyText: { Statement: exploding }, Tags: exploding };
  const Resources = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`Repo${index}`, { Type: 'AWS::ECR::Repository', Properties: policy }]));
  check({ Resources });
});

test('a text with more parameters than ECR takes characters is known later', () => {
  expect(check(repository({ RepositoryName: { 'Fn::Sub': 'Team/${Env}'.repeat(100_000) } }))).toEqual([]);
});

/** Where a value may be: alone, or as a member of what properties of ECR consist of. */
const PLACES: ReadonlyArray<(value: unknown) => unknown> = [
  (value) => value,
  (value) => [value],
  (value) => ({ Rules: value }),
  (value) => [{ RepositoryFilters: [{ Filter: value, FilterType: value }], Destinations: value, SigningProfileArn: value, ScanFrequency: value }],
  (value) => ({ Rules: [{ Destinations: [{ Region: value, RegistryId: value }], RepositoryFilters: value, DeleteReplication: value }] }),
  (value) => ({ Statement: [{ Effect: value, Principal: value, Action: value, Resource: value }, { Effect: 'Allow', Principal: { AWS: value, Service: value } }] }),
  (value) => [{ Key: value, Value: value, ImageTagMutabilityExclusionFilterValue: value }],
  (value) => ({ EncryptionType: value, KmsKey: value, ScanOnPush: value, LifecyclePolicyText: value, RegistryId: value }),
  (value) => ({ Architectures: value, OperatingSystems: [value], AboutText: value, UsageText: value, RepositoryDescription: value }),
];

test.each(TYPES)('values that cannot become text are no problem for %s', (Type) => {
  const values: unknown[] = [{ toString: 0 }, [{ toString: 0 }], JSON.parse('{"toString":0,"valueOf":0,"__proto__":null}')];
  const paths = RESOURCE_TYPES.get(Type)!.checks.flatMap((entry) => 'checks' in entry ? entry.checks() : entry).flatMap(({ path }) => path ?? []);
  expect(paths).not.toEqual([]);
  values.flatMap((value) => PLACES.map((place) => place(value))).forEach((value) => {
    const Properties = Object.fromEntries(paths.map((path) => [path.split('.')[0], value]));
    paths.forEach((path) => check({ Resources: { One: { Type, Properties: { [path.split('.')[0]]: value } }, Other: { Type, Properties } } }));
  });
});

test('a circle is no problem', () => {
  const circle: Record<string, unknown> = {};
  circle.RepositoryName = circle;
  circle['Fn::If'] = ['IsProd', circle, circle];
  check(repository(circle));
});

test('conditions and resources that need themselves are known later', () => {
  const self = { Type: 'AWS::IAM::Role', Properties: { RoleName: { 'Fn::Sub': '${Role}-x' }, Path: { 'Fn::GetAtt': ['Role', 'Arn'] } } };
  expect(check({
    Conditions: { A: { 'Fn::Not': [{ Condition: 'B' }] }, B: { Condition: 'A' } },
    Resources: {
      Role: self,
      Repo: { Type: 'AWS::ECR::Repository', Condition: 'A' },
      Exclusion: { Type: 'AWS::ECR::PullTimeUpdateExclusion', Properties: { PrincipalArn: { 'Fn::GetAtt': ['Role', 'Arn'] } } },
    },
  })).toEqual([]);
});
