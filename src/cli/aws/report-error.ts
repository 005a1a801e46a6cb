import type { Io } from '../io.js';
import { programName } from '../program.js';
import { CliError } from './cli-error.js';
import type { CliConfig, FormatterOf, Query } from './contract.js';
import type { ErrorFormat, Globals } from './globals.js';

/** As far as the program had come when it failed. */
export interface Reached {
  readonly globals?: Globals;
  readonly query?: Query | undefined;
  readonly config: () => Promise<CliConfig>;
}

/** Tells the user of a failure, in the form that they want, and gives the exit code. */
export async function reportError(error: unknown, io: Io, reached: Reached): Promise<number> {
  const failure = error instanceof CliError ? error : unforeseen(error);
  const { code, usage, exitCode } = failure.facts;
  if (usage === 'before') {
    io.writeErr(`\n${usageBlock}\n${prefixed(failure.message)}`);
    return exitCode;
  }
  const text = textOf(failure);
  if (code === undefined) {
    io.writeErr(prefixed(text));
    return exitCode;
  }
  const format = usage === 'profileAndDebug' ? 'enhanced' : await errorFormatOf(reached);
  await writeFormatted({ failure, text, code, format }, io, reached);
  return exitCode;
}

/** Shows help where AWS's program does: round a line that does not parse. */
const usageBlock = `usage: ${programName} [options] <command> <subcommand> [<subcommand> ...] [parameters]
To see help text, you can run:

  ${programName} help
  ${programName} <command> help
  ${programName} <command> <subcommand> help
`;

const shortUsage = `usage: ${programName} [--profile PROFILE] [--debug]\n`;

function unforeseen(error: unknown): CliError {
  const message = error instanceof Error ? error.message : String(error);
  return new CliError(message, { exitCode: 255 }, { cause: error });
}

function textOf({ message, facts: { suggestions, usage } }: CliError): string {
  const text = suggestions === undefined ? message : withSuggestions(message, suggestions);
  if (usage === undefined) return text;
  return `${text}\n\n${usage === 'profileAndDebug' ? shortUsage : usageBlock}`;
}

// The line break after the message is there even without anything to suggest.
function withSuggestions(message: string, suggestions: readonly string[]): string {
  if (suggestions.length === 0) return `${message}\n`;
  return [`${message}\n`, 'Maybe you meant:\n', ...suggestions.map((it) => `  * ${it}`)].join('\n');
}

function prefixed(text: string): string {
  return `\n${programName}: [ERROR]: ${text}\n`;
}

// A profile that does not exist leaves no way to know the form, and AWS's program then takes the
// plainest.
async function errorFormatOf({ globals, config }: Reached): Promise<ErrorFormat> {
  if (globals?.errorFormat !== undefined) return globals.errorFormat;
  try {
    return await (await config()).errorFormat();
  } catch {
    return 'legacy';
  }
}

interface Report {
  readonly failure: CliError;
  readonly text: string;
  readonly code: string;
  readonly format: ErrorFormat;
}

async function writeFormatted(report: Report, io: Io, reached: Reached): Promise<void> {
  const { failure, text, code, format } = report;
  const { serviceMessage, details } = failure.facts;
  switch (format) {
    case 'legacy':
      io.writeErr(prefixed(text));
      return;
    case 'enhanced': {
      const story = serviceMessage === undefined ? `An error occurred (${code}): ${text}` : text;
      io.writeErr(`${prefixed(story)}${detailLines(details ?? {})}`);
      return;
    }
    default: {
      const value =
        serviceMessage === undefined
          ? { Code: code, Message: text }
          : { Message: serviceMessage, Code: code, ...details };
      await writeStructured({ format, value }, io, reached);
    }
  }
}

async function writeStructured(
  { format, value }: { readonly format: ErrorFormat; readonly value: unknown },
  io: Io,
  { globals, query }: Reached,
): Promise<void> {
  const { formatterOf }: { readonly formatterOf: FormatterOf } = await import('./output/index.js');
  const formatter = await formatterOf(format, {
    write: io.writeErr,
    query,
    isColored: globals?.color === 'on',
    columns: undefined,
  });
  await formatter.print('error', { kind: 'plain', value });
}

/** As many members of a list or a map as are shown on one line. */
const inlineMax = 4;

function detailLines(details: Readonly<Record<string, unknown>>): string {
  const lines = Object.entries(details).map(([name, value]) => `${name}: ${detail(value)}\n`);
  return lines.length === 0 ? '' : `\nAdditional error details:\n${lines.join('')}`;
}

function detail(value: unknown): string {
  if (!isCollection(value)) return scalar(value);
  const members = Object.entries(value);
  if (members.length > inlineMax || members.some(([, member]) => isCollection(member))) {
    return '<complex value> (Use --cli-error-format with json or yaml to see full details)';
  }
  if (Array.isArray(value)) return `[${value.map((element) => scalar(element)).join(', ')}]`;
  return `{${members.map(([name, member]) => `${name}: ${scalar(member)}`).join(', ')}}`;
}

function isCollection(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function scalar(value: unknown): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return String(value);
}
