import { parseArgs } from 'node:util';
import { BadInput } from './terminal';

/** The options of a command. */
type Options = Record<string, { readonly type: 'string'; readonly multiple: true } | { readonly type: 'boolean' }>;

type Values<T extends Options> = {
  readonly [name in keyof T]?: T[name] extends { readonly type: 'string' } ? string[] : boolean;
};

/** The arguments of a command. */
export interface Arguments<T extends Options, L extends string> {
  readonly values: Values<T>;
  /** The values of options that take several. */
  readonly lists: Readonly<Record<L, string[]>>;
  /** Arguments that belong to no option. */
  readonly words: string[];
}

/** Parses the arguments of a command; throws `BadInput`. `listNames` are options that take all arguments after them. */
export function parseArguments<T extends Options, L extends string = never>(
  argv: readonly string[], options: T, listNames: readonly L[] = [],
): Arguments<T, L> {
  try {
    const { values, tokens } = parseArgs({ args: [...argv], options, allowPositionals: true, strict: true, tokens: true });
    const lists = Object.fromEntries(listNames.map((name) => [name, []])) as unknown as Record<L, string[]>;
    const words: string[] = [];
    let list: string[] | undefined;
    for (const token of tokens) {
      if (token.kind === 'option') {
        list = lists[token.name as L];
        list?.push(token.value!);
      } else if (token.kind === 'positional') {
        (list ?? words).push(token.value);
      } else {
        list = undefined;
      }
    }
    return { values: values as Values<T>, lists, words };
  } catch (error) {
    throw usage((error as Error).message.split('\n')[0].split('. To specify')[0]);
  }
}

/** The value of an option that is allowed once. */
export function only(name: string, values: readonly string[] | undefined): string | undefined {
  if (values && values.length > 1) {
    throw usage(`--${name} must be given once`);
  }
  if (values?.[0] === '') {
    throw usage(`--${name} must not be empty`);
  }
  return values?.[0];
}

/** An error about the arguments, which refers to the help. */
export function usage(message: string): BadInput {
  return new BadInput(`${message} (see cdk-ecr --help)`);
}
