import { LifecycleAction } from './lifecycle-rule';
import type { LifecycleRule } from './lifecycle-rule';

/** The properties of a rule, each with its key in the JSON text of a policy. */
export const JSON_KEYS: Readonly<Record<keyof LifecycleRule, string>> = {
  rulePriority: 'rulePriority',
  description: 'description',
  tagStatus: 'selection.tagStatus',
  tagPrefixList: 'selection.tagPrefixList',
  tagPatternList: 'selection.tagPatternList',
  maxImageCount: 'selection.countNumber',
  maxImageAge: 'selection.countNumber',
  maxTimeSinceLastPull: 'selection.countNumber',
  maxTimeInArchive: 'selection.countNumber',
  action: 'action.type',
};

/** How messages name a rule and its properties, so that readers can find them in what they wrote. */
export interface RuleNames {
  /** The rule, such as `lifecycleRules[3]`. */
  readonly rule: string;

  /** How to fix a wrong number. */
  readonly numberAdvice: string;

  /** A property of the rule, such as `lifecycleRules[3].maxImageCount`. */
  of(prop: keyof LifecycleRule): string;

  /** The text for an action. */
  actionOf(action: LifecycleAction): string;
}

/** The names of a rule from a program. */
export class TypedRuleNames implements RuleNames {
  public readonly numberAdvice: string = '; leave it out to number rules automatically';

  constructor(private readonly path: string) {}

  public get rule(): string {
    return this.path;
  }

  public of(prop: keyof LifecycleRule): string {
    return `${this.rule}.${prop}`;
  }

  public actionOf(action: LifecycleAction): string {
    return action === LifecycleAction.ARCHIVE ? 'LifecycleAction.ARCHIVE' : 'LifecycleAction.EXPIRE';
  }
}

/** The names of a rule from a program that had no number, after it has got one. */
export class AutomaticallyNumberedRuleNames extends TypedRuleNames {
  public readonly numberAdvice = ', which is its automatic number; give every rule a rulePriority, or none';

  constructor(private readonly typed: RuleNames) {
    super(typed.rule);
  }

  public of(prop: keyof LifecycleRule): string {
    return this.typed.of(prop);
  }
}

/** The names of a rule whose place in the program is no longer known, and whose number may still change. */
export class NumberedRuleNames extends TypedRuleNames {
  constructor(private readonly name: () => string) {
    super('rule');
  }

  public get rule(): string {
    return this.name();
  }

  public of(prop: keyof LifecycleRule): string {
    return `${prop} of ${this.rule}`;
  }
}

/** The names of a rule in the JSON text of a policy, where every rule needs a number. */
export class WrittenRuleNames implements RuleNames {
  public readonly numberAdvice = '';

  constructor(public readonly rule: string) {}

  public of(prop: keyof LifecycleRule): string {
    return `${this.rule}.${JSON_KEYS[prop]}`;
  }

  public actionOf(action: LifecycleAction): string {
    return action === LifecycleAction.ARCHIVE ? "'transition'" : "'expire'";
  }
}

/** How readers recognize a rule while its number may still change: ` (its description)`, or its tags. */
export function titleOf({ description, tagPrefixList, tagPatternList }: LifecycleRule): string {
  const title = description || (tagPrefixList ?? tagPatternList)?.join(' and ');
  return title ? ` (${title})` : '';
}
