import { PolicyDocument, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { validateResourcePolicy } from '../../src/core/cdk-versions';

const problemsOf = (...statements: PolicyStatement[]) => validateResourcePolicy(new PolicyDocument({ statements }));
const principals = [new ServicePrincipal('lambda.amazonaws.com')];

test('aws-cdk-lib finds statements without principals or actions in a resource policy', () => {
  expect(problemsOf(new PolicyStatement({ actions: ['ecr:BatchGetImage'] }))).toEqual([expect.stringContaining('must specify at least one IAM principal')]);
  expect(problemsOf(new PolicyStatement({ principals }))).toEqual([expect.stringContaining('must specify at least one \'action\'')]);
});

test('newer versions of aws-cdk-lib, which require resources, are asked not to', () => {
  const newer = { validateForResourcePolicy: (options?: { skipResourceValidation?: boolean }) => options?.skipResourceValidation ? [] : ['must have resources'] };
  expect(validateResourcePolicy(newer as unknown as PolicyDocument)).toEqual([]);
});

test('resources are not required, in any version of aws-cdk-lib', () => {
  expect(problemsOf(new PolicyStatement({ actions: ['ecr:BatchGetImage'], principals }))).toEqual([]);
});
