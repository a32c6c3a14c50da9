import { Conditions } from './conditions';
import { knownValue, newBudget } from './known-values';
import { referenceText } from './reference-texts';
import { RESOURCE_TYPES, type ResourceType } from './resource-types';
import { hasForeignMacro, memberOf, resourcesOf, type TemplateResource } from './template-resources';
import type { CheckEnvironment } from '../core/property-checks';

/** A template, and what is known about it. */
export interface TemplateToCheck {
  /** How findings name the template, such as its file. */
  readonly name: string;

  /** The template, parsed. It comes from people, so it may be anything. */
  readonly template: unknown;

  /** Where the template is deployed to, as far as it is known. By default nothing is known. */
  readonly environment?: CheckEnvironment;

  /** Templates that are deployed together, such as those of a cloud assembly, have the same group. By default a template is alone. */
  readonly group?: string;

  /** The stack that is deployed: for the template of a nested stack, the one around it. By default it is the name of the template. */
  readonly stack?: string;
}

/** A resource that is checked. */
export interface ResourceOfEcr extends TemplateResource {
  readonly template: KnownTemplate;
  readonly checkedAs: ResourceType;
}

const NOTHING: ReadonlyMap<string, boolean> = new Map();

/** A template, with what is known about it before deployment. */
export class KnownTemplate {
  public readonly name: string;
  public readonly environment: CheckEnvironment;

  /** The scope of relations between resources: the group of the template, or the template alone. */
  public readonly group: unknown;

  /** The stack that is deployed. */
  public readonly stack: string;

  /** Whether a custom macro may change the resources. */
  public readonly hasForeignMacro: boolean;

  private readonly resources: ReadonlyMap<string, TemplateResource>;
  private readonly conditions: Conditions;
  private readonly budget = newBudget();
  private readonly texts = new Map<string, string | undefined>();

  constructor({ name, template, environment = {}, group, stack = name }: TemplateToCheck) {
    this.name = name;
    this.environment = environment;
    this.group = group ?? this;
    this.stack = stack;
    this.hasForeignMacro = hasForeignMacro(template);
    this.resources = new Map(resourcesOf(template).map((resource) => [resource.logicalId, resource]));
    this.conditions = new Conditions(template, (value) => this.valueOf(value));
  }

  /** The resources to check: those of known types, unless they are certainly not created. */
  public resourcesOfEcr(): ResourceOfEcr[] {
    return [...this.resources.values()].flatMap((resource) => {
      const checkedAs = RESOURCE_TYPES.get(resource.type);
      return !checkedAs || this.isCreated(resource) === false ? [] : [{ ...resource, template: this, checkedAs }];
    });
  }

  /** Whether a resource is created; `undefined` if that is known only at deployment. */
  public isCreated({ condition }: TemplateResource): boolean | undefined {
    return condition === undefined ? true : this.isTrue(condition);
  }

  /**
   * A value as far as it is known.
   *
   * @param assumed conditions that are assumed to be true or false
   * @param undecided collects the conditions that are known only at deployment
   */
  public valueOf(value: unknown, assumed: ReadonlyMap<string, boolean> = NOTHING, undecided?: Set<string>): unknown {
    const isTrue = (condition: string): boolean | undefined => {
      const is = assumed.get(condition) ?? this.isTrue(condition);
      if (is === undefined) {
        undecided?.add(condition);
      }
      return is;
    };
    return knownValue(value, { environment: this.environment, textOf: this.textOf, isTrue }, this.budget);
  }

  /** The resource of the template to which a value refers, by `Ref` or an attribute. */
  public resourceOf(reference: unknown): TemplateResource | undefined {
    const target: unknown = memberOf(reference, 'Ref') ?? [memberOf(reference, 'Fn::GetAtt')].flat()[0];
    return typeof target === 'string' ? this.resources.get(target.split('.')[0]) : undefined;
  }

  /** Whether a condition is true; `undefined` if that is known only at deployment. */
  public isTrue(condition: string): boolean | undefined {
    return this.conditions.isTrue(condition);
  }

  /** The value of a reference to a resource of the template, as far as it is known. */
  public readonly textOf = (logicalId: string, attribute = 'Ref'): string | undefined => {
    const resource = this.resources.get(logicalId);
    const key = `${logicalId} ${attribute}`;
    if (resource && !this.texts.has(key)) {
      this.texts.set(key, undefined); // the value for a resource that refers to itself
      this.texts.set(key, referenceText(resource, attribute, this.environment, (value) => this.valueOf(value)));
    }
    return this.texts.get(key);
  };
}
