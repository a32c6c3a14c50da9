import { only, parseArguments, usage } from './command-arguments';
import { isAccountId } from '../checks/account-ids';
import { isRegion } from '../checks/regions';

export const CHECK_HELP = `Checks the ECR resources of CloudFormation templates from any source. Reads files only; makes no calls to AWS.

Usage:
  cdk-ecr check TEMPLATE... [options]
  cdk-ecr check cdk.out [options]

Input:
  TEMPLATE...          templates in JSON or YAML, each on its own; - is stdin
  cdk.out              a cloud assembly that cdk synth wrote: its stacks, stages and nested stacks are checked together
  --region REGION      the region of templates whose environment is not known, such as eu-west-1
  --account ID         the account of templates whose environment is not known: 12 digits

Output:
  --fail-on warning    exit with 1 for warnings as well; by default for errors only
  --json               print JSON for programs instead of text
  --github             print workflow commands, which GitHub Actions shows beside the lines of a pull request
  --sarif FILE         also write SARIF 2.1.0, for code scanning
  --help, --version

Exit codes: 0 fine, 1 problems, 2 bad input or usage, 3 an error of this program or a report that cannot be written.
`;

/** The arguments of `cdk-ecr check`. */
export interface CheckArguments {
  readonly command: 'check';
  readonly templates: readonly string[];
  readonly region?: string;
  readonly account?: string;
  readonly json: boolean;
  readonly github: boolean;
  readonly sarif?: string;
  readonly failOn: 'error' | 'warning';
}

const OPTIONS = {
  'region': { type: 'string', multiple: true },
  'account': { type: 'string', multiple: true },
  'json': { type: 'boolean' },
  'github': { type: 'boolean' },
  'sarif': { type: 'string', multiple: true },
  'fail-on': { type: 'string', multiple: true },
} as const;

/** Parses the arguments of `cdk-ecr check`; throws `BadInput`. */
export function readCheckArguments(argv: readonly string[]): CheckArguments {
  const { values, words: templates } = parseArguments(argv, OPTIONS);
  const region = only('region', values.region);
  const account = only('account', values.account);
  const failOn = only('fail-on', values['fail-on']) ?? 'error';
  if (templates.length === 0) {
    throw usage('give a template or a cloud assembly, such as cdk.out');
  }
  if (templates.includes('')) {
    throw usage('the path of a template must not be empty');
  }
  if (templates.filter((file) => file === '-').length > 1) {
    throw usage("only one file can be '-', stdin");
  }
  if (region !== undefined && !isRegion(region)) {
    throw usage(`--region must be a region such as eu-west-1, got '${region}'`);
  }
  if (account !== undefined && !isAccountId(account)) {
    throw usage(`--account must have 12 digits, got '${account}'`);
  }
  if (failOn !== 'error' && failOn !== 'warning') {
    throw usage(`--fail-on must be error or warning, got '${failOn}'`);
  }
  if (values.json && values.github) {
    throw usage('give either --json or --github');
  }
  return {
    command: 'check', templates, region, account, failOn, json: values.json ?? false, github: values.github ?? false, sarif: only('sarif', values.sarif),
  };
}
