import { only, parseArguments, usage } from './command-arguments';
import { toMoment } from '../lifecycle/preview/dates';

export const PREVIEW_HELP = `Shows what an ECR lifecycle policy would do to images. Reads files only; makes no calls to AWS, deletes nothing.

Usage:
  cdk-ecr preview --policy FILE --images FILE... [options]
  cdk-ecr preview --template FILE [--resource NAME] --images FILE... [options]

Which policy:
  --policy FILE        the JSON of a policy, or what 'aws ecr get-lifecycle-policy' prints
  --template FILE      a CloudFormation template in JSON or YAML, such as cdk.out/MyStack.template.json
  --resource NAME      the logical id, construct path, repository name or prefix in the template; needed when several have a
                       policy

Which images:
  --images FILE...     what 'aws ecr describe-images' prints; several files are the pages of one repository; - is stdin
  --manifests FILE...  what 'aws ecr batch-get-image' prints for the image indexes: lists the images they hold
  --now TIME           the time of the preview, such as 2026-11-01 or 2026-11-01T06:00:00Z; by default the current time

Output:
  --must-keep PATTERN  exit with 1 when an image with such a tag (* is any text) or digest would be expired or archived,
                       or when there is no such image; may be given several times
  --allow-no-match     do not fail when a --must-keep matches no image
  --all                list every image, also those that stay
  --json               print JSON for programs instead of tables
  --html FILE          also write a web page in one file, which needs no network
  --help, --version

Exit codes: 0 fine, 1 --must-keep fails, 2 bad input or usage, 3 an error of this program or a report that cannot be written.
`;

/** The arguments of `cdk-ecr preview`. */
export interface PreviewArguments {
  readonly command: 'preview';
  readonly policy?: string;
  readonly template?: string;
  readonly resource?: string;
  readonly images: readonly string[];
  readonly manifests: readonly string[];
  readonly now?: Date;
  readonly mustKeep: readonly string[];
  readonly allowNoMatch: boolean;
  readonly all: boolean;
  readonly json: boolean;
  readonly html?: string;
}

const OPTIONS = {
  'policy': { type: 'string', multiple: true },
  'template': { type: 'string', multiple: true },
  'resource': { type: 'string', multiple: true },
  'images': { type: 'string', multiple: true },
  'manifests': { type: 'string', multiple: true },
  'now': { type: 'string', multiple: true },
  'must-keep': { type: 'string', multiple: true },
  'html': { type: 'string', multiple: true },
  'allow-no-match': { type: 'boolean' },
  'all': { type: 'boolean' },
  'json': { type: 'boolean' },
} as const;

/** Options that take all arguments after them, so that `pages/*.json` of a shell works. */
const LISTS = ['images', 'manifests'] as const;

/** Parses the arguments of `cdk-ecr preview`; throws `BadInput`. */
export function readPreviewArguments(argv: readonly string[]): PreviewArguments {
  const { values, lists, words } = parseArguments(argv, OPTIONS, LISTS);
  if (words.length > 0) {
    throw usage(`unexpected word '${words[0]}'`);
  }
  const single = (name: 'policy' | 'template' | 'resource' | 'now' | 'html') => only(name, values[name]);
  const given: PreviewArguments = {
    command: 'preview',
    policy: single('policy'),
    template: single('template'),
    resource: single('resource'),
    images: lists.images,
    manifests: lists.manifests,
    now: moment(single('now')),
    mustKeep: values['must-keep'] ?? [],
    allowNoMatch: values['allow-no-match'] ?? false,
    all: values.all ?? false,
    json: values.json ?? false,
    html: single('html'),
  };
  check(given);
  return given;
}

function check({ policy, template, resource, images, manifests, mustKeep }: PreviewArguments): void {
  if ((policy === undefined) === (template === undefined)) {
    throw usage('give either --policy FILE or --template FILE');
  }
  if (resource !== undefined && template === undefined) {
    throw usage('--resource needs --template');
  }
  if (images.length === 0) {
    throw usage('give --images FILE');
  }
  if ([policy, template, ...images, ...manifests].filter((file) => file === '-').length > 1) {
    throw usage("only one file can be '-', stdin");
  }
  if (mustKeep.includes('')) {
    throw usage('--must-keep must not be empty');
  }
}

/** A date alone is midnight in UTC, as in JavaScript. A time without zone would differ between machines. */
function moment(text: string | undefined): Date | undefined {
  if (text === undefined) {
    return undefined;
  }
  const date = toMoment(/^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00:00Z` : text);
  if (date === undefined) {
    throw usage(`--now must be a date or a time with its zone, such as 2026-11-01 or 2026-11-01T06:00:00Z, got '${text}'`);
  }
  return date;
}
