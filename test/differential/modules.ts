import * as upstream from 'aws-cdk-lib/aws-ecr';
import * as ours from '../../src';

/** What a program may use of either library: all of aws-cdk-lib/aws-ecr except its L1s. */
export type EcrModule = Pick<typeof upstream,
  | 'AuthorizationToken' | 'PublicGalleryAuthorizationToken'
  | 'Repository' | 'RepositoryBase' | 'RepositoryEncryption'
  | 'TagMutability' | 'TagStatus' | 'ImageTagMutabilityExclusionFilter'
  | 'mixins'>;

/** The library whose templates are the reference. */
export const UPSTREAM: EcrModule = upstream;

/** Ours. Both have classes with private members, so TypeScript cannot see that they are interchangeable here. */
export const OURS = ours as unknown as EcrModule;
