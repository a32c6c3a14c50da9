import { checkTemplates } from '../../src/template-check/check-templates';

const check = (Resources: unknown, rest: object = {}, environment?: object) => checkTemplates([{ name: 'app.template.json', template: { Resources, ...rest }, environment }]);
const repository = (Properties: object, rest: object = {}) => ({ Repo: { Type: 'AWS::ECR::Repository', Properties, ...rest } });

test('a finding names the problem, the template, the resource and the property', () => {
  const text = JSON.stringify({ rules: [{ rulePriority: 1, selection: { tagStatus: 'any', countType: 'imageCountMoreThan', countNumber: 0 }, action: { type: 'expire' } }] });
  expect(check(repository({ LifecyclePolicy: { LifecyclePolicyText: text } }))).toEqual([{
    severity: 'error',
    code: 'InvalidLifecyclePolicyText',
    message: expect.stringContaining('countNumber'),
    template: 'app.template.json',
    logicalId: 'Repo',
    path: 'Properties.LifecyclePolicy.LifecyclePolicyText rules[0].selection.countNumber',
  }]);
});

test('a warning has the id by which it is acknowledged', () => {
  const text = JSON.stringify({ rules: [{ rulePriority: 1, selection: { tagStatus: 'untagged', countType: 'sinceImagePushed', countUnit: 'days', countNumber: 1 }, action: { type: 'expire' } }] });
  expect(check(repository({ LifecyclePolicy: { LifecyclePolicyText: text } }))).toEqual([expect.objectContaining({ severity: 'warning', code: 'cdk-ecr:shortUntaggedExpiry' })]);
});

test.each<[string, object]>([
  ['a boolean in quotes', { EmptyOnDelete: 'true', ImageScanningConfiguration: { ScanOnPush: 'False' } }],
  ['a number in place of text', { RepositoryName: 123, Tags: [{ Key: 'cost-center', Value: 42 }], LifecyclePolicy: { RegistryId: 111122223333 } }],
  ['a boolean in place of text', { Tags: [{ Key: 'public', Value: false }] }],
  ['a parameter', { RepositoryName: { Ref: 'Name' }, ImageTagMutability: { Ref: 'Mutability' } }],
  ['no value', { RepositoryName: { Ref: 'AWS::NoValue' }, Tags: [{ Ref: 'AWS::NoValue' }] }],
  ['null', { RepositoryName: null }],
  ['text with a parameter', { RepositoryName: { 'Fn::Sub': 'team/${Env}-app' } }],
  ['a macro among the properties', { 'RepositoryName': 'app', 'Fn::Transform': { Name: 'Mine', Parameters: {} } }],
])('%s is accepted', (_, properties) => {
  expect(check(repository(properties))).toEqual([]);
});

test.each<[string, unknown, string]>([
  ['Fn::Join', { 'Fn::Join': ['/', ['Team', 'app']] }, '"Team/app"'],
  ['Fn::Join around a parameter', { 'Fn::Join': ['/', ['Team', { Ref: 'Env' }]] }, '"Team/${…}"'],
  ['Fn::Sub', { 'Fn::Sub': 'Team/${Env}' }, '"Team/${…}"'],
  ['Fn::Sub with values', { 'Fn::Sub': ['${Team}/app', { Team: 'Core' }] }, '"Core/app"'],
  ['Fn::Sub with a region', { 'Fn::Sub': 'App-${AWS::Region}' }, '"App-eu-west-1"'],
])('%s is evaluated as far as it is known', (_, name, shown) => {
  const findings = check(repository({ RepositoryName: name }), {}, { region: 'eu-west-1' });
  expect(findings).toEqual([expect.objectContaining({ code: 'InvalidRepositoryName', path: 'Properties.RepositoryName' })]);
  expect(findings[0].message).toContain(shown);
});

test('a property that neither our checks nor aws-cdk-lib know is an error', () => {
  expect(check(repository({ RepositoryNam: 'app' }))).toEqual([expect.objectContaining({ code: 'UnknownProperty', path: 'Properties.RepositoryNam' })]);
});

test('a resource whose condition is false is not checked', () => {
  const never = { Conditions: { InChina: { 'Fn::Equals': [{ Ref: 'AWS::Partition' }, 'aws-cn'] } } };
  expect(check(repository({ RepositoryName: 'UPPER' }, { Condition: 'InChina' }), never, { region: 'eu-west-1' })).toEqual([]);
  expect(check(repository({ RepositoryName: 'UPPER' }, { Condition: 'InChina' }), never)).toHaveLength(1);
});

test('a finding that a macro from elsewhere may still change is a warning', () => {
  expect(check(repository({ RepositoryName: 'UPPER' }), { Transform: ['AWS::LanguageExtensions', 'Mine'] }).map(({ severity }) => severity)).toEqual(['warning']);
  expect(check(repository({ RepositoryName: 'UPPER' }), { Transform: 'AWS::Serverless-2016-10-31' }).map(({ severity }) => severity)).toEqual(['error']);
});

