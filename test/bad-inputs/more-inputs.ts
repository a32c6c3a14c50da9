/**
 * Inputs in addition to the shared ones: each kind on both sides of its limits. The verdict, the statement and the subject of
 * the message.
 */
export type Row = readonly ['error' | 'ok', string, RegExp?];

const R = (props: string) => `new ecr.Repository(stack, 'R', ${props})`;
const named = (name: string) => R(`{ repositoryName: ${name} }`);
const inRegion = (region: string, props: string) =>
  `new ecr.Repository(new cdk.Stack(stack.node.root as any, 'Other', { env: { account: '111122223333', region: '${region}' } }), 'R', ${props})`;
const repo = "new ecr.Repository(stack, 'R')";
const statement = (props: string) => `${repo}.addToResourcePolicy(new iam.PolicyStatement(${props}))`;
const principal = (made: string) => statement(`{ actions: ['ecr:BatchGetImage'], principals: [${made}] }`);
const role = "new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com') })";
const DIGEST = '\'sha256:\' + \'a\'.repeat(64)';
const ARN = 'arn:aws:ecr:us-east-1:111122223333:repository/foo';

const NAMES: Row[] = [
  ...["'ab'", "'a'.repeat(255)", "'a-b'", "'a_b'", "'a.b'", "'a__b'", "'a---b'", "'a/b'", "'a/b/c/d'", "'1/2'", "'1.0'", "'team-1/app_2/v3.4'", "'a----------b'",
    'cdk.Aws.STACK_NAME', 'cdk.PhysicalName.GENERATE_IF_NEEDED', "cdk.Lazy.string({ produce: () => 'lazy' })", 'undefined', "'aa'.repeat(64) + '/' + 'b'.repeat(127)"].map((name): Row => ['ok', named(name)]),
  ...["'-repo'", "'.repo'", "'/repo'", "'repo_'", "'repo/'", "'a//b'", "'a/-b'", "'a-/b'", "'a..b'", "'a.-b'", "'a-.b'", "'a-_b'", "'a_-b'", "'a._b'", "'a____b'", "'Ab'",
    "'aB'", "'é-repo'", "'repo\\t'", "'\\nrepo'", "'re po'", "' repo'", "'repo?'", "'repo$'", "'a,b'", "'a\\\\b'", "'repo@sha256:abc'", "'111122223333.dkr.ecr.us-east-1.amazonaws.com/foo'",
    "'111122223333.dkr.ecr.us-east-1.amazonaws.com/foo:latest'", "'https://example.com/foo'", "'arn:aws:ecr:us-east-1:111122223333:repository/foo'", "'.'", "'/'", "'--'",
    '42 as any', 'true as any', '{} as any', "['foo'] as any", "'ａｂ'", "'a/b/'", "'a'.repeat(300)", "'a\\u0000b'", "'😀😀'", "'repo#1'", "'*'"].map((name): Row => ['error', named(name), /repositoryName/]),
  ['ok', inRegion('us-gov-west-1', "{ repositoryName: 'a-b_c.d' }")],
  ['ok', inRegion('us-gov-west-1', "{ repositoryName: 'a--b' }")],
  ['ok', inRegion('cn-north-1', "{ repositoryName: 'a__b' }")],
  ['ok', inRegion('eu-central-1', "{ repositoryName: 'a__b' }")],
];

