import type { CompiledRule } from './compiled-rule';
import type { TagPattern } from '../tag-pattern';

const ASCII = 128;

/**
 * Finds the rules that the tags of an image match.
 *
 * A pattern is tried on a tag only if their first characters agree, and a pattern that several rules share is tried once. The
 * remaining work is proportional to the number of matching patterns, not of rules.
 */
export class TagMatcher {
  private readonly patterns: TagPattern[] = [];
  /** Pattern numbers by the code of a tag's first character; the last list is for all others. */
  private readonly byFirst: readonly (readonly number[])[];
  /** For each pattern, the numbers of the rules that require it. */
  private readonly rulesOf: number[][] = [];
  /** For each rule, the number of different patterns that it requires. */
  private readonly asked: Int32Array;
  /** For each rule, how many of them the tags of the current image matched. */
  private readonly met: Int32Array;
  /** For each rule, the image that `met` refers to; and for each pattern, the last image that matched it. */
  private readonly metBy: Int32Array;
  private readonly fitsTo: Int32Array;

  constructor(rules: readonly CompiledRule[]) {
    const numbers = new Map<unknown, number>();
    const wanted = rules.map((rule) => new Set(rule.patterns.map((pattern) => this.numberOf(pattern, numbers))));
    wanted.forEach((set, rule) => set.forEach((pattern) => this.rulesOf[pattern].push(rule)));
    this.asked = Int32Array.from(wanted, ({ size }) => size);
    this.met = new Int32Array(rules.length);
    this.metBy = new Int32Array(rules.length);
    this.fitsTo = new Int32Array(this.patterns.length).fill(-1);
    this.byFirst = Array.from({ length: ASCII + 1 }, (_, code) => this.patterns.flatMap(
      ({ first }, number) => first === -1 || Math.min(first, ASCII) === code ? [number] : [],
    ));
  }

  /** Appends the rules whose patterns all match tags, in any order. */
  public satisfied(image: number, tags: readonly string[], found: number[]): void {
    const { byFirst, patterns, fitsTo } = this;
    for (let tag = 0; tag < tags.length; tag++) {
      const candidates = byFirst[tags[tag].charCodeAt(0)] ?? byFirst[ASCII];
      for (let place = 0; place < candidates.length; place++) {
        const pattern = candidates[place];
        if (fitsTo[pattern] !== image && patterns[pattern].matches(tags[tag])) {
          fitsTo[pattern] = image;
          this.meet(image, pattern, found);
        }
      }
    }
  }

  private meet(image: number, pattern: number, found: number[]): void {
    for (const rule of this.rulesOf[pattern]) {
      this.met[rule] = this.metBy[rule] === image ? this.met[rule] + 1 : 1;
      this.metBy[rule] = image;
      if (this.met[rule] === this.asked[rule]) {
        found.push(rule);
      }
    }
  }

  private numberOf(pattern: TagPattern, numbers: Map<unknown, number>): number {
    let number = numbers.get(pattern.key);
    if (number === undefined) {
      number = this.patterns.push(pattern) - 1;
      this.rulesOf.push([]);
      numbers.set(pattern.key, number);
    }
    return number;
  }
}
