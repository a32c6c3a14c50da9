import type { CompiledRule } from './compiled-rule';
import type { TagPattern } from './tag-pattern';

const ASCII = 128;

/**
 * Answers which rules an image's tags satisfy. A pattern is tried on a tag only when their first characters agree, and a
 * pattern that several rules share is tried once.
 */
export class TagMatcher {
  private readonly patterns: TagPattern[] = [];
  /** Pattern numbers by the code of a tag's first character; the last list is for any other character. */
  private readonly byFirst: number[][];
  /** For each rule, the numbers of its patterns. */
  private readonly wanted: readonly Int32Array[];
  /** For each pattern, the last image that met it. */
  private readonly met: Int32Array;

  constructor(rules: readonly CompiledRule[]) {
    const numbers = new Map<string, number>();
    this.wanted = rules.map((rule) => Int32Array.from(new Set(rule.patterns.map((pattern) => this.numberOf(pattern, numbers)))));
    this.byFirst = Array.from({ length: ASCII + 1 }, (_, code) => this.patterns.flatMap(
      ({ first }, number) => first === -1 || first === code || (code === ASCII && first >= ASCII) ? [number] : [],
    ));
    this.met = new Int32Array(this.patterns.length).fill(-1);
  }

  /** Reads the tags of an image; `satisfies` then answers for it. */
  public read(image: number, tags: readonly string[]): void {
    const { byFirst, patterns, met } = this;
    for (const tag of tags) {
      const code = tag.charCodeAt(0);
      for (const number of byFirst[code < ASCII ? code : ASCII]) {
        if (met[number] !== image && patterns[number].matches(tag)) {
          met[number] = image;
        }
      }
    }
  }

  /** Whether the tags of the image that was read last meet all patterns of a rule. */
  public satisfies(image: number, rule: number): boolean {
    for (const number of this.wanted[rule]) {
      if (this.met[number] !== image) {
        return false;
      }
    }
    return true;
  }

  private numberOf(pattern: TagPattern, numbers: Map<string, number>): number {
    let number = numbers.get(pattern.key);
    if (number === undefined) {
      number = this.patterns.push(pattern) - 1;
      numbers.set(pattern.key, number);
    }
    return number;
  }
}
