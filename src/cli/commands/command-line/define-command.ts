import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { DescribedCommand } from '../../described-command.js';
import type { Io } from '../../io.js';
import { programName } from '../../program.js';
import { CommandFailure, otherExitCode, UsageFailure } from './failure.js';

export type Options = NonNullable<ParseArgsConfig['options']>;

/** The options and the words of a line, as `parseArgs` types them. */
export type CommandLine<O extends Options> = ReturnType<
  typeof parseArgs<{ options: O; allowPositionals: true; strict: true }>
>;

export interface CommandDefinition<O extends Options> {
  readonly name: string;
  /** What `--help` prints. Its first paragraph is the usage. */
  readonly help: string;
  readonly options: O;
  readonly run: (line: CommandLine<O>, io: Io) => Promise<number>;
}

/** Makes a command: reads its line, answers `--help`, and tells of what fails. */
export function defineCommand<const O extends Options>(
  definition: CommandDefinition<O>,
): DescribedCommand {
  const { help, options } = definition;
  return {
    help,
    options,
    run: async (args, io) => {
      try {
        if (asksForHelp(args)) {
          io.writeOut(help);
          return 0;
        }
        return await definition.run(parse(args, options), io);
      } catch (error) {
        return report(error, definition, io);
      }
    },
  };
}

// Who asks for help gets it, whatever else the line says.
function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  const options = end < 0 ? args : args.slice(0, end);
  return options.includes('--help') || options.includes('-h');
}

function parse<O extends Options>(args: readonly string[], options: O): CommandLine<O> {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    // The first sentence says what is wrong; the others explain how Node reads lines.
    throw new UsageFailure(`${message.split('. ')[0]?.replace(/\.$/, '')}.`, { cause });
  }
}

function report(
  error: unknown,
  { name, help }: { readonly name: string; readonly help: string },
  io: Io,
): number {
  const message = error instanceof Error ? error.message : String(error);
  io.writeErr(`${programName} ${name}: ${message}\n`);
  if (error instanceof UsageFailure) {
    io.writeErr(`\n${help.split('\n\n')[0]}\n\nSee ${programName} ${name} --help.\n`);
  }
  return exitCodeOf(error);
}

// Configuration that is wrong fails with the exit code that it has under `codepipeline`.
function exitCodeOf(error: unknown): number {
  if (error instanceof CommandFailure) return error.exitCode;
  const isFailure = error instanceof Error && 'exitCode' in error;
  return isFailure && typeof error.exitCode === 'number' ? error.exitCode : otherExitCode;
}
