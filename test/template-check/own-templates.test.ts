import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { errorsOf } from './support';
import { checkTemplates, type TemplateToCheck } from '../../src/template-check/check-templates';
import { OURS } from '../differential/modules';
import { interpret, PROGRAM } from '../differential/random-programs';
import { run } from '../differential/same-template';
import examples from '../vectors/examples.json';
import registryExamples from '../vectors/registry-examples.json';
import type { Example } from '../vectors/vector';

const PROGRAMS = Number(process.env.DIFFERENTIAL_PROGRAMS ?? 200);

test('the template of the example has no finding', () => {
  const template = JSON.parse(readFileSync(join(__dirname, '../../examples/typescript/template.json'), 'utf8'));
  const environment = { region: 'eu-west-1', account: '111122223333' };
  expect(checkTemplates([{ name: 'example', template }, { name: 'example in a region', template, environment }])).toEqual([]);
});

test.each([...registryExamples, ...examples] as Example[])('$id has no error: $intent', ({ id, type, properties, region, account, given = [], expected = [] }) => {
  const resources = [{ logicalId: 'Main', type, properties }, ...given, ...expected];
  const Resources = Object.fromEntries(resources.map((resource) => [resource.logicalId, { Type: resource.type, Properties: resource.properties }]));
  expect(errorsOf([{ name: id, template: { Resources }, environment: { region, account } }])).toEqual([]);
});

test('nothing is wrong with the templates of programs that our constructs accept', () => {
  let checked = 0;
  fc.assert(fc.property(PROGRAM, (program) => {
    const statements = program.statements.filter(({ word }) => word !== 'an escape hatch'); // what that sets is not checked
    const { files = {} } = run(interpret({ ...program, statements, invalid: undefined }), OURS);
    const templates = templatesIn(files);
    checked += templates.length;
    expect(errorsOf(templates)).toEqual([]);
  }), { numRuns: PROGRAMS });
  expect(checked).toBeGreaterThan(PROGRAMS);
}, 3600_000);

/** The templates of a program, with the environments of their stacks. */
function templatesIn(files: Record<string, string>): TemplateToCheck[] {
  const { artifacts = [] } = JSON.parse(files['manifest.json'] ?? '{}') as { artifacts?: Array<{ id: string; environment?: string }> };
  return Object.keys(files).filter((file) => file.endsWith('.template.json')).map((name) => {
    const [, account, region] = /^aws:\/\/(\d+)\/(.+)$/.exec(artifacts.find(({ id }) => name === `${id}.template.json`)?.environment ?? '') ?? [];
    return { name, template: JSON.parse(files[name]), environment: { account, region }, group: 'app' };
  });
}
