import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { type IKey, Key } from 'aws-cdk-lib/aws-kms';
import { CfnParameter, type Environment, Fn, Lazy, PhysicalName, Stack } from 'aws-cdk-lib/core';
import { IDENTITIES, PRINCIPALS } from './principals';
import { HERE, type Kit, OTHER_ACCOUNT, OTHER_REGION } from './same-template';

export type Owned = InstanceType<Kit['ecr']['Repository']>;
export type Repository = ReturnType<Kit['ecr']['Repository']['fromRepositoryName']>;

export const ENVIRONMENTS: Record<string, Environment | undefined> = {
  'no environment': undefined,
  'here': HERE,
  'another region': OTHER_REGION,
  'another account': OTHER_ACCOUNT,
};

export const IDENTITY_KINDS = Object.keys(IDENTITIES);
export const PRINCIPAL_KINDS = Object.keys(PRINCIPALS);

/** When a text is known: now, at synthesis, or only to CloudFormation. */
export const KNOWN = ['now', 'lazily', 'by parameter', 'by import', 'in part'] as const;

/** The existing rules of a repository, so that the next rule can be one that ECR accepts next to them. */
export interface RuleBook {
  readonly numbered: boolean;
  readonly priorities: Set<number>;
  any: boolean;
  untagged: boolean;
}

/** The tree that a random program has built so far. Statements refer to its elements by number. */
export class World {
  public readonly stacks: Stack[];
  public readonly owned: Owned[] = [];
  public readonly repositories: Repository[] = [];
  public readonly ruleBooks = new Map<Owned, RuleBook>();
  public readonly observed: unknown[] = [];
  private readonly principals = new Map<string, IGrantable>();
  private count = 0;

  /** Whether the app spans environments, where CDK can refer only to constructs with a physical name. */
  public readonly spans: boolean;

  constructor(public readonly kit: Kit, environments: readonly string[]) {
    this.spans = new Set(environments).size > 1;
    const concrete = environments.every((name) => ENVIRONMENTS[name]);
    this.stacks = environments.map((name, index) => kit.newStack(`Stack${index}`, ENVIRONMENTS[name], { crossRegionReferences: concrete }));
  }

  /** The element with a number; undefined if there are no elements. */
  public pick<T>(list: readonly T[], index: number): T | undefined {
    return list.length === 0 ? undefined : list[index % list.length];
  }

  public stack(index: number): Stack {
    return this.stacks[index % this.stacks.length];
  }

  /** Usually the stack of the repository, otherwise another one: apps refer across stacks less often than inside one. */
  public stackNear(repository: Repository, index: number): Stack {
    return index < 3 ? Stack.of(repository) : this.stack(index);
  }

  /** A unique id and physical name. */
  public unique(prefix: string): string {
    return `${prefix}${this.count++}`;
  }

  /** The text, known in one of the ways. */
  public text(stack: Stack, value: string, known: string): string {
    switch (known) {
      case 'lazily': return Lazy.string({ produce: () => value });
      case 'by parameter': return new CfnParameter(stack, this.unique('Parameter')).valueAsString;
      case 'by import': return Fn.importValue(this.unique('Shared'));
      case 'in part': return `${value}-${stack.partition}`;
      case 'generated': return PhysicalName.GENERATE_IF_NEEDED;
      default: return value;
    }
  }

  /** The kind, or one with a physical name if the stack can refer only to such constructs. */
  public kindNear(repository: Repository, stack: Stack, kind: string): string {
    const here = Stack.of(repository).environment === stack.environment;
    return here || !/^a (role|lazy|user|group|function|managed)/.test(kind) ? kind : 'a role with a generated name';
  }

  /** A principal of a kind; the same one if the stack already has it. */
  public principal(stack: Stack, kind: string): IGrantable {
    const key = `${stack.node.id} ${kind}`;
    const known = this.principals.get(key) ?? PRINCIPALS[kind](stack, this.unique('Principal'));
    this.principals.set(key, known);
    return known;
  }

  /** A key that a repository of the stack can use, which must be in its region. */
  public key(stack: Stack, imported: boolean): IKey {
    const id = this.unique('Key');
    return imported ? Key.fromKeyArn(stack, id, stack.formatArn({ service: 'kms', resource: 'key', resourceName: id })) : new Key(stack, id);
  }

  public addOwned(repository: Owned, numbered: boolean): void {
    this.owned.push(repository);
    this.repositories.push(repository);
    this.ruleBooks.set(repository, { numbered, priorities: new Set(), any: false, untagged: false });
  }
}
