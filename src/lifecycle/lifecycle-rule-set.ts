import { Stack } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';
import { checkIsRule, checkRule } from './check-rule';
import { copyOfRule, toCheckedRule, type CheckedRule, type PlacedRule } from './checked-rule';
import type { LifecycleRule } from './lifecycle-rule';
import { checkAutomaticNumbers, placeRules } from './place-rules';
import { checkTextLength, LONGEST_TEXT, textBoundOf } from './policy-length';
import { renderRule } from './render-rule';
import { resolveRule, resolveValue } from './resolve-rule';
import { conflictsBetween } from './rule-conflicts';
import { AutomaticallyNumberedRuleNames, NumberedRuleNames, titleOf, TypedRuleNames, type RuleNames } from './rule-names';
import { warningsAbout, type RuleWarning } from './rule-warnings';
import { isWholeFromOne } from './whole-numbers';
import { withoutNulls } from './without-nulls';
import type { Problem } from '../core/errors';

/** The service quota on rules of one policy. */
const MOST_RULES = 50;

/**
 * The rules of one policy while it is built. Each rule is checked when it is added, alone and against the earlier ones.
 *
 * Rules are only added, and adding never changes the order of two existing rules. So a conflict between two rules remains a
 * conflict, and every check can run when the second rule is added.
 */
export class LifecycleRuleSet {
  /**
   * The rules of a policy with numbers, in the order of the numbers. The numbers are dropped when other rules are added.
   *
   * @param written a set of rules that all have a number
   */
  public static imported(written: LifecycleRuleSet): LifecycleRuleSet {
    const set = new LifecycleRuleSet();
    const byNumber = [...written.ordered()].sort((a, b) => a.priority - b.priority).map(({ rule }) => rule);
    byNumber.forEach(({ given, names }) => set.addNamed({ ...given, rulePriority: undefined }, names));
    set.imported = written.ordered().map(({ priority, rule }) => ({ priority, rule: set.kept[byNumber.indexOf(rule)] }));
    return set;
  }

  private readonly kept: CheckedRule[] = [];
  private textBound = 0;
  private hasToken = false;
  /** Imported rules, with their numbers. The numbers count only while there are no other rules. */
  private imported?: readonly PlacedRule[];
  private placed?: readonly PlacedRule[];
  private text?: string;
  private readonly reported = new Map<CheckedRule, Set<string>>();

  /** How many rules there are. */
  public get size(): number {
    return this.kept.length;
  }

  /**
   * Keeps a copy of a rule if it has no problems; otherwise returns the problems.
   *
   * @param rule the rule; untyped callers may pass any value
   * @param path where the rule was typed, such as `lifecycleRules[3]`. Without it, the rule is the only one of its call
   */
  public add(rule: unknown, path?: string): Problem[] {
    return path === undefined
      ? this.addNamed(rule, new TypedRuleNames('rule'), (kept) => new NumberedRuleNames(() => this.nameByNumber(kept)))
      : this.addNamed(rule, new TypedRuleNames(path));
  }

  /**
   * Adds each rule of a list, and returns the problems.
   *
   * @param list the rules; holes in the list are ignored
   * @param path where the list was typed, such as `lifecycleRules`
   */
  public addList(list: readonly unknown[], path: string): Problem[] {
    const problems: Problem[] = [];
    for (let index = 0; index < list.length; index++) {
      problems.push(...this.add(list[index], `${path}[${index}]`));
    }
    return problems;
  }

  /**
   * Same as `add`, with other names.
   *
   * @param rule the rule
   * @param names how messages name the rule now
   * @param laterNames how messages name the rule later, when another rule is in conflict with it
   */
  public addNamed(rule: unknown, names: RuleNames, laterNames: (kept: CheckedRule) => RuleNames = () => names): Problem[] {
    const wrongType = checkIsRule(rule, names);
    if (wrongType.length > 0) {
      return [...wrongType];
    }
    const plain = withoutNulls(rule as LifecycleRule);
    const own = checkRule(plain, names);
    if (own.length > 0) {
      return [...own];
    }
    const checked = toCheckedRule(plain, names);
    const conflicts = this.conflictsWith(checked);
    if (conflicts.length > 0) {
      return conflicts;
    }
    this.kept.push(checked);
    this.changed(checked, 1);
    const tooLong = this.checkLength(names);
    if (tooLong.length > 0) {
      this.kept.pop();
      this.changed(checked, -1);
    } else {
      checked.names = laterNames(checked);
    }
    return tooLong;
  }

