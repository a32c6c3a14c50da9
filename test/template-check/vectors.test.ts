import { checkTemplates } from '../../src/template-check/check-templates';
import { RESOURCE_TYPES } from '../../src/template-check/resource-types';
import inputs from '../vectors/inputs.json';
import registryInputs from '../vectors/registry-inputs.json';
import type { Input } from '../vectors/vector';

/** Rows of medium confidence, and warnings of which sources disagree, where the construct decides otherwise: see its own tests. */
const OTHERWISE = ['RPL051', 'SIG007', 'SIG041', 'SIG043', 'SIG044'];

const rows = [...registryInputs as Input[], ...inputs as Input[]]
  .filter(({ id, type }) => RESOURCE_TYPES.has(type) && !OTHERWISE.includes(id))
  .map((input) => [`${input.id} ${input.why}`, input] as const);
const of = (expect: Input['expect'], confidences: Array<Input['confidence']>) => rows
  .filter(([, input]) => input.expect === expect && confidences.includes(input.confidence));

function findingsOf({ id, type, properties, region, account, also = [] }: Input) {
  const resources = [{ logicalId: 'Main', type, properties }, ...also];
  const Resources = Object.fromEntries(resources.map((resource) => [resource.logicalId, { Type: resource.type, Properties: resource.properties }]));
  return checkTemplates([{ name: id, template: { Resources }, environment: { region, account } }]);
}

test.each(of('error', ['high', 'medium']))('fails: %s', (_, input) => {
  const errors = findingsOf(input).filter(({ severity }) => severity === 'error');
  expect(errors).not.toEqual([]);
  errors.forEach(({ path }) => expect(path).toMatch(/^(Properties\.|Type$)/));
});

test.each(of('ok', ['high', 'medium', 'low']))('is accepted: %s', (_, input) => {
  expect(findingsOf(input)).toEqual([]);
});

test.each(of('warn', ['high', 'medium', 'low']))('is no error: %s', (_, input) => {
  expect(findingsOf(input).filter(({ severity }) => severity === 'error')).toEqual([]);
});

test.each(of('warn', ['high', 'medium']).filter(([, { id }]) => id !== 'EXC005'))('gives a warning: %s', (_, input) => {
  expect(findingsOf(input)).not.toEqual([]);
});
