import { parseArgs } from 'node:util';
import { BadInput } from './terminal';
import { toMoment } from '../lifecycle/preview/dates';

export const HELP = `Shows what an ECR lifecycle policy would do to images. Reads files only; asks AWS nothing, deletes nothing.

Usage:
  cdk-ecr preview --policy FILE --images FILE... [options]
  cdk-ecr preview --template FILE [--resource NAME] --images FILE... [options]

Which policy:
  --policy FILE        the JSON of a policy, or what 'aws ecr get-lifecycle-policy' prints
  --template FILE      a synthesized CloudFormation template, such as cdk.out/MyStack.template.json
  --resource NAME      the logical id, construct path, repository name or prefix in the template; needed when several have a
                       policy

Which images:
  --images FILE...     what 'aws ecr describe-images' prints; several files are the pages of one repository; - is stdin
  --manifests FILE...  what 'aws ecr batch-get-image' prints for the image indexes: lists the images they hold
  --now TIME           the moment to look at, such as 2026-11-01 or 2026-11-01T06:00:00Z; by default the current time

What comes out:
  --must-keep PATTERN  exit with 1 when an image with such a tag (* is any text) or digest would be expired or archived,
                       or when there is no such image; may be given several times
  --allow-no-match     do not fail when a --must-keep matches no image
  --all                list every image, also those that stay
  --json               print JSON for programs instead of tables
  --html FILE          also write one page to look at, which needs nothing else
  --help, --version

Exit codes: 0 fine, 1 --must-keep fails, 2 bad input or usage, 3 an error of this program or a report that cannot be written.
`;

/** What was asked for. */
export type Arguments = { readonly command: 'help' } | { readonly command: 'version' } | PreviewArguments;

/** What `cdk-ecr preview` was asked for. */
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
  'help': { type: 'boolean', short: 'h' },
  'version': { type: 'boolean' },
} as const;

/** Options that take all the words after them, so that a shell's `pages/*.json` works. */
const LISTS = ['images', 'manifests'] as const;

/** Reads the words of the command line; throws `BadInput`. */
export function readArguments(argv: readonly string[]): Arguments {
  const { values, lists, words } = parse(argv);
  if (values.help || (argv.length === 1 && argv[0] === 'help')) {
    return { command: 'help' };
  }
  if (values.version) {
    return { command: 'version' };
  }
  const [command, ...rest] = words;
  if (command !== 'preview') {
    throw usage(command === undefined ? 'give a command: preview' : `unknown command '${command}'; there is: preview`);
  }
  if (rest.length > 0) {
    throw usage(`unexpected word '${rest[0]}'`);
  }
  const single = (name: 'policy' | 'template' | 'resource' | 'now' | 'html') => only(name, values[name]);
  const given: PreviewArguments = {
    command,
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

function parse(argv: readonly string[]) {
  try {
    const { values, tokens } = parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true, strict: true, tokens: true });
    const lists: Record<typeof LISTS[number], string[]> = { images: [], manifests: [] };
    const words: string[] = [];
    let list: string[] | undefined;
    for (const token of tokens) {
      if (token.kind === 'option') {
        list = LISTS.some((name) => name === token.name) ? lists[token.name as typeof LISTS[number]] : undefined;
        list?.push(token.value!);
      } else if (token.kind === 'positional') {
        (list ?? words).push(token.value);
      } else {
        list = undefined;
      }
    }
    return { values, lists, words };
  } catch (error) {
    throw usage((error as Error).message.split('\n')[0].split('. To specify')[0]);
  }
}

function only(name: string, values: readonly string[] | undefined): string | undefined {
  if (values && values.length > 1) {
    throw usage(`--${name} must be given once`);
  }
  if (values?.[0] === '') {
    throw usage(`--${name} must not be empty`);
  }
  return values?.[0];
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

/** A date alone is midnight in UTC, as JavaScript has it. A time without zone would mean something else on each machine. */
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

function usage(message: string): BadInput {
  return new BadInput(`${message} (see cdk-ecr --help)`);
}
