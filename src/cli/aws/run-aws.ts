import type { Io } from '../io.js';
import { commandWords, ownCommand } from '../own-command.js';
import { awsCommand, programName, programVersion } from '../program.js';
import { generalError } from './cli-error.js';
import type { CliConfig, ResolveConfig, ShowHelp } from './contract.js';
import { type DebugLog, debugLogOf } from './debug-log.js';
import { binaryFormats, type Globals } from './globals.js';
import { invalidChoice } from './grammar/argument-value.js';
import { type CommandLine, parseGlobals } from './grammar/globals.js';
import { type ResolvedGlobals, resolveGlobals } from './grammar/resolve-globals.js';
import { invoke } from './invoke.js';
import { type Reached, reportError } from './report-error.js';
import type { Session } from './session.js';
import { pythonRepr } from './validate/python-repr.js';

/** Runs a line as AWS's program would, tells of what fails, and gives the exit code. */
export async function runAws(argv: readonly string[], io: Io): Promise<number> {
  let reached: Reached = { config: () => configOf(withoutOptions, io) };
  let debug: DebugLog = () => undefined;
  try {
    const line = parseGlobals(argv, commandWords);
    if (line.kind === 'version') return printVersion(io);
    reached = { ...reached, globals: line.globals };
    debug = debugLogOf(line.globals.debug, argv, io);
    const resolved = await resolveGlobals(line);
    const config = await configOf(resolved.globals, io);
    reached = { ...resolved, config: async () => config };
    await checkProfile(resolved, config);
    return await runCommand({ argv, line, session: { ...resolved, config, io, debug } });
  } catch (error) {
    if (error instanceof Error) debug(error.stack ?? error.message);
    return reportError(error, io, reached);
  }
}

// What the environment and the files say where the line could not be read.
const withoutOptions: Globals = {
  debug: false,
  verifySsl: true,
  paginate: true,
  color: 'auto',
  signRequest: true,
  pager: true,
};

async function configOf(globals: Globals, io: Io): Promise<CliConfig> {
  const { resolveConfig }: { readonly resolveConfig: ResolveConfig } = await import(
    '../config/index.js'
  );
  return resolveConfig(globals, io);
}

function printVersion(io: Io): number {
  const runtime = `Node/${process.versions.node}`;
  io.writeOut(`${programName}/${programVersion} ${runtime} ${process.platform}/${process.arch}\n`);
  return 0;
}

// Two settings of the profile are looked at before the command is.
async function checkProfile({ globals }: ResolvedGlobals, config: CliConfig): Promise<void> {
  await config.timestampFormat();
  if (globals.binaryFormat !== undefined) return;
  const format = await config.binaryFormat();
  if (!binaryFormats.some((known) => known === format)) throw generalError(pythonRepr(format));
}

interface Run {
  readonly argv: readonly string[];
  readonly line: CommandLine;
  readonly session: Session;
}

async function runCommand({ argv, line, session }: Run): Promise<number> {
  const { command, rest } = line;
  if (command === awsCommand) return invoke(rest, session);
  if (command === 'help') {
    const { showHelp }: { readonly showHelp: ShowHelp } = await import('../help/index.js');
    return showHelp({ kind: 'program', words: rest }, session.io);
  }
  const own = await ownCommand(command);
  if (own === undefined) throw invalidChoice('command', command, commandWords);
  // It reads the options before its name itself.
  return own.run(argv.toSpliced(argv.indexOf(command), 1), session.io);
}
