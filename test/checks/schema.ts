import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What the schema of a CloudFormation type says of a text. */
export interface TextSchema {
  readonly pattern: RegExp;
  readonly min: number;
  readonly max: number;
}

interface Diagnostic {
  readonly message: string;
  readonly propertyPath?: string;
}

/** Values at which each schema has to complain of pattern, length and enum: no name, tag or id looks like them. */
const BAD = { short: '', pattern: '!', long: '!'.repeat(100_000) };

/**
 * Reads what a CloudFormation schema says of a property, from the schemas that aws-cdk-lib ships in its template validator.
 *
 * The validator tells the pattern and the limits when it refuses a value, so they stay true when aws-cdk-lib is updated.
 *
 * @param type the resource type
 * @param properties the properties of a resource, in which the property is the given text
 * @param path the path of the property in a diagnostic
 */
export function schemaOf(type: string, properties: (text: string) => object, path: string): TextSchema {
  const told = Object.values(BAD).flatMap((text) => diagnose(type, properties(text)))
    .filter((diagnostic) => diagnostic.propertyPath === path).map(({ message }) => message);
  const find = (pattern: RegExp) => told.map((message) => pattern.exec(message)?.[1]).find((match) => match !== undefined);
  const pattern = find(/ does not match pattern '(.*)'$/s);
  if (pattern === undefined) {
    throw new Error(`no pattern is told for ${path} of ${type}: ${told.join('; ')}`);
  }
  return { pattern: new RegExp(pattern), min: Number(find(/below minimum (\d+)$/) ?? 0), max: Number(find(/exceeds maximum (\d+)$/) ?? Infinity) };
}

/** Whether the validator finds no fault in a resource, other than what it says of every such resource. */
function diagnose(type: string, properties: object): Diagnostic[] {
  const directory = mkdtempSync(join(tmpdir(), 'cdk-ecr-schema-'));
  try {
    const file = join(directory, 'template.json');
    writeFileSync(file, JSON.stringify({ Resources: { R: { Type: type, Properties: properties } } }));
    const { SchemaValidator, TemplateFile } = validatorOfCdk();
    const validator = new SchemaValidator();
    try {
      return validator.validate(new TemplateFile(file), 'us-east-1');
    } finally {
      validator.free();
    }
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/* The validator is a dependency that aws-cdk-lib brings along, so it is found from there only. */
function validatorOfCdk() {
  return createRequire(require.resolve('aws-cdk-lib/package.json'))('@aws/cloudformation-validate');
}
