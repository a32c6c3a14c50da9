import { ACCEPTED_INPUTS, atOddsWithSchema } from './accepted-inputs';
import { evaluate } from './evaluate';

const inputs = ACCEPTED_INPUTS.filter((call) => !atOddsWithSchema(call));

beforeAll(() => { process.env.CDK_VALIDATION = 'true'; });
afterAll(() => { process.env.CDK_VALIDATION = 'false'; });

test.each(inputs)('the template validator of aws-cdk-lib finds nothing in %s', (call) => {
  expect(evaluate({ call }, { '@aws-cdk/core:validateAgainstDefaultRules': true }).error).toBeUndefined();
});

test('the validator is on', () => {
  const call = "new cdk.CfnResource(stack, 'R', { type: 'AWS::ECR::Repository', properties: { RepositoryName: '!' } })";
  expect(evaluate({ call }, { '@aws-cdk/core:validateAgainstDefaultRules': true }).error).toBeDefined();
});
