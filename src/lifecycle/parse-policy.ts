import { Duration } from 'aws-cdk-lib/core';
import { LifecycleAction } from './lifecycle-rule';
import type { LifecycleRule, TagStatus } from './lifecycle-rule';
import type { Problem } from '../core/errors';
import { formatValue } from '../core/format-value';

type Json = Record<string, unknown>;

/** What a count type needs to stand beside it, and how it is called in a rule. */
interface Criterion {
  readonly prop: 'maxImageCount' | 'maxImageAge' | 'maxTimeSinceLastPull' | 'maxTimeInArchive';
  readonly storageClass: 'standard' | 'archive';
}

const CRITERIA: Readonly<Record<string, Criterion>> = {
  imageCountMoreThan: { prop: 'maxImageCount', storageClass: 'standard' },
  sinceImagePushed: { prop: 'maxImageAge', storageClass: 'standard' },
  sinceImagePulled: { prop: 'maxTimeSinceLastPull', storageClass: 'standard' },
  sinceImageTransitioned: { prop: 'maxTimeInArchive', storageClass: 'archive' },
};

const RULE_KEYS = { required: ['rulePriority', 'selection', 'action'], optional: ['description'] };
const SELECTION_KEYS = {
  required: ['tagStatus', 'countType', 'countNumber'],
  optional: ['countUnit', 'tagPatternList', 'tagPrefixList', 'storageClass'],
};

/**
 * Reads the text of a policy, but for rules to pass over; beside problems, the rules that have none. The grammar is checked
 * here; what rules say is checked when they come together.
 */
export function readPolicy(text: unknown, passesOver: (rule: unknown) => boolean = () => false): { rules: LifecycleRule[]; problems: Problem[] } {
  const reader = new PolicyReader(passesOver);
  return { rules: reader.read(text), problems: reader.problems };
}

class PolicyReader {
  public readonly problems: Problem[] = [];

  public constructor(private readonly passesOver: (rule: unknown) => boolean) {}

  public read(text: unknown): LifecycleRule[] {
    const policy = this.parse(text);
    if (!policy) {
      return [];
    }
    if ('lifecyclePolicyText' in policy) {
      this.note('the text must be the policy itself; this is the answer of get-lifecycle-policy: pass its lifecyclePolicyText');
      return [];
    }
    if (!this.keys('the policy', policy, { required: ['rules'], optional: [] })) {
      return [];
    }
    const { rules } = policy;
    if (!Array.isArray(rules) || rules.length === 0) {
      this.note(`rules must be a list of at least one rule, got ${formatValue(rules)}`);
      return [];
    }
    return rules.flatMap((rule: unknown, index) => this.passesOver(rule) ? [] : this.rule(`rules[${index}]`, rule) ?? []);
  }

  private parse(text: unknown): Json | undefined {
    if (typeof text !== 'string') {
      this.note(`the text of a policy must be a string, got ${formatValue(text)}`);
      return undefined;
    }
    try {
      return this.object('the text of a policy', JSON.parse(text));
    } catch (error) {
      this.note(`the text of a policy must be JSON, got ${formatValue(text)} (${(error as Error).message})`);
      return undefined;
    }
  }

  private rule(path: string, value: unknown): LifecycleRule | undefined {
    const before = this.problems.length;
    const rule = this.object(path, value);
    const selection = rule && this.keys(path, rule, RULE_KEYS) && this.object(`${path}.selection`, rule.selection);
    if (!selection || !this.keys(`${path}.selection`, selection, SELECTION_KEYS)) {
      return undefined;
    }
    const criterion = this.criterion(`${path}.selection`, selection);
    const action = this.action(`${path}.action`, rule.action);
    this.wholeNumber(`${path}.rulePriority`, rule.rulePriority);
    if (rule.description !== undefined && typeof rule.description !== 'string') {
      this.note(`${path}.description must be a string, got ${formatValue(rule.description)}`);
    }
    return this.problems.length > before ? undefined : {
      rulePriority: rule.rulePriority as number,
      description: rule.description as string | undefined,
      tagStatus: selection.tagStatus as TagStatus,
      tagPrefixList: selection.tagPrefixList as string[] | undefined,
      tagPatternList: selection.tagPatternList as string[] | undefined,
      ...criterion,
      action: action!,
    };
  }

  private criterion(path: string, selection: Json): Partial<LifecycleRule> | undefined {
    const { countType, countNumber, countUnit, storageClass = 'standard' } = selection;
    const known = typeof countType === 'string' && Object.hasOwn(CRITERIA, countType) ? CRITERIA[countType] : undefined;
    if (!known) {
      this.note(`${path}.countType must be one of ${Object.keys(CRITERIA).join(', ')}, got ${formatValue(countType)}`);
      return undefined;
    }
    const counted = known.prop === 'maxImageCount';
    const unit = counted ? undefined : 'days';
    if (countUnit !== unit) {
      this.note(`${path}.countUnit must be ${counted ? 'absent' : "'days'"} with countType ${formatValue(countType)}, got ${formatValue(countUnit)}`);
    }
    if (storageClass !== known.storageClass) {
      this.note(`${path}.storageClass must be '${known.storageClass}' with countType ${formatValue(countType)}, got ${formatValue(selection.storageClass)}`);
    }
    if (!this.wholeNumber(`${path}.countNumber`, countNumber)) {
      return undefined;
    }
    return { [known.prop]: counted ? countNumber : Duration.days(countNumber as number) };
  }

  private action(path: string, value: unknown): LifecycleAction | undefined {
    const action = this.object(path, value);
    if (action?.type === 'expire' && this.keys(path, action, { required: ['type'], optional: [] })) {
      return LifecycleAction.EXPIRE;
    }
    if (action?.type === 'transition' && this.keys(path, action, { required: ['type', 'targetStorageClass'], optional: [] })) {
      if (action.targetStorageClass === 'archive') {
        return LifecycleAction.ARCHIVE;
      }
      this.note(`${path}.targetStorageClass must be 'archive', got ${formatValue(action.targetStorageClass)}`);
    } else if (action && action.type !== 'expire' && action.type !== 'transition') {
      this.note(`${path}.type must be 'expire' or 'transition', got ${formatValue(action.type)}`);
    }
    return undefined;
  }

  private object(path: string, value: unknown): Json | undefined {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return value as Json;
    }
    this.note(`${path} must be an object, got ${formatValue(value)}`);
    return undefined;
  }

  /** ECR refuses a key that it does not know, and a null. */
  private keys(path: string, object: Json, { required, optional }: { required: string[]; optional: string[] }): boolean {
    const before = this.problems.length;
    for (const key of required) {
      if (!Object.hasOwn(object, key)) {
        this.note(`${path} must have the key '${key}'`);
      }
    }
    for (const key of Object.keys(object)) {
      if (!required.includes(key) && !optional.includes(key)) {
        this.note(`${path} must not have the key ${formatValue(key)}; ECR knows ${[...required, ...optional].join(', ')}`);
      } else if (object[key] === null) {
        this.note(`${path}.${key} must not be null${optional.includes(key) ? '; leave it out' : ''}`);
      }
    }
    return this.problems.length === before;
  }

  private wholeNumber(path: string, value: unknown): boolean {
    if (Number.isSafeInteger(value) && value as number >= 1) {
      return true;
    }
    this.note(`${path} must be a whole number from 1, got ${formatValue(value)}`);
    return false;
  }

  private note(message: string): void {
    this.problems.push({ code: 'InvalidLifecyclePolicyText', message });
  }
}
