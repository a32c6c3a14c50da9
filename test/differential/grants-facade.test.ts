import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { OURS, UPSTREAM } from './modules';
import { PRINCIPALS } from './principals';
import { FLAG_SETS, HERE, type Program, run } from './same-template';
import type { Repository } from '../../src';

/** Each grant of the facade, and the method of upstream that it stands for. */
const GRANTS = {
  read: 'grantRead',
  pull: 'grantPull',
  push: 'grantPush',
  pullPush: 'grantPullPush',
} as const;

type Facade = keyof typeof GRANTS;

type Grant = (repository: unknown, facade: Facade, grantee: IGrantable) => void;

const grantsTo = (principal: typeof PRINCIPALS[string], grant: Grant): Program => (kit) => {
  for (const stack of [kit.stack, kit.newStack('Concrete', HERE)]) {
    for (const facade of Object.keys(GRANTS) as Facade[]) {
      grant(new kit.ecr.Repository(stack, `${facade}Repo`), facade, principal(stack, `${facade}Principal`));
    }
  }
};

test.each(Object.entries(PRINCIPALS))('grants.x gives %s the template that grantX gives upstream', (_, principal) => {
  const byMethod = grantsTo(principal, (repository, facade, grantee) => (repository as Repository)[GRANTS[facade]](grantee));
  const byFacade = grantsTo(principal, (repository, facade, grantee) => (repository as Repository).grants[facade](grantee));
  const flags = FLAG_SETS['the recommended feature flags'];
  const upstream = run(byMethod, UPSTREAM, flags);
  expect(upstream.error).toBeUndefined();
  expect(run(byFacade, OURS, flags)).toEqual(upstream);
});
