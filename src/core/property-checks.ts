import { Stack, Token } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';
import { messages, throwIfInvalid, type Problem } from './errors';
import { holdsToken, isAbsent, isPlainData, resolverOf } from './tokens';
import { warnAll, type Warning } from './warnings';

/**
 * A check of one property of a construct. A construct declares all of its checks in one list, which runs
 *
 * - on the typed properties, in the constructor: `checkProperties` throws at that line;
 * - on the values of tokens, at synthesis: reported to CDK with all other problems of the app;
 * - on the properties of a template from another source: `checkTemplateProperties`.
 */
export interface PropertyCheck<Props> {
  /** The property, as the user types it. */
  readonly prop: keyof Props & string;

  /**
   * The path of the property in CloudFormation, such as `EncryptionConfiguration.KmsKey`. Without it, the property is not
   * checked in templates.
   */
  readonly path?: string;

  /** Converts the typed value into the value that is checked: usually the one that CloudFormation gets. The default is the same value. */
  readonly fromTyped?: (typed: any) => unknown;

  /** Converts the value in a template into the value that is checked. The default is the same value. */
  readonly fromTemplate?: (value: any) => unknown;

  /** Whether the property is required. Then `problems` is also called when it is absent, with `undefined`. */
  readonly required?: boolean;

  /**
   * What is wrong with a value. It is called for an absent value only if the property is required. A value that is known later
   * (`isKnownLater`) has no problems.
   *
   * @param value the value, with tokens resolved where possible
   * @param name the name of the property for the reader of a message
   * @param subject all properties of the construct
   */
  readonly problems: (value: any, name: string, subject: CheckSubject) => readonly Problem[];

  /** What is legal in a value, but dangerous or probably not meant. It is called like `problems`. The default is nothing. */
  readonly warnings?: (value: any, name: string, subject: CheckSubject) => readonly Warning[];
}

/** `fromTyped` of a property that exists only in templates. A property with that name may belong to a subclass. */
export const NOT_TYPED = (): undefined => undefined;

/** Checks of properties that belong together. Their module is loaded only if one of the properties is present. */
export interface PropertyCheckGroup<Props> {
  readonly props: ReadonlyArray<keyof Props & string>;
  readonly checks: () => ReadonlyArray<PropertyCheck<Props>>;
}

/** The list of checks of a construct. */
export type PropertyChecks<Props> = ReadonlyArray<PropertyCheck<Props> | PropertyCheckGroup<Props>>;

/** Where the checked construct is deployed. */
export interface CheckEnvironment {
  /** The region; `undefined` if it is known only at deployment. */
  readonly region?: string;

  /** The account; `undefined` if it is known only at deployment. */
  readonly account?: string;
}

/** The checked construct or resource, for checks that read several properties. */
export interface CheckSubject extends CheckEnvironment {
  /** The value of a property, in the form that its own check receives. */
  valueOf(prop: string): any;

  /** The name of a property for messages. */
  nameOf(prop: string): string;

  /** Resolves tokens where possible, for checks that look inside objects. */
  resolve(value: unknown): unknown;
}

/**
 * Throws the problems of the properties of a construct, warns about what is legal but dangerous, and reports problems with the
 * values of tokens at synthesis.
 *
 * @param scope the construct
 * @param checks its list of checks
 * @param props the typed properties; the same object is read again at synthesis
 * @param order sorts the problems into another order than that of the list
 */
export function checkProperties<Props extends object>(
  scope: IConstruct,
  checks: PropertyChecks<Props>,
  props: Props,
  order: (problems: Problem[]) => Problem[] = (problems) => problems,
): void {
  const typed = new TypedProperties(checks, props, environmentOf(scope), (value) => value);
  throwIfInvalid(order(check(typed)), scope);
  warnAll(scope, warningsOf(typed));
  if (typed.mayHoldTokens) {
    scope.node.addValidation({ validate: () => messages(checkResolved(checks, props, scope)) });
  }
}

/** The account and region of a construct, as far as they are known. */
export function environmentOf(scope: IConstruct): CheckEnvironment {
  return {
    get account() { return knownText(Stack.of(scope).account); },
    get region() { return knownText(Stack.of(scope).region); },
  };
}