const lists = (rules: string) => R(`{ lifecycleRules: ${rules} }`);
const LIFECYCLE: Row[] = [
  ...['1', '2', '1000', "new cdk.CfnParameter(stack, 'P', { type: 'Number' }).valueAsNumber"].map((count): Row => ['ok', lists(`[{ maxImageCount: ${count} }]`)]),
  ...['0', '-1', '0.5', 'NaN', 'Infinity', "'5' as any", '[] as any', '{} as any', 'true as any', '2 ** 60'].map((count): Row => (
    ['error', lists(`[{ maxImageCount: ${count} }]`), /maxImageCount/])),
  ...['cdk.Duration.days(1)', 'cdk.Duration.hours(24)', 'cdk.Duration.days(3650)', 'cdk.Duration.minutes(1440)'].map((age): Row => ['ok', lists(`[{ maxImageAge: ${age} }]`)]),
  ...['cdk.Duration.days(0)', 'cdk.Duration.hours(36)', 'cdk.Duration.seconds(1)', "'30' as any", 'cdk.Size.gibibytes(1) as any', '30 as any'].map((age): Row => (
    ['error', lists(`[{ maxImageAge: ${age} }]`), /maxImageAge/])),
  ...["['a']", "['a', 'b']", "['v1.0_x-']", "['a'.repeat(128)]", "['a@b']", "['a'.repeat(301)]"].map((list): Row => ['ok', lists(`[{ tagPrefixList: ${list}, maxImageCount: 1 }]`)]),
  ...["['a*']", "['*-rc*']", "['*1*2*3*']", "[cdk.Fn.importValue('P')]", "['a:b']", "['a/b']", "['a b']"].map((list): Row => ['ok', lists(`[{ tagPatternList: ${list}, maxImageCount: 1 }]`)]),
  ...['[]', "['']", '[null as any]', '[5 as any]', "'a*' as any", "['*****']", "['1*2*3*4*5*']"].map((list): Row => (
    ['error', lists(`[{ tagPatternList: ${list}, maxImageCount: 1 }]`), /tagPatternList/])),
  ...['[undefined as any]', '{} as any', "['']"].map((list): Row => ['error', lists(`[{ tagPrefixList: ${list}, maxImageCount: 1 }]`), /tagPrefixList/]),
  ['error', lists("[{ tagStatus: ecr.TagStatus.UNTAGGED, tagPrefixList: ['a'], maxImageCount: 1 }]"), /tagPrefixList/],
  ['error', lists("[{ tagStatus: ecr.TagStatus.UNTAGGED, tagPatternList: ['a'], maxImageCount: 1 }]"), /tagPatternList/],
  ['error', lists("[{ tagStatus: ecr.TagStatus.ANY, tagPrefixList: ['a'], maxImageCount: 1 }]"), /tagPrefixList/],
  ['error', lists("[{ tagStatus: 'ANY' as any, maxImageCount: 1 }]"), /tagStatus/],
  ['error', lists('[{ tagStatus: 5 as any, maxImageCount: 1 }]'), /tagStatus/],
  ...['1', '999', '2147483647'].map((priority): Row => ['ok', lists(`[{ rulePriority: ${priority}, maxImageCount: 1 }]`)]),
  ...['0', '-1', '2.5', 'NaN', 'Infinity', "'1' as any"].map((priority): Row => ['error', lists(`[{ rulePriority: ${priority}, maxImageCount: 1 }]`), /rulePriority/]),
  ['error', lists("[{ rulePriority: 1, tagPrefixList: ['a'], maxImageCount: 1 }, { rulePriority: 1, tagPrefixList: ['b'], maxImageCount: 1 }]"), /rulePriority|priority/],
  ['ok', lists("[{ rulePriority: 1, tagPrefixList: ['a'], maxImageCount: 1 }, { rulePriority: 5, tagPrefixList: ['b'], maxImageCount: 1 }]")],
  ['error', lists('[{ maxImageCount: 1 }, { maxImageCount: 2 }]'), /any/i],
  ['error', lists('[{ tagStatus: ecr.TagStatus.UNTAGGED, maxImageCount: 1 }, { tagStatus: ecr.TagStatus.UNTAGGED, maxImageAge: cdk.Duration.days(9) }]'), /untagged/i],
  ['error', lists("[{ tagPrefixList: ['a', 'b'], maxImageCount: 1 }, { tagPrefixList: ['b', 'a'], maxImageCount: 2 }]"), /tagPrefixList/],
  ['ok', lists("[{ tagPrefixList: ['a', 'b'], maxImageCount: 1 }, { tagPrefixList: ['b'], maxImageCount: 2 }]")],
  ['error', lists("[{ rulePriority: 1, maxImageCount: 1 }, { tagPrefixList: ['b'], maxImageCount: 1 }]"), /any|rulePriority/i],
  ['error', lists("Array.from({ length: 51 }, (_, i) => ({ tagPrefixList: ['p' + i], maxImageCount: 1 }))"), /50/],
  ['error', lists("Array.from({ length: 50 }, (_, i) => ({ description: 'd'.repeat(600), tagPrefixList: ['p' + i], maxImageCount: 1 }))"), /30720|30,720/],
  ['ok', lists("[{ description: 'd'.repeat(300), maxImageCount: 1 }]")],
  ['ok', lists("[{ tagPatternList: ['a*'], maxImageCount: 1 }, { tagPatternList: ['a*'], maxImageCount: 2 }]")],
  ...["'{}'", '[]', '5', '{ rules: [] }', 'true'].map((policy): Row => ['error', R(`{ lifecyclePolicy: ${policy} as any }`), /lifecyclePolicy/]),
  ...['null', 'undefined', 'ecr.LifecyclePolicy.of([])', 'ecr.LifecyclePolicy.of([{ maxImageCount: 1 }])'].map((policy): Row => ['ok', R(`{ lifecyclePolicy: ${policy} as any }`)]),
  ['error', lists('[undefined as any]'), /rule/],
  ['error', lists("['keep 5' as any]"), /rule/],
  ['error', lists('[[] as any]'), /rule/],
  ['error', lists('{ maxImageCount: 1 } as any'), /lifecycleRules/],
  ['error', lists("'all' as any"), /lifecycleRules/],
  ['ok', lists('[]')],
  ['error', `${repo}.addLifecycleRule({ maxImageAge: cdk.Duration.hours(1) })`, /maxImageAge/],
  ['error', `${repo}.addLifecycleRule(undefined as any)`, /rule/],
  ['ok', `${repo}.addLifecycleRule({ maxImageCount: 1 })`],
  ...["'1111222233334'", "'11112222333a'", "''", '111122223333 as any', "' 111122223333'", "'1111-2222-3333'"].map((id): Row => (
    ['error', R(`{ lifecycleRegistryId: ${id}, lifecycleRules: [{ maxImageCount: 1 }] }`), /lifecycleRegistryId/])),
  ['ok', R('{ lifecycleRegistryId: cdk.Aws.ACCOUNT_ID, lifecycleRules: [{ maxImageCount: 1 }] }')],
  ['ok', R("{ lifecycleRegistryId: '000000000001', lifecycleRules: [{ maxImageCount: 1 }] }")],
];

