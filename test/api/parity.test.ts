import { type Member, ownMembers, type Type } from './assemblies';
import { missingIn, typesToHave } from './parity';

const theirs = (name: string): Type => typesToHave().find((type) => type.name === name)!;
const doctored = (name: string, change: (type: Type) => Partial<Type>): Type => ({ ...theirs(name), ...change(theirs(name)) });
const doctoredMember = (name: string, member: string, change: Partial<Member>): Type => doctored(name, (type) => ({
  properties: type.properties?.map((property) => property.name === member ? { ...property, ...change } : property),
  methods: type.methods?.map((method) => method.name === member ? { ...method, ...change } : method),
}));

test('nothing of aws-cdk-lib/aws-ecr is missing or incompatible', () => {
  expect(typesToHave().flatMap(missingIn)).toEqual([]);
});

test('all of aws-cdk-lib/aws-ecr is compared', () => {
  expect(typesToHave().length).toBeGreaterThanOrEqual(16);
  expect(typesToHave().flatMap(ownMembers).length).toBeGreaterThanOrEqual(85);
});

const string = { primitive: 'string' };

test.each<[string, Type, string]>([
  ['a type', { ...theirs('Repository'), fqn: 'aws-cdk-lib.aws_ecr.Vault' }, 'Vault: missing'],
  ['a kind', doctored('TagStatus', () => ({ kind: 'class' })), 'TagStatus: kind is enum instead of class'],
  ['an ancestor', doctored('Repository', () => ({ interfaces: ['aws-cdk-lib.aws_s3.IBucket'] })), 'Repository: does not extend aws-cdk-lib.aws_s3.IBucket'],
  ['a member', doctored('IRepository', () => ({ methods: [{ name: 'scan' }] })), 'IRepository.scan: missing'],
  ['a value of an enum', doctored('TagStatus', () => ({ members: [{ name: 'ARCHIVED' }] })), 'TagStatus.ARCHIVED: missing'],
  ['a constructor', doctored('AuthorizationToken', () => ({ initializer: {} })), 'AuthorizationToken.constructor: missing'],
  ['a static method', doctoredMember('Repository', 'addLifecycleRule', { static: true }), 'Repository.addLifecycleRule: static is false instead of true'],
  ['a type of a property', doctoredMember('LifecycleRule', 'maxImageCount', { type: string }),
    'LifecycleRule.maxImageCount: type is number instead of string'],
  ['an optional property', doctoredMember('RepositoryAttributes', 'repositoryName', { optional: true }), 'RepositoryAttributes.repositoryName: is required'],
  ['a parameter', doctoredMember('IRepository', 'grantPull', { parameters: [{ name: 'who', type: string }] }),
    'IRepository.grantPull: parameter who is called grantee'],
  ['a required parameter', doctoredMember('IRepository', 'grantPull', { parameters: [] }), 'IRepository.grantPull: parameter grantee is new and required'],
  ['a result', doctoredMember('Repository', 'addLifecycleRule', { returns: { type: string } }),
    'Repository.addLifecycleRule: result is nothing instead of string'],
])('fails for a difference of %s', (_, type, line) => {
  expect(missingIn(type)).toContain(line);
});
