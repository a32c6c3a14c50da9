import type { ReadTemplate } from './read-template';
import type { TemplateFinding } from '../../template-check/finding';
import { memberOf } from '../../template-check/template-resources';
import { parseYamlText } from '../parse-template';
import type { Place } from '../yaml-document';

/** A finding, with its place for the reader. */
export interface Problem extends TemplateFinding {
  /** The path of the construct. */
  readonly constructPath?: string;
  /** The place in the file. */
  readonly place?: Place;
}

/** The content of a report, for every output format. */
export interface CheckReport {
  readonly problems: readonly Problem[];
  readonly templates: number;
  /** The resources of ECR in them. */
  readonly resources: number;
}

/**
 * Adds constructs and places to findings.
 *
 * @param withPlaces whether places are needed in JSON, too: there they cost a hundred times the check
 */
export function locate(findings: readonly TemplateFinding[], templates: readonly ReadTemplate[], withPlaces: boolean): Problem[] {
  const byName = new Map(templates.map((template) => [template.name, { template, placeOf: undefined as PlaceOf | undefined }]));
  return findings.map((finding) => {
    const read = byName.get(finding.template)!;
    const place = !withPlaces && !read.template.isYaml ? undefined : (read.placeOf ??= placesIn(read.template))(pathOf(finding));
    return { ...finding, constructPath: constructPathOf(finding, read.template), place };
  });
}

type PlaceOf = (path: readonly string[]) => Place | undefined;

/** JSON is YAML, so one parser finds places in both. Text that it cannot read has no places. */
function placesIn({ name, text }: ReadTemplate): PlaceOf {
  try {
    return parseYamlText(name, text).placeOf;
  } catch {
    return () => undefined;
  }
}

/** The path of a value; a value inside a text, such as that of a lifecycle policy, has the place of the text. */
function pathOf({ logicalId, path }: TemplateFinding): string[] {
  return ['Resources', logicalId, ...path.split(' ')[0].match(/[^.[\]]+/g) ?? []];
}

function constructPathOf({ logicalId }: TemplateFinding, { template }: ReadTemplate): string | undefined {
  const path = memberOf(memberOf(memberOf(memberOf(template, 'Resources'), logicalId), 'Metadata'), 'aws:cdk:path');
  return typeof path === 'string' ? path : undefined;
}