const excluding = (filters: string, mode = 'ecr.TagMutability.IMMUTABLE_WITH_EXCLUSION') => R(`{ imageTagMutability: ${mode}, imageTagMutabilityExclusionFilters: ${filters} }`);
const wildcard = (pattern: string) => `ecr.ImageTagMutabilityExclusionFilter.wildcard(${pattern})`;
const MUTABILITY: Row[] = [
  ...["'a'", "'a'.repeat(128)", "'*'", "'**'", "'dev-*'", "'*-rc*'", "'A_b.c-9'", "cdk.Fn.importValue('P')", '`dev-${cdk.Aws.REGION}-*`'].map((pattern): Row => (
    ['ok', excluding(`[${wildcard(pattern)}]`)])),
  ...["'***'", "'a*b*c*'", "'a/b'", "'a:b'", "'a?'", "'é'", "' a'", "'a '", 'undefined as any', 'null as any', '5 as any', '{} as any', "'a'.repeat(200)", "'a\\tb'"].map((pattern): Row => (
    ['error', excluding(`[${wildcard(pattern)}]`), /pattern/])),
  ['error', excluding('[]'), /1 to 5/],
  ['error', excluding(`'abcdef'.split('').map((x) => ${wildcard('x')})`), /1 to 5/],
  ['ok', excluding(`'abcde'.split('').map((x) => ${wildcard('x')})`)],
  ['error', excluding("['dev-*' as any]"), /imageTagMutabilityExclusionFilters\[0\]/],
  ['error', excluding('[null as any]'), /imageTagMutabilityExclusionFilters\[0\]/],
  ['error', excluding("'dev-*' as any"), /imageTagMutabilityExclusionFilters/],
  ['error', excluding(`${wildcard("'a'")} as any`), /imageTagMutabilityExclusionFilters/],
  ['error', excluding(`[${wildcard("'a'")}]`, 'ecr.TagMutability.IMMUTABLE'), /imageTagMutability/],
  ['error', excluding(`[${wildcard("'a'")}]`, 'undefined'), /imageTagMutability/],
  ['error', excluding('undefined', 'ecr.TagMutability.MUTABLE_WITH_EXCLUSION'), /imageTagMutabilityExclusionFilters/],
  ['error', R("{ imageTagMutability: '' as any }"), /imageTagMutability/],
  ['error', R('{ imageTagMutability: true as any }'), /imageTagMutability/],
  ['error', R("{ imageTagMutability: 'toString' as any }"), /imageTagMutability/],
  ['ok', R('{ imageTagMutability: ecr.TagMutability.MUTABLE }')],
  ['ok', R("{ imageTagMutability: 'IMMUTABLE' as any }")],
];

