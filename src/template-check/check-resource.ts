import type { TemplateFinding } from './finding';
import type { ResourceOfEcr } from './known-template';
import { LATER_TEXT } from './known-values';
import { checkPropertyNames } from './property-names';
import { checkTemplateProperties, templatePropertyWarnings } from '../core/template-property-checks';

/** The number of conditions of a resource that are tried. */
const MAX_CONDITIONS = 8;

/** A finding about a resource, without its template. */
export type ResourceFinding = Omit<TemplateFinding, 'template' | 'logicalId'>;

/**
 * What is wrong with a resource alone, and what is legal but dangerous.
 *
 * If the branch of an `Fn::If` is known only at deployment, both branches are checked, one condition at a time, because other
 * conditions may depend on it. A branch may be meant for another account or region, so a problem in only one branch is a warning.
 */
export function checkResource(resource: ResourceOfEcr): ResourceFinding[] {
  const created = new Map(resource.condition === undefined ? [] : [[resource.condition, true]]);
  const undecided = new Set<string>();
  const certain = checkAssuming(resource, created, undecided);
  const found = new Set(certain.map(keyOf));
  const ofBranches = [...undecided].slice(0, MAX_CONDITIONS).flatMap((name) => {
    const [whenTrue, whenFalse] = [true, false].map((is) => checkAssuming(resource, new Map([...created, [name, is]])));
    const inBoth = new Set(whenTrue.map(placeOf).filter((place) => whenFalse.some((finding) => placeOf(finding) === place)));
    return [...branch(whenTrue, `if ${name} is true`), ...branch(whenFalse, `if ${name} is false`)]
      .map((finding) => inBoth.has(placeOf(finding)) ? finding : { ...finding, severity: 'warning' as const });
  });
  return [...certain, ...ofBranches];

  function branch(findings: ResourceFinding[], when: string): ResourceFinding[] {
    return findings.filter((finding) => !found.has(keyOf(finding))).map((finding) => ({ ...finding, message: `${finding.message} (${when})` }));
  }
}

function keyOf({ code, message }: ResourceFinding): string {
  return `${code} ${message}`;
}

function placeOf({ code, path }: ResourceFinding): string {
  return `${code} ${path}`;
}

function checkAssuming(
  { template, type, properties, checkedAs: { checks, l1 } }: ResourceOfEcr,
  assumed: ReadonlyMap<string, boolean>,
  undecided?: Set<string>,
): ResourceFinding[] {
  const known = template.valueOf(properties, assumed, undecided) as object;
  const { environment } = template;
  return [
    ...[...checkPropertyNames(type, properties, checks, l1), ...checkTemplateProperties(checks, known, environment)]
      .map(({ code, message, path }) => ({ severity: 'error' as const, code, message: readable(message), path })),
    ...templatePropertyWarnings(checks, known, environment)
      .map(({ id, message, path }) => ({ severity: 'warning' as const, code: id, message: readable(message), path })),
  ];
}

/** A message without the form in which CDK encodes tokens. */
function readable(message: string): string {
  return message.replaceAll(LATER_TEXT, '${…}');
}
