import { App, Errors, Stack } from 'aws-cdk-lib/core';
import { TYPES, type Vector } from './from-properties';
import examples from './registry-examples.json';
import inputs from './registry-inputs.json';
import { sameForm } from './same-properties';
import { checkTemplateProperties } from '../../../src/core/property-checks';

interface Input extends Vector {
  readonly expect: 'ok' | 'warn' | 'error';
  readonly confidence: 'high' | 'medium' | 'low';
  readonly why: string;
}

/** Rows that no program in a language of CDK can say with our construct, with the reason; the check of templates decides them. */
const NOT_EXPRESSIBLE: Record<string, string> = {
  RGP023: 'a policy document of CDK always has the version 2012-10-17',
  RGP025: 'the construct takes statements, and makes the document itself',
  RPL048: 'the construct writes the type of a filter',
  SCN021: 'the construct writes the type of a filter',
  SIG026: 'the construct writes the type of a filter',
};

const rows = (inputs as Input[]).filter(({ type }) => type in TYPES).map((input) => [`${input.id} ${input.why}`, input] as const);
const decided = (expect: Input['expect']) => ([, { expect: expected, confidence }]: readonly [string, Input]) => expected === expect && confidence === 'high';
const expressible = ([, { id }]: readonly [string, Input]) => !(id in NOT_EXPRESSIBLE);

/** The problems of a program, at the line that was typed or at synthesis. */
function problemsOf({ type, properties, region, account }: Vector): string[] {
  const app = new App();
  const stack = new Stack(app, 'Stack', { env: { region, account } });
  try {
    TYPES[type].construct(stack, properties);
  } catch (error) {
    expect(Errors.isValidationError(error)).toBe(true);
    return [(error as Error).message];
  }
  return app.node.findAll().flatMap(({ node }) => node.validate());
}

const templateProblems = ({ type, properties, ...environment }: Vector) => checkTemplateProperties(TYPES[type].checks, properties, environment);

describe('the check of templates', () => {
  test.each(rows.filter(decided('error')))('finds a problem: %s', (_, input) => {
    expect(templateProblems(input)).not.toEqual([]);
    templateProblems(input).forEach(({ message }) => expect(message).toContain('Properties.'));
  });

  test.each(rows.filter(decided('ok')))('finds no problem: %s', (_, input) => {
    expect(templateProblems(input)).toEqual([]);
  });
});

describe('the construct', () => {
  test.each(rows.filter(decided('error')).filter(expressible))('fails: %s', (_, input) => {
    expect(problemsOf(input)).not.toEqual([]);
  });

  test.each(rows.filter(decided('ok')).filter(expressible))('is accepted: %s', (_, input) => {
    expect(problemsOf(input)).toEqual([]);
  });

  test.each((examples as Array<Vector & { intent: string }>).filter(({ type }) => type in TYPES))('gives the properties of $id: $intent', ({ type, properties, ...environment }) => {
    const app = new App();
    const stack = new Stack(app, 'Stack', { env: environment });
    TYPES[type].construct(stack, properties);
    const resources: Array<{ Type: string; Properties: object }> = Object.values(app.synth().getStackArtifact(stack.artifactId).template.Resources);
    const made = resources.filter(({ Type }) => Type === type).map(({ Properties }) => Properties);
    expect(made.map((each) => sameForm(each, environment))).toEqual([sameForm(properties, environment)]);
  });
});