const keyOf = (arn: string) => `kms.Key.fromKeyArn(stack, 'K', '${arn}')`;
const ENCRYPTION: Row[] = [
  ['ok', R('{ encryption: ecr.RepositoryEncryption.AES_256 }')],
  ['ok', R('{ encryption: ecr.RepositoryEncryption.KMS }')],
  ['ok', R(`{ encryption: ecr.RepositoryEncryption.KMS, encryptionKey: ${keyOf('arn:aws:kms:us-east-1:444455556666:key/1234abcd')} }`)],
  ['ok', R("{ encryptionKey: kms.Alias.fromAliasName(stack, 'K', 'alias/mine') }")],
  ['ok', R("{ encryptionKey: kms.Key.fromKeyArn(stack, 'K', cdk.Fn.importValue('KeyArn')) }")],
  ['ok', inRegion('us-gov-east-1', '{ encryption: ecr.RepositoryEncryption.KMS_DSSE }')],
  ['ok', "new ecr.Repository(new cdk.Stack(stack.node.root as any, 'Agnostic'), 'R', { encryption: ecr.RepositoryEncryption.KMS_DSSE })"],
  ['error', R('{ encryption: ecr.RepositoryEncryption.KMS_DSSE }'), /GovCloud/],
  ['error', inRegion('eu-west-1', '{ encryption: ecr.RepositoryEncryption.KMS_DSSE }'), /GovCloud/],
  ['error', R("{ encryption: 'AES256' as any }"), /encryption/],
  ['error', R("{ encryption: { value: 'aes' } as any }"), /encryption/],
  ['error', R('{ encryption: 5 as any }'), /encryption/],
  ['error', R("{ encryptionKey: 'alias/mine' as any }"), /encryptionKey/],
  ['error', R('{ encryptionKey: {} as any }'), /encryptionKey/],
  ['error', R(`{ encryption: ecr.RepositoryEncryption.KMS, encryptionKey: ${keyOf('arn:aws:kms:us-west-2:111122223333:key/1234abcd')} }`), /region/],
  ['error', "new ecr.Repository(stack, 'R', { encryptionKey: new kms.Key(new cdk.Stack(stack.node.root as any, 'Eu', { env: { region: 'eu-west-1', account: '111122223333' } }), 'K') })", /region/],
  ['error', R("{ encryption: ecr.RepositoryEncryption.AES_256, encryptionKey: kms.Alias.fromAliasName(stack, 'K', 'alias/mine') }"), /encryption/],
];

const REMOVAL: Row[] = [
  ['ok', R('{ removalPolicy: cdk.RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE }')],
  ['ok', R('{ removalPolicy: cdk.RemovalPolicy.DESTROY, emptyOnDelete: true }')],
  ['ok', R('{ removalPolicy: cdk.RemovalPolicy.RETAIN, emptyOnDelete: false }')],
  ['ok', R('{ emptyOnDelete: true }') + '.applyRemovalPolicy(cdk.RemovalPolicy.DESTROY)'],
  ['ok', R('{ removalPolicy: cdk.RemovalPolicy.DESTROY, autoDeleteImages: true }')],
  ['error', R('{ removalPolicy: cdk.RemovalPolicy.SNAPSHOT }'), /removalPolicy/],
  ['error', R("{ removalPolicy: 'delete' as any }"), /removalPolicy/],
  ['error', `${repo}.applyRemovalPolicy(cdk.RemovalPolicy.SNAPSHOT)`, /snapshots/],
  ['error', R('{ emptyOnDelete: true }'), /emptyOnDelete/],
  ['error', R('{ emptyOnDelete: true, removalPolicy: cdk.RemovalPolicy.RETAIN }'), /emptyOnDelete/],
  ['error', R('{ emptyOnDelete: true }') + '.applyRemovalPolicy(cdk.RemovalPolicy.RETAIN)', /emptyOnDelete/],
  ['error', R('{ autoDeleteImages: true }'), /autoDeleteImages/],
  ['error', R("{ autoDeleteImages: 'yes' as any, removalPolicy: cdk.RemovalPolicy.DESTROY }"), /autoDeleteImages/],
  ['error', R('{ emptyOnDelete: 1 as any, removalPolicy: cdk.RemovalPolicy.DESTROY }'), /emptyOnDelete/],
  ['error', R("{ imageScanOnPush: 'true' as any }"), /imageScanOnPush/],
  ['error', R('{ imageScanOnPush: 0 as any }'), /imageScanOnPush/],
  ['ok', R('{ imageScanOnPush: false }')],
];

