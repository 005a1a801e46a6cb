import type { WaitingReason } from '../../../../model/index.js';
import { shortId } from './name-words.js';
import { type Inside, placeOf } from './scene.js';

/** What an execution that is being stopped still waits for. */
export const stoppingReasons = (inside: Inside): readonly WaitingReason[] => {
  const { execution, run } = inside;
  if (execution.status !== 'Stopping') return [];
  const actions = Object.entries(run.actions)
    .filter(([, { status }]) => status === 'InProgress')
    .map(([name]) => name);
  const rules = Object.values(run.conditions ?? {})
    .flatMap((condition) => condition?.rules ?? [])
    .filter(({ status }) => status === 'InProgress')
    .map(({ ruleName }) => ruleName);
  const running = [...actions, ...rules];
  if (running.length === 0) return [];
  return [
    {
      ...placeOf(inside),
      kind: 'Stopping',
      sentence: `${shortId(execution.pipelineExecutionId)} is being stopped in ${run.stageName}, as soon as ${endsWords(running)}.`,
      since: execution.updatedAt,
    },
  ];
};

const endsWords = (running: readonly string[]): string =>
  running.length === 1 ? `${running[0]} ends` : `these end: ${running.join(', ')}`;
