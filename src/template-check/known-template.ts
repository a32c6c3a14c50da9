import { Conditions } from './conditions';
import { knownValue, newBudget, type TemplateKnowledge } from './known-values';
import { referenceText } from './reference-texts';
import { resourcesOf, type TemplateResource } from './template-resources';
import type { CheckEnvironment } from '../core/property-checks';

/** A template with what is known of it before deployment. */
export class KnownTemplate implements TemplateKnowledge {
  /** The resources by logical id. */
  public readonly resources: ReadonlyMap<string, TemplateResource>;

  private readonly conditions: Conditions;
  private readonly budget = newBudget();
  private readonly texts = new Map<string, string | undefined>();

  constructor(template: unknown, public readonly environment: CheckEnvironment) {
    this.resources = new Map(resourcesOf(template).map((resource) => [resource.logicalId, resource]));
    this.conditions = new Conditions(template, (value) => this.valueOf(value));
  }

  /**
   * A value as far as it is known.
   *
   * @param assumed conditions that are taken for true or false
   */
  public valueOf(value: unknown, assumed?: ReadonlyMap<string, boolean>): unknown {
    return knownValue(value, !assumed ? this : {
      environment: this.environment,
      isTrue: (condition) => assumed.get(condition) ?? this.isTrue(condition),
      textOf: this.textOf,
    }, this.budget);
  }

  public isTrue(condition: string): boolean | undefined {
    return this.conditions.isTrue(condition);
  }

  public readonly textOf = (logicalId: string, attribute = 'Ref'): string | undefined => {
    const resource = this.resources.get(logicalId);
    const key = `${logicalId} ${attribute}`;
    if (resource && !this.texts.has(key)) {
      this.texts.set(key, undefined); // what a resource that refers to itself stays
      this.texts.set(key, referenceText(resource, attribute, this.environment, (value) => this.valueOf(value)));
    }
    return this.texts.get(key);
  };
}
