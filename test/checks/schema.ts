import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The constraints of the schema of a CloudFormation type on a text. */
export interface TextSchema {
  readonly pattern: RegExp;
  readonly min: number;
  readonly max: number;
}

interface Diagnostic {
  readonly message: string;
  readonly propertyPath?: string;
}

/** Values for which each schema must report its pattern, length and enum: no name, tag or id looks like them. */
const BAD = { short: '', pattern: '!', long: '!'.repeat(100_000) };

/**
 * Reads the constraints on a property from the CloudFormation schemas that aws-cdk-lib ships in its template validator.
 *
 * The validator reports the pattern and the limits when it rejects a value, so they stay current when aws-cdk-lib is updated.
 *
 * @param type the resource type
 * @param properties the properties of a resource, in which the property is the given text
 * @param path the path of the property in a diagnostic
 */
export function schemaOf(type: string, properties: (text: string) => object, path: string): TextSchema {
  const messages = Object.values(BAD).flatMap((text) => diagnose(type, properties(text)))
    .filter((diagnostic) => diagnostic.propertyPath === path).map(({ message }) => message);
  const find = (pattern: RegExp) => messages.map((message) => pattern.exec(message)?.[1]).find((match) => match !== undefined);
  const pattern = find(/ does not match pattern '(.*)'$/s);
  if (pattern === undefined) {
    throw new Error(`the validator reports no pattern for ${path} of ${type}: ${messages.join('; ')}`);
  }
  return { pattern: new RegExp(pattern), min: Number(find(/below minimum (\d+)$/) ?? 0), max: Number(find(/exceeds maximum (\d+)$/) ?? Infinity) };
}

/** Whether the validator finds no problem in a resource, other than those that it finds in every such resource. */
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

/* The validator is a dependency of aws-cdk-lib, so it is resolved from there. */
function validatorOfCdk() {
  return createRequire(require.resolve('aws-cdk-lib/package.json'))('@aws/cloudformation-validate');
}
