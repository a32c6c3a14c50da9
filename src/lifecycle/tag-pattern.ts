import { fitsBetweenWildcards } from '../core/wildcards';

/** The ECR API accepts tags of up to 300 characters, the OCI grammar up to 128. The longer limit applies here. */
const LONGEST_TAG = 300;
/** The characters of tags according to the OCI grammar, and wildcards between them. */
const TAG_CHARACTERS = /^[\w*][\w.*-]*$/;

/** How to match a pattern; a number, so that the choice costs nothing. */
const enum Kind { EXACT, PREFIX, GENERAL }

/** A prefix or a wildcard pattern for tags. It is compiled once, and matches in linear time without backtracking. */
export class TagPattern {
  /** A pattern in which each `*` stands for any run of characters. */
  public static wildcard(text: string): TagPattern {
    return new TagPattern(text, text.split('*'));
  }

  /** Literal text that a tag must begin with. */
  public static prefix(text: string): TagPattern {
    return new TagPattern(`${text}*`, [text, '']);
  }

  /** The code of the character that a matching tag must begin with; -1 if it may begin with any character. */
  public readonly first: number;
  /** Whether such a tag can exist according to the OCI grammar. A prefix may contain a `*`, but no tag does. */
  public readonly isSatisfiable: boolean;
  /** Whether the pattern consists of `*` only. */
  public readonly matchesEveryTag: boolean;
  private readonly kind: Kind;
  private readonly head: string;

  private constructor(private readonly text: string, private readonly parts: readonly string[]) {
    this.head = parts[0];
    this.isSatisfiable = text.length < LONGEST_TAG + parts.length && TAG_CHARACTERS.test(text) && !this.head.includes('*');
    this.first = this.head === '' ? -1 : this.head.charCodeAt(0);
    this.matchesEveryTag = text.length < parts.length;
    this.kind = parts.length === 1 ? Kind.EXACT : parts.length === 2 && parts[1] === '' ? Kind.PREFIX : Kind.GENERAL;
  }

  /** Equal for patterns that match the same tags because their texts are equivalent. A prefix with a `*` equals no pattern. */
  public get key(): unknown {
    return this.head.includes('*') ? this : this.text;
  }

  /** Whether the whole tag matches. */
  public matches(tag: string): boolean {
    switch (this.kind) {
      case Kind.EXACT: return tag === this.head;
      case Kind.PREFIX: return tag.startsWith(this.head);
      default: return fitsBetweenWildcards(this.parts, tag);
    }
  }

  /**
   * Whether every tag that matches the other pattern also matches this one. It may miss a case, but never claims a wrong one: a `*`
   * of the other pattern is read as a letter that only a `*` of this pattern matches, so everything that it stands for matches as
   * well.
   */
  public covers(other: TagPattern): boolean {
    return (this.first === -1 || this.first === other.first) && this.isSatisfiable && other.isSatisfiable && this.matches(other.text);
  }
}
