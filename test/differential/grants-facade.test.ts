import type { CfnRepository } from 'aws-cdk-lib/aws-ecr';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { OURS, UPSTREAM } from './modules';
import { PRINCIPALS } from './principals';
import { FLAG_SETS, HERE, type Kit, type Program, run } from './same-template';
import { RepositoryGrants } from '../../src';
import type { Repository } from '../../src';

type UpstreamRepository = InstanceType<Kit['ecr']['Repository']>;

const PUSH = [
  'ecr:CompleteLayerUpload', 'ecr:UploadLayerPart', 'ecr:InitiateLayerUpload', 'ecr:BatchCheckLayerAvailability', 'ecr:PutImage', 'ecr:BatchGetImage',
];

/** Each grant of the facade, and the upstream call with the same result. */
const GRANTS = {
  read: (repository: UpstreamRepository, grantee: IGrantable) => repository.grantRead(grantee),
  pull: (repository: UpstreamRepository, grantee: IGrantable) => repository.grantPull(grantee),
  push: (repository: UpstreamRepository, grantee: IGrantable) => {
    repository.grant(grantee, ...PUSH);
    UPSTREAM.AuthorizationToken.grantRead(grantee);
  },
  pullPush: (repository: UpstreamRepository, grantee: IGrantable) => repository.grantPullPush(grantee),
} satisfies Partial<Record<keyof RepositoryGrants, unknown>>;

type Facade = keyof typeof GRANTS;
type Grant = (repository: UpstreamRepository, facade: Facade, grantee: IGrantable) => unknown;

const byMethod: Grant = (repository, facade, grantee) => GRANTS[facade](repository, grantee);
const byMember: Grant = (repository, facade, grantee) => (repository as unknown as Repository).grants[facade](grantee);
const byFacade: Grant = (repository, facade, grantee) => RepositoryGrants.fromRepository(repository)[facade](grantee);
const onL1: Grant = (repository, facade, grantee) => (
  RepositoryGrants.fromRepository(repository.node.defaultChild as CfnRepository)[facade](grantee));

const grantsTo = (principal: typeof PRINCIPALS[string], grant: Grant): Program => (kit) => {
  for (const stack of [kit.stack, kit.newStack('Concrete', HERE)]) {
    for (const facade of Object.keys(GRANTS) as Facade[]) {
      grant(new kit.ecr.Repository(stack, `${facade}Repo`), facade, principal(stack, `${facade}Principal`));
    }
  }
};

describe.each(Object.entries(PRINCIPALS))('the facade gives %s the template that upstream\'s methods give', (_, principal) => {
  const flags = FLAG_SETS['the recommended feature flags'];
  const upstream = run(grantsTo(principal, byMethod), UPSTREAM, flags);

  test.each([
    ['as a member of our repository', byMember, OURS],
    ['around a repository of upstream', byFacade, UPSTREAM],
    ['around the L1 of a repository of ours', onL1, OURS],
    ['around the L1 of a repository of upstream', onL1, UPSTREAM],
  ])('%s', (_how, grant, ecr) => {
    expect(upstream.error).toBeUndefined();
    expect(run(grantsTo(principal, grant), ecr, flags)).toEqual(upstream);
  });
});
