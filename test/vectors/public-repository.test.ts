import * as iam from 'aws-cdk-lib/aws-iam';
import { Tags } from 'aws-cdk-lib/core';
import { runVectors } from './run-vectors';
import { PublicArchitecture, PublicOperatingSystem, PublicRepository } from '../../src';
import { publicRepositoryChecks } from '../../src/public-repository/public-repository-checks';

runVectors('AWS::ECR::PublicRepository', {
  checks: publicRepositoryChecks(),
  construct: (stack, id, { RepositoryName: repositoryName, RepositoryCatalogData: data, RepositoryPolicyText: policy, Tags: tags }, find) => {
    const repository = new PublicRepository(stack, id, {
      repositoryName,
      description: data?.RepositoryDescription,
      aboutText: data?.AboutText,
      usageText: data?.UsageText,
      architectures: data?.Architectures?.map((value: string) => PublicArchitecture.of(value)),
      operatingSystems: data?.OperatingSystems?.map((value: string) => PublicOperatingSystem.of(value)),
    });
    const { Statement: statements = [] } = typeof policy === 'string' ? JSON.parse(policy) : policy ?? {};
    statements.forEach((json: object) => repository.addToResourcePolicy(iam.PolicyStatement.fromJson(json)));
    tags?.forEach(({ Key: key, Value: value }: Record<string, string>) => Tags.of(repository).add(key, value));
    const pusher = find({ Ref: 'Ci' }); // the one example with a role wants it to push
    if (pusher) {
      repository.grants.push(pusher);
    }
    return repository;
  },
}, {
  notExpressible: {
    PUB047: 'there is no emptyOnDelete',
    PUB049: 'there are no lifecycle rules',
  },
  notInProperties: {
    PUB047: 'a property that the type does not have',
    PUB049: 'a property that the type does not have',
    PUB069: 'two repositories of one name',
  },
});
