import type { ServerSentEvent } from '../../client/server-sent-events.js';
import type { Io } from '../io.js';
import { defineCommand } from './command-line/define-command.js';
import { interruptedExitCode, UsageFailure } from './command-line/failure.js';
import { type Connection, findConnection } from './connection/connection.js';
import { connectionFailure, PassingFailure } from './connection/connection-failure.js';
import { connectionHelp, connectionOptions } from './connection/connection-options.js';
import { detailTypeOf } from './event-targets/detail-types.js';
import { pause } from './terminal/pause.js';

const help = `Usage: pipewright events [--pipeline PIPELINE …] [--type TYPE …]
       [--state STATE …] [--after ID] [--ids] [options]

Prints what happens to pipelines, their stages and actions while it happens:
each event a line of JSON, in EventBridge's form. Goes on until Ctrl-C. When the
connection breaks or the server is started anew it goes on where it was.

  --pipeline PIPELINE  only events of this pipeline; * stands for anything
  --type TYPE          only events of this type: pipeline, stage or action
  --state STATE        only this state, such as FAILED
  --after ID           begin behind this event, not with what happens from now
                       on
  --ids                in front of each event its id, for --after

Each may be given several times. To have events posted to an HTTP server, see
pipewright event-targets.

${connectionHelp}
Exit codes: 130 after Ctrl-C; 252 wrong use; 254 the server's refusal; 255 no
server.

  pipewright events --type pipeline --state FAILED | jq -r .detail.pipeline
`;

const options = {
  ...connectionOptions,
  pipeline: { type: 'string', multiple: true },
  type: { type: 'string', multiple: true },
  state: { type: 'string', multiple: true },
  after: { type: 'string' },
  ids: { type: 'boolean' },
} as const;

type Parameters = readonly (readonly [name: string, value: string])[];

export const events = defineCommand({
  name: 'events',
  help,
  options,
  run: async ({ values, positionals }, io) => {
    const [word] = positionals;
    if (word !== undefined) throw new UsageFailure(`${word} is too much. Is it a --pipeline?`);
    const parameters = [
      ...named('pipeline', values.pipeline),
      ...named('detailType', values.type?.map(detailTypeOf)),
      ...named('state', values.state),
    ];
    const connection = await findConnection(values, io);
    const isIdShown = values.ids === true;
    return follow(connection, { parameters, after: values.after, isIdShown }, io);
  },
});

function named(name: string, texts: readonly string[] = []): Parameters {
  return texts.map((text) => [name, text] as const);
}

const comeAgainAfter = 1000;

interface Following {
  readonly parameters: Parameters;
  readonly after: string | undefined;
  readonly isIdShown: boolean;
}

async function follow(
  connection: Connection,
  { parameters, after, isIdShown }: Following,
  io: Io,
): Promise<number> {
  const { followEvents } = await import('../../client/follow-events.js');
  let lastEventId = after;
  let hasSeen = false;
  // Said once, and not again each second for as long as it lasts.
  let said: string | undefined;
  for (;;) {
    try {
      const wanted = { parameters, lastEventId, signal: io.signal };
      for await (const event of followEvents(connection.options, wanted)) {
        hasSeen = true;
        said = undefined;
        lastEventId = event.id ?? lastEventId;
        print(event, isIdShown, io);
      }
    } catch (error) {
      const failure = await connectionFailure(error, connection);
      if (!hasSeen || !(failure instanceof PassingFailure)) throw failure;
      if (said !== failure.message) io.writeErr(`${failure.message}\n`);
      said = failure.message;
    }
    if (!(await pause(comeAgainAfter, io.signal))) return interruptedExitCode;
  }
}

function print({ id, event, data }: ServerSentEvent, isIdShown: boolean, io: Io): void {
  if (data === undefined) return;
  if (event === 'missed') io.writeErr(`${reasonIn(data)}\n`);
  else io.writeOut(isIdShown ? `${id} ${data}\n` : `${data}\n`);
}

function reasonIn(data: string): string {
  const value: unknown = JSON.parse(data);
  return typeof value === 'object' && value !== null && 'reason' in value
    ? String(value.reason)
    : data;
}