  /**
   * The problems of the rules when their tokens are resolved: the same checks and messages as in `add`.
   *
   * @param resolve resolves a value as far as synthesis can
   */
  public checkResolved(resolve: (value: unknown) => unknown): Problem[] {
    if (!this.hasToken) {
      return [];
    }
    const numbers = new Map(this.ordered().map(({ rule, priority }) => [rule, priority]));
    const resolved = new LifecycleRuleSet();
    return this.kept.flatMap((rule) => resolved.addNamed(
      { ...resolveRule(rule.given, resolve), rulePriority: resolveValue(numbers.get(rule), resolve) },
      rule.given.rulePriority === undefined ? new AutomaticallyNumberedRuleNames(rule.names) : rule.names,
    ));
  }

  /**
   * What to warn about.
   *
   * @param tagMutability the tag mutability of the repository, as CloudFormation has it
   */
  public warnings(tagMutability: unknown): RuleWarning[] {
    return warningsAbout(this.kept, this.ordered(), tagMutability);
  }

  /** The warnings that an earlier call has not returned. */
  public newWarnings(tagMutability: unknown): RuleWarning[] {
    return this.warnings(tagMutability).filter(({ about, id }) => {
      const ids = this.reported.get(about) ?? new Set();
      this.reported.set(about, ids);
      return ids.size < ids.add(id).size;
    });
  }

  /**
   * Adds the rules of another set, and returns the problems. Their imported numbers stay until another rule is added.
   *
   * @param other the other set
   * @param path the place of its rules, such as `lifecyclePolicy.rules`
   */
  public addAll(other: LifecycleRuleSet, path: string): Problem[] {
    const before = this.size;
    const problems = this.addList(other.kept.map(({ given }) => given), path);
    if (before === 0) {
      this.imported = other.imported?.map(({ priority, rule }) => ({ priority, rule: this.kept[other.kept.indexOf(rule)] }));
    }
    return problems;
  }

  /** A set with the same rules. Later additions to this set do not change it. */
  public copy(): LifecycleRuleSet {
    const copy = new LifecycleRuleSet();
    copy.kept.push(...this.kept);
    copy.imported = this.imported;
    copy.textBound = this.textBound;
    copy.hasToken = this.hasToken;
    return copy;
  }

  /** Copies of the rules, as passed, in the order of adding. */
  public rules(): LifecycleRule[] {
    return this.kept.map(({ given }) => copyOfRule(given));
  }

  /** The rules with their numbers, in the order of the policy text. */
  public ordered(): readonly PlacedRule[] {
    return this.placed ??= this.imported?.length === this.size ? this.imported : placeRules(this.kept);
  }

  /** Whether a rule contains a value that is known only at deployment. */
  public get isTokenized(): boolean {
    return this.hasToken;
  }

  /** The policy as a plain object, tokens included. */
  public render(): { rules: object[] } {
    return { rules: this.ordered().map(renderRule) };
  }

  /** The compact JSON text. With tokens in the rules, it is a token that resolves to a valid policy. */
  public toText(scope: IConstruct): string {
    return this.hasToken ? Stack.of(scope).toJsonString(this.render()) : this.plainText();
  }

  /** The compact JSON text of a set without tokens. */
  public plainText(): string {
    return this.text ??= JSON.stringify(this.render());
  }

  private conflictsWith(added: CheckedRule): Problem[] {
    const problems: Problem[] = [];
    for (const earlier of this.kept) {
      const conflicts = conflictsBetween(earlier, added);
      if (conflicts.length > 0) {
        problems.push(...conflicts);
      }
    }
    if (this.kept.length >= MOST_RULES) {
      problems.push({
        code: 'TooManyLifecycleRules',
        message: `${added.names.rule} is one rule too many: a lifecycle policy can have at most ${MOST_RULES} rules`,
      });
    }
    return problems.length > 0 ? problems : checkAutomaticNumbers(this.kept, added);
  }

  /** Renders no text for a policy that is far below the limit. */
  private checkLength(names: RuleNames): Problem[] {
    return this.textBound <= LONGEST_TEXT || this.hasToken ? [] : checkTextLength(this.plainText(), names.rule);
  }

  private changed(rule: CheckedRule, direction: 1 | -1): void {
    this.textBound += direction * textBoundOf(rule);
    this.hasToken ||= rule.hasToken;
    this.placed = undefined;
    this.text = undefined;
  }

  private nameByNumber(rule: CheckedRule): string {
    const { priority } = this.ordered().find((placed) => placed.rule === rule)!;
    return `rule ${isWholeFromOne(priority) ? priority : 'of an unknown number'}${titleOf(rule.given)}`;
  }
}
