import type { PipelineExecutionStatus } from '../../../model/index.js';
import type { Io } from '../../io.js';
import type { interruptedExitCode } from '../command-line/failure.js';
import type { Api } from '../connection/api.js';
import { type Line, type Rendering, render, span } from '../drawing/line.js';
import { mayColor } from '../drawing/style.js';
import { symbolsFor } from '../drawing/symbols.js';
import { keepLooking } from '../observation/keep-looking.js';
import { observe } from '../observation/observe.js';
import type { ObservedPipeline } from '../observation/observed.js';
import { pipelinePicture } from '../picture/pipeline-picture.js';
import { openScreen } from '../terminal/screen.js';
import { processTerminal, type Terminal } from '../terminal/terminal.js';
import { progressOf } from './progress-of.js';

export interface Awaited {
  readonly pipelineName: string;
  readonly pipelineExecutionId: string;
  /** In milliseconds; for ever without one. */
  readonly timeout: number | undefined;
}

/** How the waiting ended: with the execution, or before it. */
export type Outcome = PipelineExecutionStatus | 'timeout' | typeof interruptedExitCode;

const interval = 1000;

/** Waits until an execution has ended, and shows on standard error how it goes on. */
export async function awaitExecution(api: Api, awaited: Awaited, io: Io): Promise<Outcome> {
  const { pipelineName, pipelineExecutionId, timeout } = awaited;
  const deadline = timeout === undefined ? undefined : io.now() + timeout;
  const show = showing(io, processTerminal());
  try {
    return await keepLooking<Outcome>({
      look: async () => {
        // Asked first, so that what is shown last is how it ended.
        const { pipelineExecution } = await api.call('GetPipelineExecution', {
          pipelineName,
          pipelineExecutionId,
        });
        show.pipeline(only(await observe(api, pipelineName, pipelineExecutionId), awaited));
        const { status } = pipelineExecution ?? {};
        if (status !== undefined && status !== 'InProgress' && status !== 'Stopping') return status;
        return deadline !== undefined && io.now() >= deadline ? 'timeout' : undefined;
      },
      onPassing: ({ message }) => show.message(message),
      interval: timeout === undefined ? interval : Math.min(interval, Math.max(timeout, 50)),
      io,
    });
  } finally {
    show.close();
  }
}

// What else goes on in the pipeline is not waited for.
function only(pipeline: ObservedPipeline, { pipelineExecutionId }: Awaited): ObservedPipeline {
  return {
    ...pipeline,
    executions: pipeline.executions.filter(
      (one) => one.pipelineExecutionId === pipelineExecutionId,
    ),
  };
}

interface Showing {
  readonly pipeline: (pipeline: ObservedPipeline) => void;
  readonly message: (message: string) => void;
  readonly close: () => void;
}

function showing(io: Io, terminal: Terminal): Showing {
  return terminal.isErrTty ? showPicture(io, terminal) : showLines(io);
}

function showPicture(io: Io, terminal: Terminal): Showing {
  const size = () => terminal.size('err');
  const screen = openScreen({ write: io.writeErr, isColored: mayColor(io.env, true), size });
  let last: readonly Line[] = [];
  return {
    pipeline: (pipeline) => {
      last = pipelinePicture(pipeline, {
        symbols: symbolsFor(io.env),
        now: io.now(),
        columns: size()?.columns,
      });
      screen.show(last);
    },
    message: (message) => screen.show([...last, [], [span(message, 'bad')]]),
    close: screen.close,
  };
}

function showLines(io: Io): Showing {
  const rendering: Rendering = { isColored: false, columns: undefined };
  const told = new Set<string>();
  return {
    pipeline: (pipeline) => {
      const progress = pipeline.runs.flatMap((run) => progressOf(pipeline, run, io.now()));
      for (const { key, text, style } of progress) {
        if (told.has(key)) continue;
        told.add(key);
        io.writeErr(`${render([span(text, style)], rendering)}\n`);
      }
    },
    message: (message) => io.writeErr(`${message}\n`),
    close: () => undefined,
  };
}
