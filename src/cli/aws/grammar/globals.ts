import { CliError, validationError } from '../cli-error.js';
import {
  binaryFormats,
  colorModes,
  errorFormats,
  type Globals,
  outputFormats,
} from '../globals.js';
import type { ArgumentValue } from './argument.js';
import { globalOptions, profileAndDebug } from './global-options.js';
import { parseKnown } from './parse-known.js';

/** A line in which the options of the whole program and the command have been found. */
export interface CommandLine {
  readonly kind: 'command';
  /** The first word that is no option. */
  readonly command: string;
  readonly globals: Globals;
  /** As given: they are read only after the query has been compiled. */
  readonly timeouts: { readonly read: string | undefined; readonly connect: string | undefined };
  readonly rest: readonly string[];
}

/** Takes the global options and the command, one of `commands`, out of the whole line. */
export function parseGlobals(
  argv: readonly string[],
  commands: readonly string[],
): CommandLine | { readonly kind: 'version' } {
  lookForProfileAndDebug(argv);
  if (argv.includes('--cli-auto-prompt') && argv.includes('--no-cli-auto-prompt')) {
    throw validationError(
      'Both --cli-auto-prompt and --no-cli-auto-prompt cannot be specified at the same time.',
    );
  }
  const { values, rest, endedBy } = parseKnown(
    [...globalOptions, { ...commandArgument, choices: commands }],
    argv,
  );
  if (endedBy !== undefined) return { kind: 'version' };
  return {
    kind: 'command',
    command: textOf(values.get('command')) ?? '',
    globals: globalsOf(values),
    timeouts: {
      read: textOf(values.get('cli-read-timeout')),
      connect: textOf(values.get('cli-connect-timeout')),
    },
    rest,
  };
}

const commandArgument = { destination: 'command', takes: 'one', isRequired: true } as const;

// AWS's program parses the line for these two before anything else, so that what is wrong with them
// is said first, and with the usage of a parser that knows nothing but them.
function lookForProfileAndDebug(argv: readonly string[]): void {
  try {
    parseKnown(profileAndDebug, argv);
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    throw new CliError(error.message, { ...error.facts, usage: 'profileAndDebug' });
  }
}

type Values = ReadonlyMap<string, ArgumentValue>;

function globalsOf(values: Values): Globals {
  const isGiven = (name: string): boolean => values.has(name);
  return {
    debug: isGiven('debug'),
    verifySsl: !isGiven('no-verify-ssl'),
    paginate: !isGiven('no-paginate'),
    color: oneOf(colorModes, values.get('color')) ?? 'auto',
    signRequest: !isGiven('no-sign-request'),
    pager: !isGiven('no-cli-pager'),
    ...defined('endpointUrl', textOf(values.get('endpoint-url'))),
    ...defined('output', oneOf(outputFormats, values.get('output'))),
    ...defined('query', textOf(values.get('query'))),
    ...defined('profile', textOf(values.get('profile'))),
    ...defined('region', textOf(values.get('region'))),
    ...defined('caBundle', textOf(values.get('ca-bundle'))),
    ...defined('binaryFormat', oneOf(binaryFormats, values.get('cli-binary-format'))),
    ...defined('errorFormat', oneOf(errorFormats, values.get('cli-error-format'))),
    ...autoPromptOf(values),
  };
}

function autoPromptOf(values: Values): Pick<Globals, 'autoPrompt'> {
  if (values.has('no-cli-auto-prompt')) return { autoPrompt: false };
  return values.has('cli-auto-prompt') ? { autoPrompt: true } : {};
}

function defined<N extends string, T>(name: N, value: T | undefined): { readonly [K in N]?: T } {
  // A computed name widens to string; it is `name`.
  return (value === undefined ? {} : { [name]: value }) as { readonly [K in N]?: T };
}

function oneOf<T extends string>(choices: readonly T[], value: unknown): T | undefined {
  return choices.find((choice) => choice === value);
}

// `--query=--` is a list without members in Python, which is then no text.
function textOf(value: ArgumentValue | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
