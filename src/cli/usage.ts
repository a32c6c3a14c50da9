import { CHECK_HELP, readCheckArguments } from './check-arguments';
import type { CheckArguments } from './check-arguments';
import { usage } from './command-arguments';
import { PREVIEW_HELP, readPreviewArguments } from './preview-arguments';
import type { PreviewArguments } from './preview-arguments';

const HELP = `Checks ECR resources before AWS does, and shows what lifecycle policies would do. Reads files only; makes no calls to AWS.

Usage:
  cdk-ecr check TEMPLATE... | cdk.out          checks the ECR resources of CloudFormation templates
  cdk-ecr preview --policy FILE --images FILE  shows what a lifecycle policy would do to images
  cdk-ecr check --help
  cdk-ecr preview --help
  cdk-ecr --version
`;

/** The parsed command line. */
export type Arguments = { readonly command: 'help'; readonly text: string } | { readonly command: 'version' } | CheckArguments | PreviewArguments;

const COMMANDS = {
  check: { help: CHECK_HELP, read: readCheckArguments },
  preview: { help: PREVIEW_HELP, read: readPreviewArguments },
} as const;

/** Parses the command line; throws `BadInput`. */
export function readArguments(argv: readonly string[]): Arguments {
  const [name, ...rest] = argv;
  const command = Object.hasOwn(COMMANDS, name ?? '') ? COMMANDS[name as keyof typeof COMMANDS] : undefined;
  const options = rest.includes('--') ? rest.slice(0, rest.indexOf('--')) : rest;
  const asked = (command === undefined ? argv.slice(0, 1) : options);
  if (asked.some((word) => word === '--help' || word === '-h') || (name === 'help' && rest.length === 0)) {
    return { command: 'help', text: command?.help ?? HELP };
  }
  if (asked.includes('--version')) {
    return { command: 'version' };
  }
  if (command === undefined) {
    const commands = Object.keys(COMMANDS).join(', ');
    throw usage(name === undefined || name.startsWith('-') ? `give a command first: ${commands}` : `unknown command '${name}'; there is: ${commands}`);
  }
  return command.read(rest);
}