const byArn = (arn: string) => `ecr.Repository.fromRepositoryArn(stack, 'I', ${arn})`;
const byName = (name: string) => `ecr.Repository.fromRepositoryName(stack, 'I', ${name})`;
const byAttributes = (name: string, arn: string) => `ecr.Repository.fromRepositoryAttributes(stack, 'I', { repositoryName: ${name}, repositoryArn: ${arn} })`;
const IMPORTS: Row[] = [
  ...[`'${ARN}'`, "'arn:aws-us-gov:ecr:us-gov-west-1:111122223333:repository/a/b/c'", "`arn:${'aws'}:ecr:eu-west-1:444455556666:repository/1a--b__c`"].map((arn): Row => ['ok', byArn(arn)]),
  ...["''", "'arn'", "'arn:aws:s3:::bucket'", "'arn:aws:ecr:us-east-1:111122223333:repository/'", "'arn:aws:ecr:us-east-1:111122223333:repository'", "'arn:aws:ecr:us-east-1:1111:repository/foo'",
    "'arn:aws:codecommit:us-east-1:111122223333:repository/foo'", "'arn:aws:ecr:us-east-1:111122223333:foo'", "'arn:aws:ecr:us-east-1:111122223333:repository/foo:latest'", "'ecr:us-east-1:111122223333:repository/foo'",
    "'arn::ecr:us-east-1:111122223333:repository/foo'", "'arn:aws:ecr:us-east-1:111122223333:repository:foo'", "'111122223333.dkr.ecr.us-east-1.amazonaws.com/foo'", "'arn:aws:ecr:US-EAST-1:111122223333:repository/foo'",
    'undefined as any', 'null as any', '5 as any', '{} as any', "'arn:aws:ecr:us-east-1:111122223333:repository/UPPER'", "' arn:aws:ecr:us-east-1:111122223333:repository/foo'",
    "cdk.Fn.importValue('Arn')", "'arn:aws:ecr:us-east-1:111122223333:repository/foo\\n'", "'arn:aws:ecr:us-east-1:111122223333:image/foo'"].map((arn): Row => ['error', byArn(arn), /repositoryArn/]),
  ...["'foo'", "'team/app'", "'a--b'", "cdk.Fn.importValue('Name')", "'1a'"].map((name): Row => ['ok', byName(name)]),
  ...["''", "'a'", "'Bad Name'", "'UPPER'", "'foo:latest'", "'foo@sha256:abc'", "'111122223333.dkr.ecr.us-east-1.amazonaws.com/foo'", "'arn:aws:ecr:us-east-1:111122223333:repository/foo'", 'undefined as any', '5 as any',
    "'a'.repeat(257)", "'foo/'", "'-foo'"].map((name): Row => ['error', byName(name), /repositoryName/]),
  ['ok', byAttributes("'foo'", `'${ARN}'`)],
  ['ok', byAttributes("'foo'", "cdk.Fn.importValue('Arn')")],
  ['ok', byAttributes("cdk.Fn.importValue('Name')", `'${ARN}'`)],
  ['error', byAttributes("'foo'", "'foo'"), /repositoryArn/],
  ['error', byAttributes("''", `'${ARN}'`), /repositoryName/],
  ['error', byAttributes('undefined as any', `'${ARN}'`), /repositoryName/],
  ['error', byAttributes("'foo'", 'undefined as any'), /repositoryArn/],
  ['error', byAttributes("'foo'", "'arn:aws:ecr:us-east-1::repository/foo'"), /repositoryArn/],
  ['error', byAttributes("'foo'", "'arn:aws:s3:us-east-1:111122223333:repository/foo'"), /repositoryArn/],
  ['error', "ecr.Repository.fromRepositoryAttributes(stack, 'I', {} as any)", /repositoryName/],
  ['error', "ecr.Repository.fromRepositoryAttributes(stack, 'I', undefined as any)", /repositoryName/],
  ['ok', "ecr.Repository.fromLookup(stack, 'I', { repositoryName: 'foo' })"],
  ['ok', `ecr.Repository.fromLookup(stack, 'I', { repositoryArn: '${ARN}' })`],
  ['ok', `ecr.Repository.fromLookup(stack, 'I', { repositoryName: 'foo', repositoryArn: '${ARN}' })`],
  ['error', `ecr.Repository.fromLookup(stack, 'I', { repositoryName: 'bar', repositoryArn: '${ARN}' })`, /repositoryName/],
  ['error', "ecr.Repository.fromLookup(stack, 'I', { repositoryArn: 'foo' })", /repositoryArn/],
  ['error', "ecr.Repository.fromLookup(stack, 'I', { repositoryArn: cdk.Fn.importValue('A') })", /token/],
  ['error', "ecr.Repository.fromLookup(stack, 'I', { repositoryName: '' })", /repositoryName/],
  ['error', "ecr.Repository.fromLookup(stack, 'I', undefined as any)", /repositoryName/],
  ['error', "ecr.Repository.fromLookup(new cdk.Stack(stack.node.root as any, 'NoEnv'), 'I', { repositoryArn: '" + ARN + "' })", /account|region/],
  ['ok', "new cdk.CfnOutput(stack, 'O', { value: ecr.Repository.arnForLocalRepository('foo', stack) })"],
  ['ok', "ecr.Repository.arnForLocalRepository('foo/*', stack)"],
  ['ok', "ecr.Repository.arnForLocalRepository(cdk.Fn.importValue('N'), stack, cdk.Aws.ACCOUNT_ID)"],
  ['ok', "ecr.Repository.arnForLocalRepository('foo', stack, '444455556666')"],
  ['error', "ecr.Repository.arnForLocalRepository('foo', stack, '44445555')", /account/],
  ['error', "ecr.Repository.arnForLocalRepository('Bad Name', stack)", /repositoryName/],
  ['error', "ecr.Repository.arnForLocalRepository('', stack)", /repositoryName/],
];

