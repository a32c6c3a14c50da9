import { App, Errors, Stack } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';
import examplesOfRepositories from './examples.json';
import { GIVEN } from './given-resources';
import inputsOfRepositories from './inputs.json';
import examplesOfRegistries from './registry-examples.json';
import inputsOfRegistries from './registry-inputs.json';
import { resourcesOf, templateForm } from './template-form';
import type { Example, FindConstruct, Input, TemplateResource, TypeUnderTest, Vector } from './vector';
import { checkTemplateProperties } from '../../src/core/template-property-checks';
import { checkTemplates } from '../../src/template-check/check-templates';

const ALL_INPUTS = [...inputsOfRepositories, ...inputsOfRegistries] as Input[];
const ALL_EXAMPLES = [...examplesOfRepositories, ...examplesOfRegistries] as Example[];

/** Rows that are not decided here, with the reason. */
export interface Undecided {
  /** Nobody can say them with the construct. The check of templates decides them. */
  readonly notExpressible: Record<string, string>;

  /** The properties of the resource alone do not decide them: the check of templates looks at the whole template. */
  readonly notInProperties: Record<string, string>;

  /** Rows in doubt that we decide in another way, which the tests of the construct show. */
  readonly otherwise?: Record<string, string>;
}

/**
 * Tries a type of CloudFormation with every vector: properties in a template are checked, and written as a user of our construct
 * would write them.
 */
export function runVectors(type: string, { construct, checks = [] }: TypeUnderTest, undecided: Undecided): void {
  const { notExpressible, notInProperties, otherwise = {} } = undecided;
  const types = { ...GIVEN, [type]: { construct } };
  const inputs = ALL_INPUTS.filter((input) => input.type === type).map((input) => [`${input.id} ${input.why}`, input] as const);
  const examples = ALL_EXAMPLES.filter((example) => example.type === type);
  const decided = (expect: Input['expect'], elsewhere: object) => inputs.filter(([, input]) => (
    input.expect === expect && (input.confidence !== 'low' || expect !== 'error') && !(input.id in { ...elsewhere, ...otherwise })));

  test('the rows that are decided elsewhere exist', () => {
    const ids = inputs.map(([, { id }]) => id);
    expect(Object.keys({ ...notExpressible, ...notInProperties, ...otherwise }).filter((id) => !ids.includes(id))).toEqual([]);
  });

  describe('properties in a template', () => {
    const problems = ({ properties, region, account }: Vector) => checkTemplateProperties(checks, properties, { region, account });

    for (const [name, input] of decided('error', notInProperties)) {
      test(`fail: ${name}`, () => expect(problems(input)).not.toEqual([]));
    }
    for (const [name, input] of [...decided('ok', {}), ...decided('warn', {})]) {
      test(`are accepted: ${name}`, () => expect(problems(input)).toEqual([]));
    }
  });

  describe('the construct', () => {
    for (const [name, input] of decided('error', notExpressible)) {
      test(`fails: ${name}`, () => expect(synthesize(types, input, input.also).problems).not.toEqual([]));
    }
    for (const [name, input] of decided('ok', notExpressible)) {
      test(`is accepted: ${name}`, () => expect(synthesize(types, input, input.also).problems).toEqual([]));
    }
    for (const [name, input] of decided('warn', notExpressible)) {
      test(`warns, or adds the role that is missing: ${name}`, () => {
        const { problems, warnings, resources } = synthesize(types, input, input.also);
        expect(problems).toEqual([]);
        expect([...warnings, ...resources.filter((resource) => resource.type === 'AWS::IAM::Role')]).not.toEqual([]);
      });
    }
    for (const example of examples) {
      test(`gives the properties of ${example.id}: ${example.intent}`, () => expectExample(types, example));
    }
  });
}

/** Expects the resource and what comes with it, and nothing else of their types. */
function expectExample(types: Record<string, TypeUnderTest>, example: Example): void {
  const { given = [], expected = [], optional = [] } = example;
  const { problems, resources } = synthesize(types, example, given, expected.filter(({ type }) => type === example.type));
  expect(problems).toEqual([]);

  const wanted = [{ logicalId: MAIN, ...example }, ...expected];
  const ofWantedTypes = resources.filter((resource) => wanted.some(({ type }) => type === resource.type));
  const givenOfThem = given.filter((resource) => wanted.some(({ type }) => type === resource.type));
  expect(ofWantedTypes).toHaveLength(wanted.length + givenOfThem.length);
  const form = templateForm([...given, ...wanted], example, optional).slice(given.length);
  expect(templateForm(resources, example, optional)).toEqual(expect.arrayContaining(form));
}

/** The logical id of the resource that a vector is about. */
const MAIN = 'Repo';

/** Makes resources with their constructs, and synthesizes. */
function synthesize(
  types: Record<string, TypeUnderTest>,
  { type, properties, region, account }: Vector,
  before: TemplateResource[] = [],
  after: TemplateResource[] = [],
) {
  const app = new App();
  const stack = new Stack(app, 'Stack', { env: { region, account } });
  const constructs = new Map<string, IConstruct>();
  const find: FindConstruct = (reference: any) => constructs.get(reference?.Ref ?? reference?.['Fn::GetAtt']?.[0]);
  try {
    for (const each of [...before, { logicalId: MAIN, type, properties }, ...after]) {
      constructs.set(each.logicalId, types[each.type].construct(stack, each.logicalId, each.properties, find));
    }
    const { template, messages } = app.synth().getStackArtifact(stack.artifactId);
    const findings = checkTemplates([{ name: 'Stack', template, environment: { account, region } }]);
    const said = JSON.stringify(messages);
    expect(findings.filter(({ severity, code }) => severity === 'error' || !said.includes(code))).toEqual([]); // says no more than the construct
    return { problems: [], warnings: messages.filter(({ level }) => level === 'warning'), resources: resourcesOf(template) };
  } catch (error) {
    expect(Errors.isValidationError(error)).toBe(true);
    return { problems: [(error as Error).message], warnings: [], resources: [] };
  }
}
