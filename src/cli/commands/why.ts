import type { Io } from '../io.js';
import { defineCommand } from './command-line/define-command.js';
import { onlyWord } from './command-line/positionals.js';
import { connect } from './connection/api.js';
import type { Connection } from './connection/connection.js';
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
disabled, an approval that nobody has answered, a job that no worker has
reported on, a newer execution that superseded it. Below a sentence is the
command that would get it going.

Whether a worker has taken a job is not to be seen from outside until it reports
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
    const reasons = reasonsOf(await observe(api, pipeline), io.now());
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
