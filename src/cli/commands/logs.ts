import type { Io } from '../io.js';
import { defineCommand } from './command-line/define-command.js';
import { UsageFailure } from './command-line/failure.js';
import { onlyWord } from './command-line/positionals.js';
import { type Api, connect } from './connection/api.js';
import { connectionHelp, connectionOptions } from './connection/connection-options.js';
import { render } from './drawing/line.js';
import { mayColor } from './drawing/style.js';
import { findExecution } from './history/find-execution.js';
import type { LogEntry } from './history/log-entry.js';
import { logLines, placeWidthOf } from './history/log-lines.js';
import { type HistoryPart, readHistory } from './history/read-history.js';
import { keepLooking } from './observation/keep-looking.js';

const help = `Usage: pipewright logs PIPELINE [--execution EXECUTION] [--action ACTION]
       [--follow] [options]

Shows what has happened in a pipeline, in time order: when executions, their
actions and the rules of their stages' conditions started and how they ended,
with summaries, error messages, the ids of the work elsewhere and its URLs.

This is all that there is so far: what a build prints is kept by whoever runs
the build. It will be shown here when Pipewright runs builds itself.

  --execution EXECUTION  only this execution (its id, or the beginning of it)
  --action ACTION        only this action (ACTION, or STAGE/ACTION where several
                         have the name)
  --limit NUMBER         without --execution: as many of the newest action
                         executions (100)
  --follow               go on with what happens from now on; ends with Ctrl-C,
                         or with the execution that is named

${connectionHelp}
Exit codes: 0; 1 no such execution; 130 after Ctrl-C; 252 wrong use; 254 the
server's refusal; 255 no server.
`;

const options = {
  ...connectionOptions,
  execution: { type: 'string' },
  action: { type: 'string' },
  limit: { type: 'string', default: '100' },
  follow: { type: 'boolean' },
} as const;

export const logs = defineCommand({
  name: 'logs',
  help,
  options,
  run: async ({ values, positionals }, io) => {
    const pipelineName = onlyWord(positionals, 'PIPELINE');
    const { execution, action, follow = false } = values;
    const max = limitOf(values.limit);
    const api = await connect(values, io);
    const pipelineExecutionId =
      execution === undefined ? undefined : await findExecution(api, pipelineName, execution);
    const part = { pipelineName, pipelineExecutionId, action, max };
    if (follow) return followHistory(api, part, io);
    writeEntries((await readHistory(api, part)).entries, io);
    return 0;
  },
});

function limitOf(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new UsageFailure(`--limit takes a number from 1, not '${text}'.`);
}

function writeEntries(entries: readonly LogEntry[], io: Io): void {
  const rendering = { isColored: mayColor(io.env, io.isOutTty), columns: undefined };
  const width = placeWidthOf(entries);
  for (const line of entries.flatMap((entry) => logLines(entry, width))) {
    io.writeOut(`${render(line, rendering)}\n`);
  }
}

const interval = 2000;

function followHistory(api: Api, part: HistoryPart, io: Io): Promise<number> {
  const told = new Set<string>();
  let running: ReadonlySet<string> = new Set();
  return keepLooking<number>({
    look: async () => {
      const history = await readHistory(api, part, running);
      running = history.running;
      const fresh = history.entries.filter(({ key }) => !told.has(key));
      for (const { key } of fresh) told.add(key);
      writeEntries(fresh, io);
      const isOver = part.pipelineExecutionId !== undefined && isEnd(history.status);
      return isOver ? 0 : undefined;
    },
    onPassing: ({ message }) => io.writeErr(`${message}\n`),
    interval,
    io,
  });
}

function isEnd(status: string | undefined): boolean {
  return status !== undefined && status !== 'InProgress' && status !== 'Stopping';
}
