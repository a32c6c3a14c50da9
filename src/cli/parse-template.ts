import { nameOf, parseJson } from './read-file';
import { BadInput } from './terminal';
import { limit } from './time-limit';
import { parseYaml } from './yaml-document';
import type { YamlDocument } from './yaml-document';

/** The maximum that CloudFormation accepts. It also limits the memory for YAML, which is a thousand times the text. */
const MOST_YAML = 1_048_576;
const MOST_SECONDS = 10;
const MOST_LEVELS = 200;
const DEEP = `is nested more than ${MOST_LEVELS} levels deep`;
const MOST_VALUES = 5_000_000;
const MOST_NOTES = 5;

/** A template, and notes about its text. */
export interface ParsedTemplate {
  readonly template: unknown;
  readonly isYaml: boolean;
  readonly notes: readonly string[];
}

/** Parses the text of a CloudFormation template in JSON or YAML; throws `BadInput`. */
export function parseTemplate(file: string, text: string): ParsedTemplate {
  if (text.includes('\u0000')) {
    throw new BadInput(`${nameOf(file)}: is not text`);
  }
  const parsed = parseAny(file, text);
  const problem = sizeProblem(parsed.template);
  if (problem !== undefined) {
    throw new BadInput(`${nameOf(file)}: ${problem}`);
  }
  return parsed;
}

/** Parses YAML, or JSON as YAML, within bounds of size and time; throws `BadInput`. */
export function parseYamlText(file: string, text: string): YamlDocument {
  if (Buffer.byteLength(text) > MOST_YAML) {
    throw new BadInput(`${nameOf(file)}: is YAML of more than 1 MB, the most that CloudFormation takes`);
  }
  try {
    return limit(nameOf(file), 'read as YAML', MOST_SECONDS, () => parseYaml(text, MOST_LEVELS)); // many anchors take hours
  } catch (error) {
    throw error instanceof BadInput ? error : new BadInput(`${nameOf(file)}: is not YAML (${(error as Error).message.split('\n')[0]})`);
  }
}

/** JSON is also YAML, but its own parser is a hundred times as fast. */
function parseAny(file: string, text: string): ParsedTemplate {
  try {
    return { template: parseJson(file, text), isYaml: false, notes: [] };
  } catch (error) {
    if (text.trim() === '') {
      throw error;
    }
    try {
      return templateInYaml(file, text);
    } catch (yamlError) {
      throw /^\s*[[{]/.test(text) ? error : yamlError; // text that begins like this is usually JSON, not YAML
    }
  }
}

function templateInYaml(file: string, text: string): ParsedTemplate {
  const { problem, value, repeatedKeys } = parseYamlText(file, text);
  if (problem !== undefined) {
    throw new BadInput(`${nameOf(file)}: is neither JSON nor YAML (line ${problem.line}, column ${problem.column}: ${problem.message})`);
  }
  const notes = repeatedKeys.slice(0, MOST_NOTES).map(({ key, line }) => `${nameOf(file)}: line ${line} repeats the key ${key}; the last one counts`);
  return { template: value, isYaml: true, notes };
}

/** A text may have few values, but aliases repeat them. */
function sizeProblem(template: unknown): string | undefined {
  let left = MOST_VALUES;
  const problem = (value: unknown, levels: number): string | undefined => {
    if (--left < 0) {
      return 'has too many values once its aliases are resolved';
    }
    if (typeof value !== 'object' || value === null) {
      return undefined;
    }
    if (levels === 0) {
      return DEEP;
    }
    for (const each of Object.values(value)) {
      const found = problem(each, levels - 1);
      if (found !== undefined) {
        return found;
      }
    }
    return undefined;
  };
  return problem(template, MOST_LEVELS);
}
