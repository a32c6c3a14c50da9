import { isObject, memberOf } from '../../template-check/template-resources';
import { parseTemplate } from '../parse-template';
import { nameOf, readTextUpTo } from '../read-file';
import { BadInput } from '../terminal';
import type { Terminal } from '../terminal';

/** Far more than CloudFormation accepts, but small enough for the memory of any machine. */
const MOST_BYTES = 10_000_000;
const LARGER = 'is larger than 10 MB; CloudFormation takes templates of up to 1 MB';

/** Where a template is deployed to, as far as it is known. */
export interface Environment {
  readonly account?: string;
  readonly region?: string;
}

/** A template, and the text that it was read from. */
export interface ReadTemplate {
  /** Its file, as passed. */
  readonly name: string;
  readonly text: string;
  readonly isYaml: boolean;
  readonly template: unknown;
  readonly environment: Environment;
  /** The group that templates of one cloud assembly share. */
  readonly group?: string;
  readonly notes: readonly string[];
}

/** Reads a template from a file; throws `BadInput`. */
export async function readTemplate(path: string, environment: Environment, terminal: Terminal, group?: string): Promise<ReadTemplate> {
  const text = await readText(path, terminal);
  return { ...parseTemplate(path, text), name: nameOf(path), text, environment, group };
}

/** Reads the text of a template, or of another file of a cloud assembly; throws `BadInput`. */
export function readText(path: string, terminal: Terminal): Promise<string> {
  return readTextUpTo(path, MOST_BYTES, LARGER, terminal);
}

/** A macro may add the resources of a template. */
export function throwIfNoTemplate({ name, template }: ReadTemplate): void {
  if (isObject(memberOf(template, 'Resources')) || ['Transform', 'Fn::Transform'].some((key) => memberOf(template, key) !== undefined)) {
    return;
  }
  throw new BadInput(`${name}: ${isObject(memberOf(template, 'artifacts'))
    ? 'is the manifest of a cloud assembly; give its folder'
    : 'is not a CloudFormation template: it has no Resources'}`);
}