test.each<[string, unknown]>([
  ['no template', undefined],
  ['a text', 'template'],
  ['a list', []],
  ['resources in a list', { Resources: [{ Type: 'AWS::ECR::Repository' }] }],
  ['resources that are not objects', { Resources: { A: null, B: 5, C: 'x', D: [] } }],
  ['a type that is not text', { Resources: { A: { Type: { Ref: 'T' } } } }],
  ['the names of members of prototypes', JSON.parse('{"Resources":{"__proto__":{"Type":"AWS::ECR::Repository","Properties":{"__proto__":{"RepositoryName":"UPPER"}}},"constructor":{"Type":"constructor"}}}')],
])('%s has no findings, or says what they are about', (_, template) => {
  expect(checkTemplates([{ name: 't', template }]).filter(({ code }) => code !== 'UnknownProperty')).toEqual([]);
});

describe('properties that a condition chooses', () => {
  const KEY = 'arn:aws:kms:eu-west-1:111122223333:key/abc';
  const chosen = (whenTrue: unknown, whenFalse: unknown, condition = 'IsProd') => ({ 'Fn::If': [condition, whenTrue, whenFalse] });
  const found = (properties: object, rest: object = {}, conditions: object = {}) => check(repository(properties, rest), { Conditions: conditions }, { region: 'eu-west-1' })
    .map(({ severity, code, message }) => `${severity} ${code} ${/\(if .*\)$/.exec(message)?.[0]}`);

  test('are accepted when both branches are right', () => {
    expect(found({ RepositoryName: chosen('prod', { Ref: 'AWS::NoValue' }), Tags: [chosen({ Key: 'a', Value: 'b' }, { Ref: 'AWS::NoValue' })] })).toEqual([]);
  });

  test('give a warning when one branch is wrong, because it may be used for another account or region', () => {
    expect(found({ RepositoryName: chosen('UPPER', 'app') })).toEqual(['warning InvalidRepositoryName (if IsProd is true)']);
    expect(found({ RepositoryName: chosen('app', 'UPPER') })).toEqual(['warning InvalidRepositoryName (if IsProd is false)']);
  });

  test('fail when both branches are wrong in the same place', () => {
    expect(found({ RepositoryName: chosen('UPPER', 'a--') })).toEqual([
      'error InvalidRepositoryName (if IsProd is true)', 'error InvalidRepositoryName (if IsProd is false)',
    ]);
  });

  test('fail in the branch that is certainly taken, and only there', () => {
    const conditions = { IsProd: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'eu-west-1'] }, IsTest: { 'Fn::Not': [{ Condition: 'IsProd' }] } };
    expect(found({ RepositoryName: chosen('UPPER', 'app') }, {}, conditions)).toEqual(['error InvalidRepositoryName undefined']);
    expect(found({ RepositoryName: chosen('UPPER', 'app', 'IsTest') }, {}, conditions)).toEqual([]);
  });

  test('are those of the condition on which the resource is created', () => {
    expect(found({ RepositoryName: chosen('app', 'UPPER') }, { Condition: 'IsProd' })).toEqual([]);
    expect(found({ RepositoryName: chosen('UPPER', 'app') }, { Condition: 'IsProd' })).toEqual(['error InvalidRepositoryName undefined']);
  });

  test('go together when one condition chooses several', () => {
    const encryption = { EncryptionType: chosen('KMS', 'AES256'), KmsKey: chosen(KEY, { Ref: 'AWS::NoValue' }) };
    expect(found({ EncryptionConfiguration: encryption })).toEqual([]);
  });

  test('are accepted when another condition may leave out what must not be there', () => {
    const encryption = { EncryptionType: chosen('KMS', 'AES256'), KmsKey: chosen(KEY, { Ref: 'AWS::NoValue' }, 'HasKey') };
    const filters = chosen([{ ImageTagMutabilityExclusionFilterType: 'WILDCARD', ImageTagMutabilityExclusionFilterValue: 'latest' }], { Ref: 'AWS::NoValue' }, 'HasFilters');
    expect(found({ EncryptionConfiguration: encryption })).toEqual([]);
    expect(found({ ImageTagMutability: chosen('IMMUTABLE', 'IMMUTABLE_WITH_EXCLUSION'), ImageTagMutabilityExclusionFilters: filters })).toEqual([]);
  });
});

test('an upstream registry that is rejected gives no warning as well', () => {
  const rule = (UpstreamRegistryUrl: string) => ({ Rule: { Type: 'AWS::ECR::PullThroughCacheRule', Properties: { EcrRepositoryPrefix: 'hub', UpstreamRegistryUrl } } });
  expect(check(rule('docker.io')).map(({ code }) => code)).toEqual(['UnsupportedUpstream']);
  expect(check(rule('registry.example.com')).map(({ code }) => code)).toEqual(['cdk-ecr:unknownUpstream']);
});
