import type { CfnRegistryScanningConfiguration } from 'aws-cdk-lib/aws-ecr';
import { checkFilterText, requirePlainFilter, WILDCARD_FORM, type FilterDialect } from './filter-checks';
import { fail, throwIfInvalid } from '../core/errors';
import { formatValue } from '../core/format-value';
import { isKnownLater } from '../core/tokens';
import { fitsBetweenWildcards } from '../core/wildcards';

/** The filters that scanning accepts. */
export const SCAN_FILTER: FilterDialect = {
  type: 'WILDCARD',
  everything: 'use "*"',
  factory: 'ScanFilter.wildcard(…) or ScanFilter.contains(…)',
  min: 1,
  max: 255,
  ...WILDCARD_FORM,
};

/**
 * Selects the repositories that are scanned.
 *
 * Without a `*`, a filter selects every name that contains it. So no filter selects exactly one repository.
 *
 * | filter | selects | does not select |
 * |---|---|---|
 * | `wildcard('prod/*')` | `prod/api`, `prod/web/site` | `team/prod/api` |
 * | `wildcard('*-prod')` | `api-prod` | `api-prod-2` |
 * | `contains('prod')` | `prod`, `production`, `team/prod/api` | `dev/api` |
 *
 * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-scanning-filters.html
 */
export class ScanFilter {
  /**
   * Select the repositories whose whole name matches a pattern. `wildcard('*')` selects every repository.
   *
   * Throws when the pattern has no `*`, or is not 1 to 255 lowercase letters, digits, `*` and single separators `. _ - /` between them.
   * Repository names may have `__` or `--`; write `*` there.
   *
   * @param pattern the pattern, in which each `*` stands for any run of characters, including `/`
   */
  public static wildcard(pattern: string): ScanFilter {
    throwIfInvalid(checkFilterText(SCAN_FILTER, 'pattern', pattern));
    if (!isKnownLater(pattern) && !pattern.includes('*')) {
      fail('InvalidRepositoryFilter', `pattern must hold at least one "*", got ${formatValue(pattern)}: `
        + 'without one, ECR selects every repository whose name contains it; use ScanFilter.contains if that is meant');
    }
    return new ScanFilter(pattern);
  }

  /**
   * Select the repositories whose name contains a text anywhere.
   *
   * Throws when the text has a `*`, or is not 1 to 255 lowercase letters, digits and single separators `. _ - /` between them.
   *
   * @param text a part of the names
   */
  public static contains(text: string): ScanFilter {
    throwIfInvalid(checkFilterText(SCAN_FILTER, 'text', text));
    if (!isKnownLater(text) && text.includes('*')) {
      fail('InvalidRepositoryFilter', `text must be without "*", got ${formatValue(text)}: use ScanFilter.wildcard for a pattern of the whole name`);
    }
    return new ScanFilter(text);
  }

  private constructor(private readonly text: string) {}

  /**
   * Whether the filter selects a repository, as ECR decides it.
   *
   * Throws when the filter or the name is a token.
   *
   * @param repositoryName the name of the repository, without registry and tag
   */
  public matches(repositoryName: string): boolean {
    requirePlainFilter(this.text, repositoryName);
    return this.text.includes('*') ? fitsBetweenWildcards(this.text.split('*'), repositoryName) : repositoryName.includes(this.text);
  }

  /**
   * The filter in the form of CloudFormation.
   *
   * @internal
   */
  public _render(): CfnRegistryScanningConfiguration.RepositoryFilterProperty {
    return { filter: this.text, filterType: SCAN_FILTER.type };
  }
}
