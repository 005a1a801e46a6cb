import type { WaitingReason } from '../../model/index.js';
import type { Io } from '../io.js';
import { defineCommand } from './command-line/define-command.js';
import { onlyWord } from './command-line/positionals.js';
import { type Api, connect } from './connection/api.js';
import type { Connection } from './connection/connection.js';
import { RefusedFailure } from './connection/connection-failure.js';
import { connectionHelp, connectionOptions } from './connection/connection-options.js';
import { type Line, render, span } from './drawing/line.js';
import { mayColor } from './drawing/style.js';
import { symbolsFor } from './drawing/symbols.js';
import { observe } from './observation/observe.js';
import type { Reason } from './reasons/reason.js';
import { reasonLines } from './reasons/reason-lines.js';
import { reasonsOf } from './reasons/reasons-of.js';

const help = `Usage: pipewright why PIPELINE [options]

Says what everything in a pipeline that is not moving waits for, one sentence
each: a stage that another execution is in, a transition that somebody has
disabled, an approval that nobody has answered, a job that no worker has taken
(and when a worker last asked for its type) or reported on, a rule or a
deployment window, a failed stage that nobody has retried, a newer execution
that superseded it. Below a sentence is the command that would get it going.

A Pipewright server tells this by itself. Of AWS, which does not, it is what
shows from outside: whether a worker has taken a job does not, until it reports
something.

${connectionHelp}
Exit codes: 0; 252 wrong use; 254 the server's refusal; 255 no server.
`;

export const why = defineCommand({
  name: 'why',
  help,
  options: connectionOptions,
  run: async ({ values, positionals }, io) => {
    const pipeline = onlyWord(positionals, 'PIPELINE');
    const api = await connect(values, io);
    const [observed, told] = await Promise.all([observe(api, pipeline), toldBy(api, pipeline)]);
    const reasons = reasonsOf(observed, io.now(), told);
    const { running: bullet } = symbolsFor(io.env);
    const lines = [
      ...reasons.flatMap((reason) => reasonLines(reason, { bullet, columns: io.columns })),
      ...settingLines(reasons, api.connection, io),
    ];
    const isColored = mayColor(io.env, io.isOutTty);
    // They are broken already, and a command that is cut could not be copied.
    for (const line of lines) io.writeOut(`${render(line, { isColored, columns: undefined })}\n`);
    return 0;
  },
});

// Nothing is told where the question is not known: by AWS, or by an earlier server.
async function toldBy(
  api: Api,
  pipelineName: string,
): Promise<readonly WaitingReason[] | undefined> {
  try {
    const { reasons } = await api.call('GetWaitingReasons', { pipelineName });
    return reasons;
  } catch (error) {
    const isUnknown = error instanceof RefusedFailure && error.code === 'UnknownOperationException';
    if (isUnknown) return undefined;
    throw error;
  }
}

// The commands above are other programs, and some are AWS's: they look for a server only where they
// are told to.
function settingLines(
  reasons: readonly Reason[],
  { environment }: Connection,
  { env }: Io,
): readonly Line[] {
  const missing = [...environment].filter(([name, value]) => env[name] !== value);
  const isNeeded = missing.length > 0 && reasons.some(({ remedy }) => remedy !== undefined);
  if (!isNeeded) return [];
  const settings = missing.map(([name, value]) => `${name}=${value}`).join(' ');
  return [
    [],
    [span('With these settings for the commands:', 'dim')],
    [span(`  export ${settings}`, 'dim')],
  ];
}
