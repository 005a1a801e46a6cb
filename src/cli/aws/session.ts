import type { Io } from '../io.js';
import type { CliConfig, Query } from './contract.js';
import type { DebugLog } from './debug-log.js';
import type { Globals } from './globals.js';

/** What the words before the operation settled. */
export interface Session {
  readonly globals: Globals;
  readonly query: Query | undefined;
  readonly config: CliConfig;
  readonly io: Io;
  readonly debug: DebugLog;
}
