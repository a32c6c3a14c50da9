import * as iam from 'aws-cdk-lib/aws-iam';
import { CfnOutput, CfnParameter, Stack, Stage } from 'aws-cdk-lib/core';
import { IDENTITIES, PRINCIPALS } from './principals';
import { HERE, type Kit, OTHER_ACCOUNT, type Program, sameRefusals, sameTemplates } from './same-template';

type Repository = ReturnType<Kit['ecr']['Repository']['fromRepositoryName']>;

const METHODS: Record<string, (repository: Repository, grantee: iam.IGrantable) => iam.Grant> = {
  grantRead: (repository, grantee) => repository.grantRead(grantee),
  grantPull: (repository, grantee) => repository.grantPull(grantee),
  grantPush: (repository, grantee) => repository.grantPush(grantee),
  grantPullPush: (repository, grantee) => repository.grantPullPush(grantee),
  grant: (repository, grantee) => repository.grant(grantee, 'ecr:ListImages', 'ecr:BatchDeleteImage'),
};

/** The result of a grant. */
const facts = (grant: iam.Grant) => ({
  success: grant.success,
  principal: grant.principalStatements.map((statement) => statement.toStatementJson()),
  resource: grant.resourceStatements.map((statement) => statement.toStatementJson()),
});

/** Every grant method, each on its own repository, in a stack without an environment and in one with an environment. */
const grantsTo = (principal: (stack: Stack, id: string) => iam.IGrantable): Program => (kit) => {
  return [kit.stack, kit.newStack('Concrete', HERE)].map((stack) => Object.entries(METHODS).map(([method, grant]) => {
    const repository = new kit.ecr.Repository(stack, `${method}Repo`);
    const result = facts(grant(repository, principal(stack, `${method}Principal`)));
    new CfnOutput(stack, `${method}Output`, { value: repository.repositoryArn });
    return stack.resolve(result);
  }));
};

/** Every grant method on one repository and one principal, twice, so that statements are merged. */
const grantsOfOne = (principal: (stack: Stack, id: string) => iam.IGrantable): Program => ({ ecr, stack }) => {
  const repository = new ecr.Repository(stack, 'Repo');
  const grantee = principal(stack, 'Principal');
  for (const grant of [...Object.values(METHODS), ...Object.values(METHODS)]) grant(repository, grantee);
};

/** The same on imported repositories, whose policy cannot be changed. */
const grantsOnImports = (principal: (stack: Stack, id: string) => iam.IGrantable): Program => ({ ecr, newStack }) => {
  const stack = newStack('Concrete', HERE);
  const repositories = [
    ecr.Repository.fromRepositoryName(stack, 'Name', 'by-name'),
    ecr.Repository.fromRepositoryArn(stack, 'Arn', 'arn:aws:ecr:eu-west-1:444455556666:repository/by/arn'),
    ecr.Repository.fromRepositoryAttributes(stack, 'Attributes', {
      repositoryName: 'by/attributes', repositoryArn: 'arn:aws:ecr:us-east-1:444455556666:repository/by/attributes',
    }),
    ecr.Repository.fromLookup(stack, 'Lookup', { repositoryName: 'service' }),
  ];
  return repositories.map((repository) => Object.values(METHODS).map((grant, index) => (
    stack.resolve(facts(grant(repository, principal(stack, `P${index}${repository.node.id}`)))))));
};

const ofAll = (what: string, write: (principal: (stack: Stack, id: string) => iam.IGrantable) => Program, principals = PRINCIPALS) => (
  Object.fromEntries(Object.entries(principals).map(([name, principal]) => [`${what} ${name}`, write(principal)])));

const { 'a managed policy': managedPolicy, ...anyoneOnImports } = PRINCIPALS;

const statement = (sid?: string) => new iam.PolicyStatement({
  sid, actions: ['ecr:BatchGetImage'], principals: [new iam.AccountPrincipal('444455556666')],
});