const PERMISSIONS: Row[] = [
  ...['new iam.AnyPrincipal()', 'new iam.StarPrincipal()', 'new iam.AccountRootPrincipal()', "new iam.OrganizationPrincipal('o-1234567890')", "new iam.ServicePrincipal('lambda.amazonaws.com')",
    "new iam.ArnPrincipal('arn:aws:iam::444455556666:root')", "new iam.ArnPrincipal('arn:aws:iam::444455556666:role/path/x')", "new iam.ArnPrincipal('arn:aws:sts::444455556666:assumed-role/x/y')",
    "new iam.ArnPrincipal('*')", "new iam.ArnPrincipal('444455556666')", "new iam.ArnPrincipal(cdk.Fn.importValue('P'))", "new iam.AccountPrincipal(cdk.Fn.importValue('A'))",
    "new iam.ArnPrincipal('AROAEXAMPLEEXAMPLE123')", "new iam.ArnPrincipal(cdk.Fn.join('', ['arn:', cdk.Aws.PARTITION, ':iam::444455556666:user/x']))", "new iam.User(stack, 'U')",
    "new iam.AnyPrincipal().withConditions({ StringEquals: { 'aws:PrincipalOrgID': 'o-1234567890' } })"].map((made): Row => ['ok', principal(made)]),
  ...["new iam.Group(stack, 'G')", "new iam.ArnPrincipal('arn:aws:iam::444455556666:role/*')", "new iam.ArnPrincipal('arn:aws:iam::*:root')", "new iam.ArnPrincipal('arn:aws:iam::444455556666:user/a?')",
    "new iam.ArnPrincipal('my-role')", "new iam.ArnPrincipal('arn:aws:iam::4444:root')", "new iam.AccountPrincipal('12345')", "new iam.ArnPrincipal('')", "new iam.ArnPrincipal('arn:aws:iam::444455556666')",
    "new iam.ArnPrincipal('arn:aws-cn:iam::444455556666:group/path/devs')", "new iam.CompositePrincipal(new iam.AccountPrincipal('444455556666'), new iam.ArnPrincipal('arn:aws:iam::444455556666:group/g'))"].map((made): Row => ['error', principal(made), /principal/i]),
  ['error', statement("{ actions: ['ecr:BatchGetImage'] }"), /polic/i],
  ['error', statement("{ principals: [new iam.AccountPrincipal('444455556666')] }"), /action/i],
  ['error', `${repo}.addToResourcePolicy(undefined as any)`, /statement/],
  ['error', `${repo}.addToResourcePolicy({ Effect: 'Allow', Action: 'ecr:*', Principal: '*' } as any)`, /statement/],
  ['ok', statement("{ notActions: ['ecr:DeleteRepository'], principals: [new iam.AccountPrincipal('444455556666')] }")],
  ['ok', statement("{ effect: iam.Effect.DENY, actions: ['ecr:*'], notPrincipals: [new iam.ArnPrincipal('arn:aws:iam::444455556666:role/x')] }")],
  ['ok', `(() => { const r = ${repo}; for (let i = 0; i < 40; i++) r.addToResourcePolicy(new iam.PolicyStatement({ sid: 'S' + i, actions: ['ecr:BatchGetImage'], principals: [new iam.ArnPrincipal('arn:aws:iam::444455556666:role/r' + i)] })); })()`],
  ['error', statement("{ actions: ['ecr:BatchGetImage'], principals: Array.from({ length: 250 }, (_, i) => new iam.ArnPrincipal('arn:aws:iam::444455556666:role/role-number-' + i)) }"), /10240/],
  ['error', `${repo}.grant(undefined as any, 'ecr:BatchGetImage')`, /grantee/],
  ['error', `${repo}.grantPull(null as any)`, /grantee/],
  ['error', `${repo}.grantPush({} as any)`, /grantee/],
  ['error', `${repo}.grantPull('role' as any)`, /grantee/],
  ['error', `${repo}.grant(${role}, '')`, /actions/],
  ['ok', `${repo}.grant(${role}, 'ecr:DescribeImages')`],
  ['ok', `${repo}.grantPull(new iam.ServicePrincipal('codebuild.amazonaws.com'))`],
  ['ok', `${repo}.grantPull(new iam.AccountPrincipal('444455556666'))`],
  ['ok', 'ecr.PublicGalleryAuthorizationToken.grantRead(new iam.User(stack, \'U\'))'],
  ['error', 'ecr.AuthorizationToken.grantRead(null as any)', /grantee/],
  ['error', 'ecr.PublicGalleryAuthorizationToken.grantRead(undefined as any)', /grantee/],
  ['error', "ecr.AuthorizationToken.grantRead(new iam.ServicePrincipal('ec2.amazonaws.com'))", /identity/],
  ['error', "ecr.AuthorizationToken.grantRead(new iam.AccountPrincipal('444455556666'))", /identity/],
  ['ok', "ecr.AuthorizationToken.grantRead(iam.Role.fromRoleArn(stack, 'I', 'arn:aws:iam::111122223333:role/x', { mutable: false }))"],
];

