import * as upstream from 'aws-cdk-lib/aws-ecr';
import * as ours from '../../src';

/*
 * The proof is that this file compiles (`npx projen typecheck`): a program that changes its import still compiles, and the
 * constructs of one library are accepted where the type of the other is expected. If a newer aws-cdk-lib requires a member that we
 * lack, the compiler names it here.
 */
type Takes<Wanted, Got extends Wanted> = Got;
type Same<A extends B, B extends C, C = A> = [A, B, C];

export type OursWhereTheirsIsAsked = [
  Takes<upstream.IRepository, ours.IRepository>,
  Takes<upstream.IRepository, ours.RepositoryBase>,
  Takes<upstream.IRepository, ours.Repository>,
  Takes<upstream.IRepositoryRef, ours.IRepository>,
  Takes<upstream.IRepositoryRef, ours.Repository>,
];

export type TheirsWhereOursIsAsked = [
  Takes<ours.IRepository, upstream.IRepository>,
  Takes<ours.IRepository, upstream.Repository>,
];

export type StructsAndEnumsInBothDirections = [
  Same<Required<upstream.RepositoryAttributes>, Required<ours.RepositoryAttributes>>,
  Same<upstream.LifecycleRule, ours.LifecycleRule>,
  Same<upstream.TagStatus, ours.TagStatus>,
  Same<upstream.TagMutability, ours.TagMutability>,
  Same<upstream.RepositoryLookupOptions, ours.RepositoryLookupOptions>,
  Same<upstream.OnCloudTrailImagePushedOptions, ours.OnCloudTrailImagePushedOptions>,
  Same<upstream.OnImageScanCompletedOptions, ours.OnImageScanCompletedOptions>,
];

/** Every member of upstream exists: static or not, of classes, enums and structs. */
export type MembersThatWeLack = [
  Exclude<keyof upstream.IRepository, keyof ours.IRepository>,
  Exclude<keyof upstream.RepositoryBase, keyof ours.RepositoryBase>,
  Exclude<keyof upstream.Repository, keyof ours.Repository>,
  Exclude<keyof typeof upstream.Repository, keyof typeof ours.Repository>,
  Exclude<keyof upstream.RepositoryProps, keyof ours.RepositoryProps>,
  Exclude<keyof upstream.LifecycleRule, keyof ours.LifecycleRule>,
  Exclude<keyof typeof upstream.TagStatus, keyof typeof ours.TagStatus>,
  Exclude<keyof typeof upstream.TagMutability, keyof typeof ours.TagMutability>,
  Exclude<keyof typeof upstream.RepositoryEncryption, keyof typeof ours.RepositoryEncryption>,
  Exclude<keyof typeof upstream.ImageTagMutabilityExclusionFilter, keyof typeof ours.ImageTagMutabilityExclusionFilter>,
  Exclude<keyof typeof upstream.mixins, keyof typeof ours.mixins>,
  Exclude<keyof typeof upstream, keyof typeof ours | `Cfn${string}`>,
] extends never[] ? 'none' : 'some';

const none: MembersThatWeLack = 'none';

test('no member of aws-cdk-lib/aws-ecr is missing for the compiler', () => {
  expect(none).toBe('none');
});

test('everything that aws-cdk-lib/aws-ecr exports at run time, except its L1s, is exported', () => {
  const theirs = Object.keys(upstream).filter((name) => !name.startsWith('Cfn'));
  expect(theirs.length).toBeGreaterThan(8);
  expect(theirs.filter((name) => !(name in ours))).toEqual([]);
});

test.each(['TagStatus', 'TagMutability'] as const)('the values of %s are those of aws-cdk-lib/aws-ecr', (name) => {
  expect(ours[name]).toMatchObject(upstream[name]);
});

test('the encryptions are those of aws-cdk-lib/aws-ecr', () => {
  for (const name of ['AES_256', 'KMS', 'KMS_DSSE'] as const) expect(ours.RepositoryEncryption[name].value).toBe(upstream.RepositoryEncryption[name].value);
});