/** Begins the names of properties in templates. */
export const TEMPLATE = 'Properties.';

/**
 * The name of a member of a property, or of a parameter that has no name for messages.
 *
 * @param name the property
 * @param typed the member as the user types it
 * @param inTemplate the name of the member in CloudFormation, used if the property is in a template
 */
export function memberName(name: string, typed: string, inTemplate: string): string {
  return [name, name.startsWith(TEMPLATE) ? inTemplate : typed].filter((part) => part !== '').join('.');
}

/** The problems of properties when their tokens have values. */
export function checkResolved<Props extends object>(checks: PropertyChecks<Props>, props: Props, scope: IConstruct): Problem[] {
  return check(new TypedProperties(checks, props, environmentOf(scope), resolverOf(Stack.of(scope))));
}

function check<Props>(subject: Subject<Props>): Problem[] {
  return ask(subject, (entry, value, name) => entry.problems(value, name, subject));
}

function warningsOf<Props>(subject: Subject<Props>): Warning[] {
  return ask(subject, (entry, value, name) => entry.warnings!(value, name, subject), subject.checks.filter(({ warnings }) => warnings));
}

/** Checks each property that is present, or required. */
export function ask<Props, Answer>(
  subject: Subject<Props>,
  question: (entry: PropertyCheck<Props>, value: unknown, name: string) => readonly Answer[],
  entries: ReadonlyArray<PropertyCheck<Props>> = subject.checks,
): Answer[] {
  const answers: Answer[] = [];
  for (const entry of entries) { // not flatMap: every construct comes through here, mostly without problems
    const value = subject.read(entry);
    if (value !== undefined || entry.required) {
      answers.push(...question(entry, value, subject.nameOf(entry.prop)));
    }
  }
  return answers;
}

/** The checks of a list with those of its groups that are needed. */
export function withGroups<Props>(
  checks: PropertyChecks<Props>, isNeeded: (group: PropertyCheckGroup<Props>) => boolean,
): Array<PropertyCheck<Props>> {
  const entries: Array<PropertyCheck<Props>> = [];
  for (const entry of checks) {
    if (!('checks' in entry)) {
      entries.push(entry);
    } else if (isNeeded(entry)) {
      entries.push(...entry.checks());
    }
  }
  return entries;
}

/** The properties of one construct or resource. */
export abstract class Subject<Props> implements CheckSubject {
  constructor(public readonly checks: ReadonlyArray<PropertyCheck<Props>>, private readonly environment: CheckEnvironment) {}

  public get region(): string | undefined {
    return this.environment.region;
  }

  public get account(): string | undefined {
    return this.environment.account;
  }

  public valueOf(prop: string): unknown {
    const entry = this.find(prop);
    return entry && this.read(entry);
  }

  public abstract nameOf(prop: string): string;
  public abstract resolve(value: unknown): unknown;
  public abstract read(entry: PropertyCheck<Props>): unknown;

  protected find(prop: string): PropertyCheck<Props> | undefined {
    return this.checks.find((candidate) => candidate.prop === prop);
  }
}

class TypedProperties<Props extends object> extends Subject<Props> {
  /** Whether a value that was read contains a token, or is an object that may contain one. */
  public mayHoldTokens = false;

  constructor(
    checks: PropertyChecks<Props>,
    private readonly props: Props,
    environment: CheckEnvironment,
    public readonly resolve: (value: unknown) => unknown,
  ) {
    super(withGroups(checks, (group) => group.props.some((prop) => !isAbsent(props[prop]))), environment);
  }

  public nameOf(prop: string): string {
    return prop;
  }

  public read({ prop, fromTyped }: PropertyCheck<Props>): unknown {
    const typed: unknown = this.props[prop];
    if (isAbsent(typed)) {
      return undefined;
    }
    const value = fromTyped ? fromTyped(typed) ?? undefined : typed;
    if (!holdsToken(value)) {
      this.mayHoldTokens ||= typeof value === 'object' && !isPlainData(value);
      return value;
    }
    this.mayHoldTokens = true;
    return this.resolve(value) ?? undefined;
  }
}

function knownText(text: string): string | undefined {
  return Token.isUnresolved(text) ? undefined : text;
}
