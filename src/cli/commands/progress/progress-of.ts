import type { Style } from '../drawing/style.js';
import { lasted } from '../drawing/times.js';
import type {
  ObservedAction,
  ObservedPipeline,
  ObservedRun,
  ObservedStage,
} from '../observation/observed.js';
import { actionReasons } from '../reasons/action-reasons.js';
import { type Context, waitingReasons } from '../reasons/waiting-reasons.js';

/** Something that has changed in an execution that is waited for. */
export interface Progress {
  /** Of the same change, however often it is looked at. */
  readonly key: string;
  readonly style: Style;
  readonly text: string;
}

/** What has happened in an execution so far, in the order of its stages. */
export function progressOf(
  { pipelineName, executionMode }: ObservedPipeline,
  { stages }: ObservedRun,
  now: number,
): readonly Progress[] {
  const context: Context = { pipelineName, executionMode, now };
  return stages.flatMap((stage) => [
    ...waitingProgress(stage, context),
    ...stage.actions.flatMap((action) => actionProgress(stage, action)),
    ...approvalProgress(stage, context),
  ]);
}

// The sentence tells of times, which go on; that it waits here is what has changed.
function waitingProgress(stage: ObservedStage, context: Context): readonly Progress[] {
  if (stage.inbound.length === 0) return [];
  const isShut = stage.inboundTransition.enabled === false;
  return waitingReasons(stage, context).map(({ sentence, style }) => ({
    key: `${stage.stageName} waits ${isShut}`,
    style,
    text: sentence,
  }));
}

function actionProgress(
  { stageName }: ObservedStage,
  { actionName, attempt }: ObservedAction,
): readonly Progress[] {
  if (attempt === undefined) return [];
  const { actionExecutionId, status, startTime = 0, lastUpdateTime = startTime } = attempt;
  const place = `${stageName}/${actionName}`;
  const key = `${actionExecutionId} ${status}`;
  const said = attempt.errorDetails?.message ?? attempt.summary;
  if (status === 'InProgress') {
    const { percentComplete } = attempt;
    const begun: Progress = { key, style: 'plain', text: `${place} started` };
    if (said === undefined && percentComplete === undefined) return [begun];
    const percent = percentComplete === undefined ? '' : `, ${percentComplete} %`;
    const text = `${place} InProgress${percent}${said === undefined ? '' : `: ${said}`}`;
    return [begun, { key: `${actionExecutionId} ${text}`, style: 'plain', text }];
  }
  return [
    {
      key,
      style: status === 'Succeeded' ? 'good' : 'bad',
      text: `${place} ${status} after ${lasted(lastUpdateTime - startTime)}${said ? `: ${said}` : ''}`,
    },
  ];
}

function approvalProgress(stage: ObservedStage, context: Context): readonly Progress[] {
  const asking = stage.actions.filter(({ approval }) => approval !== undefined);
  return actionReasons({ ...stage, actions: asking }, context).map(
    ({ sentence, remedy }, index) => ({
      key: `${asking[index]?.attempt?.actionExecutionId} asks`,
      style: 'waiting',
      text: `${sentence}${remedy === undefined ? '' : ` ${remedy}`}`,
    }),
  );
}
