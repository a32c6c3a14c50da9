import { checkBadge } from './badges';
import { throwIfInvalid } from '../core/errors';

/**
 * An architecture that the images of a public repository run on. The gallery shows it as a badge.
 *
 * The gallery searches by the constants of this class. It shows every other value, but does not find repositories by it.
 *
 * @see https://docs.aws.amazon.com/AmazonECR/latest/public/public-repository-catalog-data.html
 */
export class PublicArchitecture {
  /** Intel and AMD, 64 bit: `x86-64`. */
  public static readonly X86_64 = new PublicArchitecture('x86-64');

  /** Intel and AMD, 32 bit: `x86`. */
  public static readonly X86 = new PublicArchitecture('x86');

  /** Arm, 64 bit: `ARM 64`. */
  public static readonly ARM_64 = new PublicArchitecture('ARM 64');

  /** Arm, 32 bit: `ARM`. */
  public static readonly ARM = new PublicArchitecture('ARM');

  /**
   * Another architecture.
   *
   * Throws when the text is empty or too long.
   *
   * @param value the text of the badge, 1 to 50 characters
   */
  public static of(value: string): PublicArchitecture {
    throwIfInvalid(checkBadge(value, 'value'));
    return new PublicArchitecture(value);
  }

  private constructor(
    /** The text of the badge. */
    public readonly value: string,
  ) {}
}

/** The architectures that the gallery searches by. */
export const SEARCHABLE_ARCHITECTURES: readonly string[] = Object.values(PublicArchitecture).map(({ value }) => value);
