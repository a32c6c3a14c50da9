import type { CfnSigningConfiguration } from 'aws-cdk-lib/aws-ecr';
import { checkFilterText, requirePlainFilter, WILDCARD_FORM, type FilterDialect } from './filter-checks';
import { throwIfInvalid } from '../core/errors';
import { fitsBetweenWildcards } from '../core/wildcards';

/** The filters that signing accepts. */
export const SIGNING_FILTER: FilterDialect = {
  type: 'WILDCARD_MATCH',
  everything: 'leave it out',
  factory: 'SigningFilter.wildcard(…)',
  min: 1,
  max: 256,
  ...WILDCARD_FORM,
};

/**
 * Selects the repositories whose images are signed.
 *
 * | filter | selects | does not select |
 * |---|---|---|
 * | `wildcard('prod/*')` | `prod/api`, `prod/web/site` | `team/prod/api` |
 * | `wildcard('prod')` | `prod` | `production`, `prod/api` |
 *
 * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/managed-signing.html
 */
export class SigningFilter {
  /**
   * Select the repositories whose whole name matches a pattern.
   *
   * Throws when the pattern is not 1 to 256 lowercase letters, digits, `*` and single separators `. _ - /` between them.
   * Repository names may have `__` or `--`; write `*` there.
   *
   * @param pattern the pattern, in which each `*` stands for any run of characters, including `/`; without one it is the name of one repository
   */
  public static wildcard(pattern: string): SigningFilter {
    throwIfInvalid(checkFilterText(SIGNING_FILTER, 'pattern', pattern));
    return new SigningFilter(pattern);
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
    return fitsBetweenWildcards(this.text.split('*'), repositoryName);
  }

  /**
   * The filter in the form of CloudFormation.
   *
   * @internal
   */
  public _render(): CfnSigningConfiguration.RepositoryFilterProperty {
    return { filter: this.text, filterType: SIGNING_FILTER.type };
  }
}
