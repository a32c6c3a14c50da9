import { isObject, memberOf } from './template-resources';

/** Whether the conditions of a template are true, as far as that is known before deployment. */
export class Conditions {
  private readonly definitions: unknown;
  private readonly known = new Map<string, boolean | undefined>();

  /**
   * @param template the template
   * @param valueOf evaluates what a condition compares
   */
  constructor(template: unknown, private readonly valueOf: (value: unknown) => unknown) {
    this.definitions = memberOf(template, 'Conditions');
  }

  public isTrue(name: string): boolean | undefined {
    if (!this.known.has(name)) {
      this.known.set(name, undefined); // the result for a condition that depends on itself
      this.known.set(name, this.evaluate(memberOf(this.definitions, name), 0));
    }
    return this.known.get(name);
  }

  private evaluate(condition: unknown, depth: number): boolean | undefined {
    const [[name, argument] = [], ...others] = isObject(condition) ? Object.entries(condition) : [];
    if (name === undefined || others.length > 0 || depth > MAX_DEPTH) {
      return undefined;
    }
    const operands: unknown[] = Array.isArray(argument) ? argument : [];
    const each = (): Array<boolean | undefined> => operands.map((operand) => this.evaluate(operand, depth + 1));
    switch (name) {
      case 'Condition': return typeof argument === 'string' ? this.isTrue(argument) : undefined;
      case 'Fn::Equals': return this.equal(operands);
      case 'Fn::Not': return not(each()[0]);
      case 'Fn::And': return all(each());
      case 'Fn::Or': return not(all(each().map(not)));
      default: return undefined;
    }
  }

  private equal(operands: unknown[]): boolean | undefined {
    const [one, other] = operands.map(this.valueOf);
    return typeof one === 'string' && typeof other === 'string' ? one === other : undefined;
  }
}

const MAX_DEPTH = 16;

function not(value: boolean | undefined): boolean | undefined {
  return value === undefined ? undefined : !value;
}

function all(values: Array<boolean | undefined>): boolean | undefined {
  return values.includes(false) ? false : values.includes(undefined) || values.length === 0 ? undefined : true;
}
