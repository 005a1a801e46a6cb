import type { Io } from '../io.js';
import { defineCommand } from './command-line/define-command.js';
import { secondsOf } from './command-line/named-values.js';
import { optionalWord } from './command-line/positionals.js';
import { type Api, connect } from './connection/api.js';
import { connectionHelp, connectionOptions } from './connection/connection-options.js';
import { type Line, render, span } from './drawing/line.js';
import { mayColor } from './drawing/style.js';
import { symbolsFor } from './drawing/symbols.js';
import { glanceAtAll } from './observation/glance.js';
import { jsonOf } from './observation/json.js';
import { keepLooking } from './observation/keep-looking.js';
import { observe } from './observation/observe.js';
import { pipelinePicture } from './picture/pipeline-picture.js';
import { pipelineRows } from './picture/pipeline-rows.js';
import type { Canvas } from './picture/signs.js';
import { openScreen } from './terminal/screen.js';
import { processTerminal } from './terminal/terminal.js';

const help = `Usage: pipewright status [PIPELINE] [options]

Shows a pipeline as a picture: its stages from the first to the last, their
actions with how long they took or have taken, the executions that wait in front
of a stage, the transitions that are disabled with who did it and why, and the
approvals that wait for an answer. Without a name, one line for each pipeline.

  --watch             keep looking, and draw the picture anew in its place; ends
                      with Ctrl-C
  --interval SECONDS  how long to wait between two looks (2)
  --json              the same as JSON, times in ISO 8601; with --watch, one
                      line a look

${connectionHelp}
Colours are for terminals only, and not if NO_COLOR is set. When standard output
is no terminal, --watch writes one picture below the other.

Exit codes: 0; 130 after Ctrl-C; 252 wrong use; 254 the server's refusal; 255 no
server.

  pipewright status
  pipewright status shop --watch
  pipewright status shop --json | jq -r '.runs[].stages[].execution.status'
`;

const options = {
  ...connectionOptions,
  watch: { type: 'boolean' },
  interval: { type: 'string', default: '2' },
  json: { type: 'boolean' },
} as const;

export const status = defineCommand({
  name: 'status',
  help,
  options,
  run: async ({ values, positionals }, io) => {
    const { watch = false, json = false } = values;
    const pipeline = optionalWord(positionals, 'PIPELINE');
    const interval = secondsOf('--interval', values.interval, 0.1);
    const subject = { api: await connect(values, io), pipeline, io };
    if (watch) return json ? watchJson(subject, interval) : watchPicture(subject, interval);
    io.writeOut(json ? await jsonFor(subject, 'indented') : await textFor(subject, io.columns));
    return 0;
  },
});

interface Subject {
  readonly api: Api;
  readonly pipeline: string | undefined;
  readonly io: Io;
}

async function jsonFor({ api, pipeline }: Subject, form: 'oneLine' | 'indented'): Promise<string> {
  const seen =
    pipeline === undefined ? { pipelines: await glanceAtAll(api) } : await observe(api, pipeline);
  return jsonOf(seen, form);
}

async function textFor(subject: Subject, columns: number | undefined): Promise<string> {
  const { io } = subject;
  const rendering = { isColored: mayColor(io.env, io.isOutTty), columns };
  return (await linesFor(subject, columns)).map((line) => `${render(line, rendering)}\n`).join('');
}

async function linesFor(
  { api, pipeline, io }: Subject,
  columns: number | undefined,
): Promise<readonly Line[]> {
  const canvas = (): Canvas => ({ symbols: symbolsFor(io.env), now: io.now(), columns });
  if (pipeline !== undefined) return pipelinePicture(await observe(api, pipeline), canvas());
  const glances = await glanceAtAll(api);
  return glances.length > 0 ? pipelineRows(glances, canvas()) : [[span('There are no pipelines.')]];
}

function watchJson(subject: Subject, interval: number): Promise<number> {
  const { io } = subject;
  return keepLooking<never>({
    look: async () => {
      io.writeOut(await jsonFor(subject, 'oneLine'));
      return undefined;
    },
    onPassing: ({ message }) => io.writeErr(`${message}\n`),
    interval,
    io,
  });
}

async function watchPicture(subject: Subject, interval: number): Promise<number> {
  const { io } = subject;
  // Where nothing can be drawn over, the pictures stand below each other.
  if (!io.isOutTty) return watchBelow(subject, interval);
  const size = () => processTerminal().size('out');
  const screen = openScreen({
    write: io.writeOut,
    isColored: mayColor(io.env, io.isOutTty),
    size,
  });
  let last: readonly Line[] = [];
  try {
    return await keepLooking<never>({
      look: async () => {
        last = await linesFor(subject, size()?.columns);
        screen.show(last);
        return undefined;
      },
      onPassing: ({ message }) => screen.show([...last, [], [span(message, 'bad')]]),
      interval,
      io,
    });
  } finally {
    screen.close();
  }
}

function watchBelow(subject: Subject, interval: number): Promise<number> {
  const { io } = subject;
  return keepLooking<never>({
    look: async () => {
      io.writeOut(`${await textFor(subject, undefined)}\n`);
      return undefined;
    },
    onPassing: ({ message }) => io.writeErr(`${message}\n`),
    interval,
    io,
  });
}
