import type { ScanFilter } from './scan-filter';

/**
 * The service that scans the images of a registry.
 *
 * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-scanning.html
 */
export enum ScanType {
  /** ECR itself, for vulnerabilities of the operating system. Repositories that no rule selects are scanned on demand only. */
  BASIC = 'BASIC',

  /** Amazon Inspector, for programming languages as well, at its price. Repositories that no rule selects are not scanned at all. */
  ENHANCED = 'ENHANCED',
}

/**
 * When images are scanned.
 */
export enum ScanFrequency {
  /** When they are pushed. */
  SCAN_ON_PUSH = 'SCAN_ON_PUSH',

  /** When they are pushed, and again when new vulnerabilities become known. Enhanced scanning only. */
  CONTINUOUS_SCAN = 'CONTINUOUS_SCAN',
}

/**
 * A scanning rule: which repositories are scanned, and when. A repository that rules of both frequencies select is scanned continuously.
 */
export interface ScanningRule {
  /**
   * When images are scanned. A registry accepts one rule of each frequency.
   */
  readonly frequency: ScanFrequency;

  /**
   * The repositories to scan: 1 to 100 filters, any of which selects a repository.
   *
   * @default - all repositories
   */
  readonly repositories?: ScanFilter[];
}