const REFERENCES: Row[] = [
  ...["'latest'", "'v1'", "'_x'", "'1'", "'A.b-c_d'", "'t'.repeat(128)", "'t'.repeat(129)", "'t'.repeat(300)", 'undefined', "''", "cdk.Fn.importValue('T')", '`v-${cdk.Aws.REGION}`'].map((tag): Row => (
    ['ok', `new cdk.CfnOutput(stack, 'O', { value: ${repo}.repositoryUriForTag(${tag}) })`])),
  ...["'a b'", "'a/b'", "'a@b'", "'.a'", "'-a'", "'a\\n'", "' '", "'é'", "'a+b'", "'t'.repeat(1000)", '5 as any', '{} as any', DIGEST, "'a,b'", "'release/$TAG'", '`a/${cdk.Aws.REGION}`'].map((tag): Row => (
    ['error', `new cdk.CfnOutput(stack, 'O', { value: ${repo}.repositoryUriForTag(${tag}) })`, /tag/])),
  ...[DIGEST, 'undefined', "cdk.Fn.importValue('D')", "'sha256:' + '0123456789abcdef'.repeat(4)"].map((digest): Row => (
    ['ok', `new cdk.CfnOutput(stack, 'O', { value: ${repo}.repositoryUriForDigest(${digest}) })`])),
  ...["'latest'", "'sha256:abc'", "'sha256:' + 'A'.repeat(64)", "'sha256:' + 'g'.repeat(64)", "'sha256:' + 'a'.repeat(63)", "'sha256:' + 'a'.repeat(65)", "'a'.repeat(64)", "'sha256-' + 'a'.repeat(64)", "'md5:' + 'a'.repeat(32)",
    "'@sha256:' + 'a'.repeat(64)", "'sha256:' + 'a'.repeat(64) + '\\n'", '5 as any', "'sha256:'"].map((digest): Row => (
    ['error', `new cdk.CfnOutput(stack, 'O', { value: ${repo}.repositoryUriForDigest(${digest}) })`, /digest/])),
  ['ok', `new cdk.CfnOutput(stack, 'O', { value: ${repo}.repositoryUriForTagOrDigest(${DIGEST}) })`],
  ['ok', `new cdk.CfnOutput(stack, 'O', { value: ${repo}.repositoryUriForTagOrDigest('v1') })`],
  ['error', `${repo}.repositoryUriForTagOrDigest('sha256:short')`, /tagOrDigest/],
  ['error', `${repo}.repositoryUriForTagOrDigest('a:b')`, /tagOrDigest/],
  ['error', `${repo}.repositoryUriForTagOrDigest(5 as any)`, /tagOrDigest/],
  ['ok', `${repo}.onImageScanCompleted('E', { imageTags: ['latest', 'v1'] })`],
  ['ok', `${repo}.onImageScanCompleted('E', { imageTags: cdk.Fn.split(',', cdk.Fn.importValue('Tags')) })`],
  ['ok', `${repo}.onImageScanCompleted('E', { imageTags: undefined })`],
  ['ok', `${repo}.onImageScanCompleted('E', { imageTags: [''] })`],
  ['ok', `${repo}.onImageScanCompleted('E', { imageTags: [{ prefix: 'v' } as any] })`],
  ['error', `${repo}.onImageScanCompleted('E', { imageTags: [['v'] as any] })`, /imageTags\[0\]/],
  ['error', `${repo}.onImageScanCompleted('E', { imageTags: [undefined as any] })`, /imageTags\[0\]/],
  ['error', `${repo}.onImageScanCompleted('E', { imageTags: cdk.Lazy.list({ produce: () => [] }) })`, /imageTags/],
  ['ok', `${repo}.onImageScanCompleted('E', { imageTags: ['ok', 'a:b'] })`],
  ['error', `${repo}.onImageScanCompleted('E', { imageTags: 'latest' as any })`, /imageTags/],
  ['ok', `${repo}.onImageScanCompleted('E', { imageTags: [null as any] })`],
  ['ok', `${repo}.onCloudTrailImagePushed('E', { imageTag: 'latest' })`],
  ['ok', `${repo}.onCloudTrailImagePushed('E', { imageTag: 'a:b' })`],
  ['ok', `${repo}.onCloudTrailImagePushed('E', { imageTag: '' })`],
  ['ok', `${repo}.onCloudTrailImagePushed('E', { imageTag: { prefix: 'v' } as any })`],
  ['error', `${repo}.onCloudTrailImagePushed('E', { imageTag: ['v'] as any })`, /imageTag/],
  ['ok', `${repo}.onCloudTrailImagePushed('E', { imageTag: 5 as any })`],
  ['ok', `${repo}.onCloudTrailEvent('E')`],
];

