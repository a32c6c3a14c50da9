import { type Consumer, CONSUMERS } from './consumers';
import { upstreamTypes, type TypeReference } from '../api/assemblies';
import { HERE, OTHER_ACCOUNT, type Program, sameTemplates } from '../differential/same-template';

/** One app in which the consumer uses repositories of every origin, each in its own stack. */
const everyOrigin = ({ use, readsAccount }: Consumer): Program => ({ ecr, stack, newStack }) => {
  const owned = newStack('Owned');
  const sameAccount = newStack('SameAccount', HERE);
  const byName = newStack('ByName', HERE);
  const byArn = newStack('ByArn', HERE);
  const byAttributes = newStack('ByAttributes');
  const elsewhere = newStack('Elsewhere', HERE);
  const byLookup = newStack('ByLookup', HERE);
  const repository = new ecr.Repository(stack, 'Repo', { imageScanOnPush: true });
  const named = new ecr.Repository(newStack('Repos', HERE), 'Repo', { repositoryName: 'named' });
  return [
    use(owned, new ecr.Repository(owned, 'Repo')),
    use(newStack('AnotherStack'), repository),
    use(sameAccount, named),
    use(byName, ecr.Repository.fromRepositoryName(byName, 'Repo', 'team/service')),
    use(byArn, ecr.Repository.fromRepositoryArn(byArn, 'Repo', `arn:aws:ecr:eu-west-1:${OTHER_ACCOUNT.account}:repository/other`)),
    use(byAttributes, ecr.Repository.fromRepositoryAttributes(byAttributes, 'Repo', {
      repositoryName: 'service', repositoryArn: ecr.Repository.arnForLocalRepository('service', byAttributes),
    })),
    !readsAccount && use(elsewhere, ecr.Repository.fromRepositoryAttributes(elsewhere, 'Repo', {
      repositoryName: 'elsewhere', repositoryArn: `arn:aws:ecr:us-east-1:${OTHER_ACCOUNT.account}:repository/elsewhere`,
    })),
    use(byLookup, ecr.Repository.fromLookup(byLookup, 'Repo', { repositoryName: 'team/service' })),
  ];
};

sameTemplates(Object.fromEntries(Object.entries(CONSUMERS).map(([name, consumer]) => [name, everyOrigin(consumer)])));

test('every parameter of aws-cdk-lib that accepts a repository is in the table', () => {
  const covered = Object.values(CONSUMERS).flatMap(({ covers }) => covers);
  expect([...new Set(covered)].sort()).toEqual(parametersThatTakeARepository());
});

/** The parameters are found in the jsii assembly of aws-cdk-lib, so that a newer release with a new consumer fails here. */
function parametersThatTakeARepository(): string[] {
  return Object.values(upstreamTypes()).flatMap((type) => {
    const parameters = [
      ...(type.initializer?.parameters ?? []).map((parameter) => ({ name: 'constructor', type: parameter.type })),
      ...(type.methods ?? []).flatMap(({ name, parameters: list }) => (list ?? []).map((parameter) => ({ name, type: parameter.type }))),
      ...type.datatype ? (type.properties ?? []).map((property) => ({ name: property.name, type: property.type! })) : [],
    ];
    return parameters.filter((parameter) => takesRepository(parameter.type)).map(({ name }) => `${type.fqn.replace('aws-cdk-lib.', '')}.${name}`);
  }).sort();
}

function takesRepository(type: TypeReference): boolean {
  return /\.aws_ecr\.(I?Repository|IRepositoryRef|RepositoryBase)$/.test(type.fqn ?? '')
    || (type.collection !== undefined && takesRepository(type.collection.elementtype))
    || ((type.union ?? type.intersection)?.types ?? []).some(takesRepository);
}
