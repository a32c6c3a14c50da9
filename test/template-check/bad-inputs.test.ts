import * as upstream from 'aws-cdk-lib/aws-ecr';
import { errorsOf, templatesOf } from './support';
import { checkTemplates } from '../../src/template-check/check-templates';
import { ACCEPTED_INPUTS } from '../bad-inputs/accepted-inputs';
import inputs from '../bad-inputs/bad-inputs.json';
import { evaluate, type Input } from '../bad-inputs/evaluate';

interface Row extends Input {
  readonly area: string;
  readonly confidence: string;
  readonly why: string;
}

/** Rows about what is not in a resource of ECR: imports, URIs, events, grants to identities. */
const ELSEWHERE = ['import-arn', 'import-attrs', 'import-lookup', 'uri', 'events', 'auth-token'];

const rows = inputs as Row[];
const inResources = rows.filter(({ area }) => !ELSEWHERE.includes(area)).map((row) => [`${row.id} ${row.area}: ${row.why}`, row] as const);

describe('what aws-cdk-lib/aws-ecr writes into a template although it is wrong', () => {
  const written = inResources.filter(([, { expect: expected, confidence }]) => expected === 'error' && confidence === 'high')
    .map(([name, row]) => [name, evaluate(row, undefined, upstream)] as const).filter(([, { templates }]) => templates);

  test.each(written)('fails: %s', (_, outcome) => {
    expect(errorsOf(templatesOf(outcome.assembly))).not.toEqual([]);
  });

  test('most rows are of that kind', () => {
    expect(written.length).toBeGreaterThan(20);
  });
});

test.each(inResources.filter(([, { expect: expected }]) => expected === 'ok'))('the template of what is right has no finding: %s', (_, row) => {
  expect(checkTemplates(templatesOf(evaluate(row).assembly))).toEqual([]);
});

test.each(ACCEPTED_INPUTS)('the template of what our constructs accept has no error: %s', (call) => {
  expect(errorsOf(templatesOf(evaluate({ call }).assembly))).toEqual([]);
});
