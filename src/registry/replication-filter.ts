import type { CfnReplicationConfiguration } from 'aws-cdk-lib/aws-ecr';
import { adviceOnAlphabet, checkFilterText, requirePlainFilter, type FilterDialect } from './filter-checks';
import { throwIfInvalid } from '../core/errors';
import { formatValue } from '../core/format-value';

/** The filters that replication accepts. */
export const REPLICATION_FILTER: FilterDialect = {
  type: 'PREFIX_MATCH',
  everything: 'leave it out',
  factory: 'ReplicationFilter.prefix(…)',
  min: 2,
  max: 256,
  pattern: /^(?:[a-z0-9][a-z0-9._-]*\/)*[a-z0-9._-]*$/,
  form: 'must be the beginning of a repository name: lowercase letters, digits and "." "_" "-" "/", with a letter or digit at the start and after each "/"',
  advice: (text) => adviceOnAlphabet(text) ?? (text.includes('*') ? `a prefix has no wildcard: write ${formatValue(text.replace(/\*.*$/, ''))}` : undefined),
};

/**
 * Selects the repositories that a replication rule copies.
 *
 * | filter | selects | does not select |
 * |---|---|---|
 * | `prefix('prod/')` | `prod/api`, `prod/web/site` | `production`, `team/prod/api` |
 * | `prefix('prod')` | `prod`, `prod/api`, and also `production` | `team/prod` |
 *
 * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/replication.html
 */
export class ReplicationFilter {
  /**
   * Select the repositories whose name begins with a prefix.
   *
   * Throws when the prefix is not 2 to 256 lowercase letters, digits and `. _ - /`, or begins with `/`.
   *
   * @param prefix the beginning of the names; end it with `/` to select a namespace, because `prod` also selects `production`
   */
  public static prefix(prefix: string): ReplicationFilter {
    throwIfInvalid(checkFilterText(REPLICATION_FILTER, 'prefix', prefix));
    return new ReplicationFilter(prefix);
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
    return repositoryName.startsWith(this.text);
  }

  /**
   * The filter in the form of CloudFormation.
   *
   * @internal
   */
  public _render(): CfnReplicationConfiguration.RepositoryFilterProperty {
    return { filter: this.text, filterType: REPLICATION_FILTER.type };
  }
}