sameTemplates({
  ...ofAll('grants to', grantsTo),
  ...ofAll('all grants at once to', grantsOfOne),
  ...ofAll('grants on imported repositories to', grantsOnImports, anyoneOnImports),

  'a statement in the policy': ({ ecr, stack }) => {
    const result = new ecr.Repository(stack, 'Repo').addToResourcePolicy(statement());
    return { added: result.statementAdded, dependable: result.policyDependable !== undefined };
  },
  'a statement in the policy of an imported repository': ({ ecr, stack }) => {
    const result = ecr.Repository.fromRepositoryName(stack, 'Repo', 'name').addToResourcePolicy(statement());
    return { added: result.statementAdded, dependable: result.policyDependable !== undefined };
  },
  'statements that merge, and one that does not': ({ ecr, stack }) => {
    const repository = new ecr.Repository(stack, 'Repo');
    repository.addToResourcePolicy(statement());
    repository.addToResourcePolicy(statement('Named'));
    repository.addToResourcePolicy(statement());
    repository.addToResourcePolicy(new iam.PolicyStatement({
      effect: iam.Effect.DENY, actions: ['ecr:*'], notPrincipals: [new iam.ArnPrincipal('arn:aws:iam::444455556666:role/admin')],
    }));
  },
  'a statement with tokens': ({ ecr, stack }) => {
    const account = new CfnParameter(stack, 'Account').valueAsString;
    new ecr.Repository(stack, 'Repo').addToResourcePolicy(new iam.PolicyStatement({
      actions: ['ecr:BatchGetImage'], principals: [new iam.AccountPrincipal(account)], conditions: { StringEquals: { 'aws:SourceAccount': account } },
    }));
  },
  'a grant that something depends on': ({ ecr, stack }) => {
    const repository = new ecr.Repository(stack, 'Repo');
    const role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com') });
    repository.grantPull(role).applyBefore(new ecr.Repository(stack, 'Later'));
  },
  'a grant that must succeed': ({ ecr, stack }) => {
    const role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com') });
    new ecr.Repository(stack, 'Repo').grantPush(role).assertSuccess();
  },
  'an exact number of roles in a policy': ({ ecr, stack }) => {
    const repository = new ecr.Repository(stack, 'Repo');
    for (let account = 1; account <= 20; account++) repository.grantPull(new iam.AccountPrincipal(`${100000000000 + account}`));
  },

  'authorization tokens for every identity': ({ ecr, stack }) => {
    Object.values(IDENTITIES).forEach((principal, index) => ecr.AuthorizationToken.grantRead(principal(stack, `P${index}`)));
  },
  'public authorization tokens for every identity': ({ ecr, stack }) => {
    Object.values(IDENTITIES).forEach((principal, index) => ecr.PublicGalleryAuthorizationToken.grantRead(principal(stack, `P${index}`)));
  },
  'both authorization tokens for one user': ({ ecr, stack }) => {
    const user = new iam.User(stack, 'User');
    ecr.AuthorizationToken.grantRead(user);
    ecr.PublicGalleryAuthorizationToken.grantRead(user);
    ecr.AuthorizationToken.grantRead(user);
  },

  // Other stacks
  ...Object.fromEntries(Object.entries(METHODS).flatMap(([method, grant]): Array<[string, Program]> => [
    [`${method} to a role of a later stack`, ({ ecr, stack, newStack }) => {
      grant(new ecr.Repository(stack, 'Repo'), newRole(newStack('Roles')));
    }],
    [`${method} to a role of another account`, ({ ecr, newStack }) => {
      const repository = new ecr.Repository(newStack('Repos', HERE), 'Repo', { repositoryName: 'shared' });
      return facts(grant(repository, newRole(newStack('Roles', OTHER_ACCOUNT))));
    }],
    [`${method} to a role of another account whose stack the repository depends on`, ({ ecr, newStack }) => {
      const [repositories, roles] = [newStack('Repos', HERE), newStack('Roles', OTHER_ACCOUNT)];
      repositories.addStackDependency(roles);
      grant(new ecr.Repository(repositories, 'Repo', { repositoryName: 'shared' }), newRole(roles, 'known-role'));
    }],
  ])),
  'grants to two roles of another account': ({ ecr, newStack }) => {
    const repository = new ecr.Repository(newStack('Repos', HERE), 'Repo', { repositoryName: 'shared' });
    const roles = newStack('Roles', OTHER_ACCOUNT);
    for (const id of ['One', 'Two']) repository.grantPull(new iam.Role(roles, id, { assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com') }));
  },
  'grants of two repositories to one role of another account': ({ ecr, newStack }) => {
    const [repositories, roles] = [newStack('Repos', HERE), newStack('Roles', OTHER_ACCOUNT)];
    const grantee = newRole(roles);
    for (const id of ['One', 'Two']) new ecr.Repository(repositories, id, { repositoryName: `shared-${id.toLowerCase()}` }).grantPull(grantee);
  },
  'a grant to a role of an account that is not known': ({ ecr, stack, newStack }) => {
    new ecr.Repository(newStack('Repos', HERE), 'Repo', { repositoryName: 'shared' }).grantPull(new iam.AccountPrincipal(stack.account));
  },
  'a grant to a user of another account': ({ ecr, newStack }) => {
    const repository = new ecr.Repository(newStack('Repos', HERE), 'Repo', { repositoryName: 'shared' });
    return facts(repository.grantPull(new iam.User(newStack('People', OTHER_ACCOUNT), 'User')));
  },
  'a grant to a role of a stack in a stage': ({ ecr, app }) => {
    const stage = new Stage(app, 'Prod', { env: HERE });
    const [repositories, roles] = [new Stack(stage, 'Repos'), new Stack(stage, 'Roles', { env: OTHER_ACCOUNT })];
    new ecr.Repository(repositories, 'Repo', { repositoryName: 'shared' }).grantPullPush(newRole(roles));
  },
  'a role that cannot be changed, from another account of the app': ({ ecr, newStack }) => {
    const repository = new ecr.Repository(newStack('Repos', HERE), 'Repo', { repositoryName: 'shared' });
    repository.grantPull(newRole(newStack('Roles', OTHER_ACCOUNT), 'fixed').withoutPolicyUpdates());
  },
});

function newRole(stack: Stack, roleName?: string): iam.Role {
  return new iam.Role(stack, 'Role', { roleName, assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com') });
}

sameRefusals({
  'a grant on an imported repository to a managed policy': ['GrantOperationNeedsAddResource', grantsOnImports(managedPolicy)],
  'a policy statement without actions': ['ValidationFailedWithErrors', ({ ecr, stack }) => {
    new ecr.Repository(stack, 'Repo').addToResourcePolicy(new iam.PolicyStatement({ principals: [new iam.AnyPrincipal()] }));
  }],
  'a policy statement without principals': ['ValidationFailedWithErrors', ({ ecr, stack }) => {
    new ecr.Repository(stack, 'Repo').addToResourcePolicy(new iam.PolicyStatement({ actions: ['ecr:*'] }));
  }],
  'a nameless repository granted to another account': ['CannotUseCrossEnvironment', ({ ecr, newStack }) => {
    new ecr.Repository(newStack('Repos', HERE), 'Repo').grantPull(newRole(newStack('Roles', OTHER_ACCOUNT)));
  }],
});
