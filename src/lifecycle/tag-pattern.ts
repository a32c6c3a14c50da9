import { fitsBetweenWildcards } from '../core/wildcards';

/** The ECR API takes tags up to 300 characters; the grammar of OCI stops at 128. The looser one decides. */
const LONGEST_TAG = 300;
/** The characters of tags, by the grammar of OCI, and wildcards between them. */
const TAG_CHARACTERS = /^[\w*][\w.*-]*$/;

/** How a pattern is matched; a number so that the choice costs nothing. */
const enum Kind { EXACT, PREFIX, GENERAL }

/** A prefix or a wildcard pattern over tags, compiled once, matched in linear time with no way to backtrack. */
export class TagPattern {
  /** A pattern in which each `*` stands for any run of characters. */
  public static wildcard(text: string): TagPattern {
    return new TagPattern(text, text.split('*'));
  }

  /** Plain text that a tag must begin with. */
  public static prefix(text: string): TagPattern {
    return new TagPattern(`${text}*`, [text, '']);
  }

  /** The code of the character that a matching tag must begin with; -1 when it may begin with any. */
  public readonly first: number;
  /** Whether there can be such a tag, by the grammar of OCI. A prefix may hold a `*`, which is in no tag. */
  public readonly isSatisfiable: boolean;
  /** Whether it is made of nothing but `*`. */
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

  /** Equal for patterns that match the same tags by their very text. A prefix with a `*` is like no pattern. */
  public get key(): unknown {
    return this.head.includes('*') ? this : this.text;
  }

  /** Whether the whole tag fits. */
  public matches(tag: string): boolean {
    switch (this.kind) {
      case Kind.EXACT: return tag === this.head;
      case Kind.PREFIX: return tag.startsWith(this.head);
      default: return fitsBetweenWildcards(this.parts, tag);
    }
  }

  /**
   * Whether every tag that fits the other one fits this one too. May miss a case, never claims a wrong one:
   * the other's `*` is read as a letter that only a `*` of ours takes in, so whatever it stands for is taken in as well.
   */
  public covers(other: TagPattern): boolean {
    return (this.first === -1 || this.first === other.first) && this.isSatisfiable && other.isSatisfiable && this.matches(other.text);
  }
}
