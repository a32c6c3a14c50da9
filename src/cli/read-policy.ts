import { policyInTemplate } from './policy-in-template';
import { parseJson, readText, nameOf } from './read-file';
import { BadInput } from './terminal';
import type { Terminal } from './terminal';
import type { PreviewArguments } from './usage';
import { LifecyclePolicy } from '../lifecycle/lifecycle-policy';

/** A policy and where it comes from. */
export interface FoundPolicy {
  readonly policy: LifecyclePolicy;
  /** The file, as it was given. */
  readonly file: string;
  /** The logical id in the template. */
  readonly resource?: string;
  /** The repository that the policy is for, if the file tells. */
  readonly repositoryName?: string;
}

/** Reads the policy that the arguments name; throws `BadInput`. */
export async function readPolicy({ policy, template, resource }: PreviewArguments, terminal: Terminal): Promise<FoundPolicy> {
  const file = (policy ?? template)!;
  const text = await readText(file, terminal);
  const found = policy === undefined ? policyInTemplate(file, parseJson(file, text), resource) : policyInAnswer(file, text);
  return {
    ...found,
    file: nameOf(file),
    policy: told(found.resource === undefined ? file : `${nameOf(file)}, ${found.resource}`, () => LifecyclePolicy.fromJson(found.text)),
  };
}

/** Runs a function of the library; what it refuses becomes one line that names the file. */
export function told<T>(file: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw new BadInput(`${nameOf(file)}: ${firstProblem((error as Error).message)}`);
  }
}

/** The library lists all problems, a line each; a line for the first one is what a terminal needs. */
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
