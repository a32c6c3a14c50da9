import { nameOf, parseJson } from './read-file';
import { BadInput } from './terminal';

/** Parses the text of a CloudFormation template, which is JSON; throws `BadInput`. */
export function parseTemplate(file: string, text: string): unknown {
  try {
    return parseJson(file, text);
  } catch (error) {
    throw /^\s*[^\s{]/.test(text)
      ? new BadInput(`${nameOf(file)}: is not JSON; for a template in YAML run cdk synth, which writes JSON to cdk.out`)
      : error;
  }
}
