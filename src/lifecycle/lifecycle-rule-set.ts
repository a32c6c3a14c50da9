import { Stack } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';
import { checkRule } from './check-rule';
import type { CheckedRule, PlacedRule } from './checked-rule';
import { copyOfRule, renderRule } from './checked-rule';
import { TagStatus } from './lifecycle-rule';
import type { LifecycleRule } from './lifecycle-rule';
import type { UnreachableLifecycleRule } from './preview/lifecycle-outcome';
import { conflictsBetween } from './rule-conflicts';
import { unreachableRules } from './unreachable-rules';
import { isWholeFromOne } from './whole-numbers';
import type { Problem } from '../core/errors';

/** The service quota on rules of one policy. */
export const MOST_RULES = 50;
/** The service limit on the text of a policy, in characters. */
export const LONGEST_TEXT = 30_720;
/** What the fixed words of one rule take at most, numbers included. */
const RULE_FRAME = 400;
/** JSON writes a control character as six. */
const WORST_ESCAPE = 6;

/**
 * The rules of one policy, in the making: each is checked when it comes, alone and against the earlier ones.
 *
 * Rules are only ever added, and adding never changes the order of two rules that are there. So a conflict between two
 * rules stays a conflict, and every law can be decided when the second one comes.
 */
export class LifecycleRuleSet {
  private readonly kept: CheckedRule[] = [];
  private textBound = 0;
  private hasToken = false;
  private placed?: readonly PlacedRule[];
  private text?: string;
  private readonly reportedUnreachable = new Set<CheckedRule>();

  /** How many rules there are. */
  public get size(): number {
    return this.kept.length;
  }

  /** Keeps a copy of the rule, unless something is wrong with it; then says what. */
  public add(rule: LifecycleRule): Problem[] {
    const problems: Problem[] = [];
    const checked = checkRule(rule, problems);
    if (!checked) {
      return problems;
    }
    for (const earlier of this.kept) {
      conflictsBetween(earlier, checked, problems);
    }
    if (this.kept.length >= MOST_RULES) {
      problems.push({ code: 'TooManyLifecycleRules', message: `a lifecycle policy must have at most ${MOST_RULES} rules, got one more` });
    }
    if (problems.length > 0) {
      return problems;
    }
    this.keep(checked);
    const tooLong = this.tooLong();
    if (tooLong.length > 0) {
      this.drop(checked);
    }
    return tooLong;
  }

  /** A set with the same rules that takes no part in what is added later. */
  public copy(): LifecycleRuleSet {
    const copy = new LifecycleRuleSet();
    copy.kept.push(...this.kept);
    copy.textBound = this.textBound;
    copy.hasToken = this.hasToken;
    return copy;
  }

  /** The rules as they were given (copies), in the order of adding. */
  public rules(): LifecycleRule[] {
    return this.kept.map(({ given }) => copyOfRule(given));
  }

  /**
   * The rules with their numbers: those that came with one, then the others, then the ones for any image; within each
   * group in the order of adding. This is the order of aws-cdk-lib, so that the text is the same.
   */
  public ordered(): readonly PlacedRule[] {
    return this.placed ??= place(this.kept);
  }

  /** The unreachable rules that have not been reported yet. An unreachable rule stays so, whatever is added. */
  public newlyUnreachable(): UnreachableLifecycleRule[] {
    return unreachableRules(this.ordered()).filter(({ rulePriority }) => {
      const { rule } = this.ordered().find(({ priority }) => priority === rulePriority)!;
      return this.reportedUnreachable.size < this.reportedUnreachable.add(rule).size;
    });
  }

  /** Whether something in a rule is known at deployment only. */
  public get isTokenized(): boolean {
    return this.hasToken;
  }

  /** The policy as a plain object, tokens included. */
  public render(): { rules: object[] } {
    return { rules: this.ordered().map(renderRule) };
  }

  /** The compact JSON text. With tokens in the rules it is itself a token that resolves to a valid policy. */
  public toText(scope: IConstruct): string {
    return this.hasToken ? Stack.of(scope).toJsonString(this.render()) : this.plainText();
  }

  /** The compact JSON text of a set without tokens. */
  public plainText(): string {
    return this.text ??= JSON.stringify(this.render());
  }

  /** Whether the text of the whole is longer than ECR takes. Costs nothing for a policy that cannot come near the limit. */
  private tooLong(): Problem[] {
    if (this.textBound <= LONGEST_TEXT || this.hasToken) {
      return [];
    }
    const length = [...this.plainText()].length;
    return length <= LONGEST_TEXT ? [] : [{
      code: 'LifecyclePolicyTooLong',
      message: `the text of a lifecycle policy must have at most ${LONGEST_TEXT} characters, got ${length}; shorten descriptions and tag lists`,
    }];
  }

  private keep(rule: CheckedRule): void {
    this.kept.push(rule);
    this.textBound += textBoundOf(rule);
    this.hasToken ||= rule.hasToken;
    this.forget();
  }

  private drop(rule: CheckedRule): void {
    this.kept.pop();
    this.textBound -= textBoundOf(rule);
    this.forget();
  }

  private forget(): void {
    this.placed = undefined;
    this.text = undefined;
  }
}

function place(rules: readonly CheckedRule[]): PlacedRule[] {
  const numbered: CheckedRule[] = [];
  const unnumbered: CheckedRule[] = [];
  const any: CheckedRule[] = [];
  let next = 1;
  for (const rule of rules) {
    const { rulePriority } = rule.given;
    (rule.tagStatus === TagStatus.ANY ? any : rulePriority === undefined ? unnumbered : numbered).push(rule);
    if (isWholeFromOne(rulePriority)) {
      next = Math.max(next, rulePriority + 1);
    }
  }
  return [...numbered, ...unnumbered, ...any].map((rule) => ({ priority: rule.given.rulePriority ?? next++, rule }));
}

/** More characters than the rule can take in the text. */
function textBoundOf({ given }: CheckedRule): number {
  let literals = given.description?.length ?? 0;
  for (const tag of given.tagPrefixList ?? given.tagPatternList ?? []) {
    literals += tag.length + 1;
  }
  return RULE_FRAME + WORST_ESCAPE * literals;
}
