import { type Line, padded, span } from '../drawing/line.js';
import { caller, shortId } from '../drawing/names.js';
import { ago, duration } from '../drawing/times.js';
import type { ObservedCondition, ObservedStage } from '../observation/observed.js';
import { actionLine, actionNotes } from './action-line.js';
import type { Columns } from './columns.js';
import { type Canvas, sign, stageSign, styleOf } from './signs.js';
import { stageTime } from './spans-of-time.js';

export interface StagePlace {
  readonly columns: Columns;
  readonly isLast: boolean;
  /** Whether the stages of the picture are all of one execution, which need not be named at each. */
  readonly isOfOne: boolean;
}

/** A stage with its actions. A line goes along those that have another stage behind them. */
export function stageLines(
  stage: ObservedStage,
  place: StagePlace,
  canvas: Canvas,
): readonly Line[] {
  const along = span(place.isLast ? '  ' : `${canvas.symbols.along} `, 'dim');
  return [
    headLine(stage, place, canvas),
    ...stage.conditions.map((condition) => [along, ...conditionLine(condition, canvas)]),
    ...stage.actions.flatMap((action) => [
      [along, ...actionLine(action, place.columns, canvas)],
      ...actionNotes(action, canvas).map((note) => [along, ...note]),
    ]),
  ];
}

function headLine(stage: ObservedStage, { columns, isOfOne }: StagePlace, canvas: Canvas): Line {
  const { stageName, execution } = stage;
  const name = span(stageName, execution === undefined ? 'dim' : 'strong');
  if (execution === undefined) return [stageSign(stage, canvas), span(' '), name];
  const { status, type, pipelineExecutionId } = execution;
  return [
    stageSign(stage, canvas),
    span(' '),
    ...padded(name, columns.name),
    span('  '),
    ...padded(span(status, styleOf(status)), columns.kind),
    span('  '),
    ...padded(span(stageTime(stage, canvas)), columns.time),
    span('  '),
    span(isOfOne ? '' : shortId(pipelineExecutionId), 'dim'),
    ...(type === 'ROLLBACK' ? [span(' rollback', 'waiting')] : []),
  ];
}

function conditionLine({ gate, state }: ObservedCondition, canvas: Canvas): Line {
  const status = state.latestExecution?.status;
  return [
    sign(status === 'Errored' ? 'Failed' : status, canvas),
    span(` ${gate} condition`),
    span(` ${status ?? ''}`, styleOf(status)),
    span(`  ${state.latestExecution?.summary ?? ''}`, 'dim'),
  ];
}

/** What is between a stage and the one before it: who waits, and the door if it is shut. */
export function doorLines(
  stage: ObservedStage,
  before: ObservedStage | undefined,
  canvas: Canvas,
): readonly Line[] {
  const { symbols } = canvas;
  const waiting = stage.inbound.map(
    ({ pipelineExecutionId, type }): Line => [
      span(`${symbols.waiting} `, 'waiting'),
      span(shortId(pipelineExecutionId), 'waiting'),
      span(type === 'ROLLBACK' ? ' (rollback) waits here' : ' waits here'),
      span(waitingTime(pipelineExecutionId, before, canvas)),
    ],
  );
  const isShut = stage.inboundTransition.enabled === false;
  return [...waiting, isShut ? shutLine(stage, canvas) : [span(symbols.onward, 'dim')]];
}

// It has waited since it left the stage before, which shows that only as long as no other is there.
function waitingTime(
  pipelineExecutionId: string,
  before: ObservedStage | undefined,
  { now }: Canvas,
): string {
  const isThere = before?.execution?.pipelineExecutionId === pipelineExecutionId;
  const since = isThere ? before?.lastUpdateTime : undefined;
  return since === undefined ? '' : ` for ${duration(now - since)}`;
}

function shutLine({ inboundTransition }: ObservedStage, { symbols, now }: Canvas): Line {
  const { disabledReason, lastChangedAt, lastChangedBy } = inboundTransition;
  const when = lastChangedAt === undefined ? '' : ` ${ago(lastChangedAt, now)}`;
  const who = lastChangedBy === undefined ? '' : ` by ${caller(lastChangedBy)}`;
  return [
    span(`${symbols.disabled} transition disabled`, 'bad'),
    span(`${when}${who}`),
    ...(disabledReason === undefined ? [] : [span(`: ${disabledReason}`)]),
  ];
}