const tagged = (key: string, value: string) => `cdk.Tags.of(${repo}).add(${key}, ${value})`;
const TAGS: Row[] = [
  ['ok', tagged("'k'", "'v'")], ['ok', tagged("'k'.repeat(128)", "'v'")], ['ok', tagged("'k'", "'v'.repeat(256)")], ['ok', tagged("'k'", "''")], ['ok', tagged("'aws-cdk:x'", "'v'")],
  ['ok', tagged("'k'", "cdk.Fn.importValue('V')")],
  ['ok', `(() => { const r = ${repo}; for (let i = 0; i < 50; i++) cdk.Tags.of(r).add('k' + i, 'v'); })()`],
  ['error', tagged("'k'", "'v'.repeat(257)"), /tags/], ['error', tagged("'k'.repeat(200)", "'v'"), /tags/], ['error', tagged("'AWS:x'", "'v'"), /tags/], ['error', tagged("''", "'v'"), /tags/],
  ['error', `(() => { ${repo}; cdk.Tags.of(stack.node.root).add('aws:app', 'v'); })()`, /tags/],
];

export const MORE_INPUTS: Record<string, Row[]> = {
  names: NAMES,
  lifecycle: LIFECYCLE,
  mutability: MUTABILITY,
  encryption: ENCRYPTION,
  removal: REMOVAL,
  imports: IMPORTS,
  permissions: PERMISSIONS,
  references: REFERENCES,
  tags: TAGS,
};
