import type { EngineEvent } from '../../src/engine/index.js';
import { declare, type EngineStory, tellStory } from './engine-story.js';

// D has two actions side by side and one behind them.
const stages = {
  S: ['fetch'],
  D: { actions: ['one', 'two', { name: 'behind', runOrder: 2 }] },
  E: ['end'],
};

/** A story, and the execution that it is about. */
export interface At {
  readonly story: EngineStory;
  readonly id: string;
}

/** An execution that has just begun. */
export const begin = (more: Parameters<typeof declare>[1] = {}, sketch: object = {}): At => {
  const declaration = declare(
    { ...stages, D: { ...stages.D, ...sketch } },
    { pipelineType: 'V2', ...more },
  );
  const story = tellStory(declaration);
  return { story, id: story.start() };
};

/** One whose actions side by side run. */
export const inDeploy = (sketch: object = {}): At => {
  const at = begin({}, sketch);
  at.story.succeed(at.id, 'fetch');
  return at;
};

/** One that failed by the first of them. */
export const failed = (sketch: object = {}): At => {
  const at = inDeploy(sketch);
  at.story.fail(at.id, 'one');
  at.story.succeed(at.id, 'two');
  return at;
};

/** One that was stopped there, and its actions abandoned. */
export const stopped = (): At => {
  const at = inDeploy();
  at.story.tell(stop(at.id, true));
  return at;
};

/** One that waits before the disabled transition of D. */
export const shut = (): At => {
  const at = begin();
  at.story.tell({
    kind: 'transitionChanged',
    stageName: 'D',
    transitionType: 'Inbound',
    to: { kind: 'disabled', reason: 'hold' },
    by: 'somebody',
  });
  at.story.succeed(at.id, 'fetch');
  return at;
};

/** One that has come through. */
export const succeeded = (): At => {
  const at = inDeploy();
  at.story.succeed(at.id, 'one', 'two');
  at.story.succeed(at.id, 'behind');
  at.story.succeed(at.id, 'end');
  return at;
};

/** One that had to make room before D. */
export const superseded = (): At => {
  const at = shut();
  const next = at.story.start();
  at.story.succeed(next, 'fetch');
  return at;
};

/** One whose stage was changed under it. */
export const cancelled = (): At => {
  const at = inDeploy();
  at.story.tell(update);
  return at;
};

/** One that is to stop when its actions have ended. */
export const stopping = (): At => {
  const at = inDeploy();
  at.story.tell(stop(at.id, false));
  return at;
};

export const stop = (id: string, abandon: boolean): EngineEvent => ({
  kind: 'stopRequested',
  pipelineExecutionId: id,
  abandon,
});

export const retry = (
  id: string,
  retryMode: 'FAILED_ACTIONS' | 'ALL_ACTIONS' = 'FAILED_ACTIONS',
  stageName = 'D',
): EngineEvent => ({ kind: 'stageRetried', pipelineExecutionId: id, stageName, retryMode });

export const update: EngineEvent = {
  kind: 'pipelineUpdated',
  declaration: declare({ ...stages, D: { actions: ['one', 'another'] } }, { pipelineType: 'V2' }),
  version: 2,
};

export const deploy = ({ story, id }: At) => story.state().executions[id]?.stage;
export const statuses = (at: At): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(deploy(at)?.actions ?? {}).map(([name, { status }]) => [name, status]),
  );
