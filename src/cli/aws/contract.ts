import type { ClientOptions } from '../../client/index.js';
import type { OperationName } from '../../model/index.js';
import type { Io } from '../io.js';
import type { ColorMode, ErrorFormat, Globals } from './globals.js';

export type { ClientOptions };

/**
 * What `invoke.ts` and `main.ts` ask of the parts round them, by the path where each lives. Types
 * only: nothing of a part is loaded before it is needed.
 */

/** `src/cli/config/index.ts`. Nothing is read before a getter is called; each answer is kept. */
export type ResolveConfig = (globals: Globals, io: Io) => CliConfig;

export interface CliConfig {
  /** The value itself, known format or not: a wrong one is found only when something is printed. */
  readonly output: () => Promise<string>;
  /** Throws if the profile does not exist: then errors are printed in the legacy form. */
  readonly errorFormat: () => Promise<ErrorFormat>;
  /** Throws a configuration error if the profile asks for any other; a missing profile is none here. */
  readonly timestampFormat: () => Promise<TimestampFormat>;
  /** The value itself, known or not. Not asked where the command line names one. */
  readonly binaryFormat: () => Promise<string>;
  /** What `createClient` takes. Throws for credentials that are broken first, then for no region. */
  readonly clientOptions: () => Promise<ClientOptions>;
  /** The command to page output with, or undefined for none. */
  readonly pager: () => Promise<string | undefined>;
}

export type TimestampFormat = 'iso8601' | 'wire';

/** `src/cli/aws/query.ts`: throws a validation error `Bad value for --query …` on wrong syntax. */
export type CompileQuery = (expression: string) => Query;

export interface Query {
  readonly search: (value: unknown) => unknown;
}

/** `src/cli/yaml/parse.ts`: Python-typed values; throws whatever it likes on text that is not YAML. */
export type ParseYaml = (text: string) => unknown;

/** `src/cli/aws/output/index.ts`: throws `Unknown output type: …` for a format that there is not. */
export type FormatterOf = (name: string, settings: FormatterSettings) => Promise<Formatter>;

export interface FormatterSettings {
  readonly write: (text: string) => void;
  readonly query: Query | undefined;
  readonly isColored: boolean;
  readonly columns: number | undefined;
}

export interface Formatter {
  /** Prints one whole answer. `title` is the operation's API name, or `error`. */
  readonly print: (title: string, response: CliResponse) => Promise<void>;
}

export type CliResponse =
  | { readonly kind: 'plain'; readonly value: unknown }
  | { readonly kind: 'paged'; readonly pages: PagedResponse };

/** `src/cli/aws/paging/index.ts`. Nothing is requested before the pages are read. */
export type Paginate = (
  operation: OperationName,
  parameters: Readonly<Record<string, unknown>>,
  paging: PagingConfig,
  call: (parameters: Readonly<Record<string, unknown>>) => Promise<unknown>,
) => PagedResponse;

export interface PagingConfig {
  readonly startingToken?: string;
  readonly pageSize?: number | bigint;
  readonly maxItems?: number | bigint;
}

export interface PagedResponse extends AsyncIterable<unknown> {
  readonly resultKey: string;
  /** Of a result that was cut; known once the pages have been read. */
  readonly resumeToken: () => string | undefined;
}

/** `src/cli/aws/pager.ts`: where standard output goes, and `close` waits until it has been read. */
export type OpenPager = (command: string, io: Io) => Promise<PagerStream>;

export interface PagerStream {
  readonly write: (text: string) => void;
  readonly close: () => Promise<void>;
}

/** `src/cli/aws/color.ts`. */
export type IsColored = (color: ColorMode, io: Io) => boolean;

/** `src/cli/help/index.ts`: prints help, paged on a terminal, and gives the exit code. */
export type ShowHelp = (subject: HelpSubject, io: Io) => Promise<number>;

/** `words` are those that followed `help`. */
export type HelpSubject =
  | { readonly kind: 'program'; readonly words: readonly string[] }
  | { readonly kind: 'service'; readonly words: readonly string[] }
  | {
      readonly kind: 'operation';
      readonly operation: OperationName;
      readonly words: readonly string[];
    };

/** `src/cli/commands/index.ts`: our own commands by name, completion among them, each loaded when run. */
export type OwnCommands = Readonly<Record<string, () => Promise<OwnCommand>>>;

export interface OwnCommand {
  /** `args` is the command line without the command's name. Gives the exit code. */
  readonly run: (args: readonly string[], io: Io) => Promise<number>;
}
