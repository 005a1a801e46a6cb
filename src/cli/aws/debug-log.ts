import type { Io } from '../io.js';
import { programName, programVersion } from '../program.js';
import { pythonRepr } from './validate/python-repr.js';

/** Takes a line of what `--debug` shows. */
export type DebugLog = (line: string) => void;

/** Shows what the program does, if `--debug` asks for that, beginning with what it was told to do. */
export function debugLogOf(isDebugging: boolean, argv: readonly string[], io: Io): DebugLog {
  if (!isDebugging) return () => undefined;
  const log: DebugLog = (line) => {
    io.writeErr(`${new Date(io.now()).toISOString()} - ${programName} - DEBUG - ${line}\n`);
  };
  log(`CLI version: ${programName}/${programVersion} Node/${process.versions.node}`);
  log(`Arguments entered to CLI: ${pythonRepr(argv)}`);
  return log;
}
