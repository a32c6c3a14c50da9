import { checkBadge } from './badges';
import { throwIfInvalid } from '../core/errors';

/**
 * An operating system that the images of a public repository run on. The gallery shows it as a badge.
 *
 * The gallery searches by the constants of this class. It shows every other value, but does not find repositories by it.
 *
 * @see https://docs.aws.amazon.com/AmazonECR/latest/public/public-repository-catalog-data.html
 */
export class PublicOperatingSystem {
  /** Linux: `Linux`. */
  public static readonly LINUX = new PublicOperatingSystem('Linux');

  /** Windows: `Windows`. */
  public static readonly WINDOWS = new PublicOperatingSystem('Windows');

  /**
   * Another operating system.
   *
   * Throws when the text is empty or too long.
   *
   * @param value the text of the badge, 1 to 50 characters
   */
  public static of(value: string): PublicOperatingSystem {
    throwIfInvalid(checkBadge(value, 'value'));
    return new PublicOperatingSystem(value);
  }

  private constructor(
    /** The text of the badge. */
    public readonly value: string,
  ) {}
}

/** The operating systems that the gallery searches by. */
export const SEARCHABLE_OPERATING_SYSTEMS: readonly string[] = Object.values(PublicOperatingSystem).map(({ value }) => value);
