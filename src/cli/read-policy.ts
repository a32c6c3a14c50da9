import { parseTemplate } from './parse-template';
import { policyInTemplate } from './policy-in-template';
import type { PreviewArguments } from './preview-arguments';
import { nameOf, parseJson, readText } from './read-file';
import { BadInput } from './terminal';
import type { Terminal } from './terminal';
import { LIFECYCLE_CODES } from '../codes/error-codes';
import { LifecyclePolicy } from '../lifecycle/lifecycle-policy';

const INPUT_CODES: readonly string[] = LIFECYCLE_CODES;

/** A policy and its source. */
export interface FoundPolicy {
  readonly policy: LifecyclePolicy;
  /** The file, as passed. */
  readonly file: string;
  /** The logical id in the template. */
  readonly resource?: string;
  /** The repository of the policy, if the file names it. */
  readonly repositoryName?: string;
}

/** Reads the policy from the file in the arguments; throws `BadInput`. */
export async function readPolicy({ policy, template, resource }: PreviewArguments, terminal: Terminal): Promise<FoundPolicy> {
  const file = (policy ?? template)!;
  const text = await readText(file, terminal);
  const found = policy === undefined ? policyInTemplate(file, parseTemplate(file, text).template, resource) : policyInAnswer(file, text);
  return {
    ...found,
    file: nameOf(file),
    policy: onContentOf(found.resource === undefined ? file : `${nameOf(file)}, ${found.resource}`, () => LifecyclePolicy.fromJson(found.text)),
  };
}

/** Runs a function of the library on the content of a file. A problem becomes one line that names the file. */
export function onContentOf<T>(file: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    const { name, message } = error as Error;
    if (!INPUT_CODES.includes(name)) {
      throw error; // not because of the file
    }
    throw new BadInput(`${nameOf(file)}: ${firstProblem(message)}`);
  }
}

/** The library lists all problems, one per line. A terminal needs only the line of the first one. */
function firstProblem(message: string): string {
  const [head, first, ...more] = message.split('\n');
  if (first === undefined || !/^\d+ problems:$/.test(head)) {
    return head;
  }
  return `${first.replace(/^ *- /, '')}${more.length > 0 ? ` (and ${more.length} more)` : ''}`;
}

function policyInAnswer(file: string, text: string): { text: string; resource?: string; repositoryName?: string } {
  const value = parseJson(file, text);
  if (typeof value === 'object' && value !== null && 'Resources' in value) {
    throw new BadInput(`${nameOf(file)}: is a CloudFormation template; give it with --template`);
  }
  if (typeof value !== 'object' || value === null || !('lifecyclePolicyText' in value)) {
    return { text };
  }
  const { lifecyclePolicyText, repositoryName } = value as { lifecyclePolicyText: unknown; repositoryName?: unknown };
  if (typeof lifecyclePolicyText !== 'string') {
    throw new BadInput(`${nameOf(file)}: lifecyclePolicyText must be a string, as 'aws ecr get-lifecycle-policy' prints it`);
  }
  return { text: lifecyclePolicyText, repositoryName: typeof repositoryName === 'string' ? repositoryName : undefined };
}
