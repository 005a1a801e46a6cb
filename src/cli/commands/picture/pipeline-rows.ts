import type { PipelineExecutionSummary, StageState } from '../../../model/index.js';
import { type Line, padded, type Span, span, textOf } from '../drawing/line.js';
import { ago, duration } from '../drawing/times.js';
import { widthOf } from '../drawing/width.js';
import type { Glance } from '../observation/glance.js';
import { isOnItsWay } from '../observation/observed.js';
import { type Canvas, sign, styleOf } from './signs.js';

/** One line a pipeline: its stages as a row of signs, and what goes on in it. */
export function pipelineRows(glances: readonly Glance[], canvas: Canvas): readonly Line[] {
  const rows = glances.map((glance) => ({ glance, signs: stageSigns(glance, canvas) }));
  const nameWidth = Math.max(
    titles.name.length,
    ...glances.map((one) => widthOf(one.pipelineName)),
  );
  const signsWidth = Math.max(
    titles.stages.length,
    ...rows.map(({ signs }) => widthOf(textOf(signs))),
  );
  const row = (name: Line, signs: Line, now: Line): Line => [
    ...name,
    span('  '),
    ...signs,
    span(' '.repeat(signsWidth - widthOf(textOf(signs)))),
    span('  '),
    ...now,
  ];
  return [
    row(
      padded(span(titles.name, 'dim'), nameWidth),
      [span(titles.stages, 'dim')],
      [span(titles.now, 'dim')],
    ),
    ...rows.map(({ glance, signs }) =>
      row(padded(span(glance.pipelineName, 'strong'), nameWidth), signs, goingsOn(glance, canvas)),
    ),
  ];
}

const titles = { name: 'PIPELINE', stages: 'STAGES', now: 'NOW' };

function stageSigns(glance: Glance, canvas: Canvas): Line {
  const { symbols } = canvas;
  return glance.stages.flatMap((stage, index) => {
    const isShut = index > 0 && stage.inboundTransitionState?.enabled === false;
    return [
      ...(isShut ? [span(` ${symbols.disabled}`, 'bad')] : []),
      span(index === 0 ? '' : ' '),
      stageSign(glance, stage, canvas),
    ];
  });
}

// Where executions run side by side, a stage has no status that would hold for all of them.
function stageSign({ executionMode }: Glance, stage: StageState, canvas: Canvas): Span {
  if (executionMode === 'PARALLEL') return sign(undefined, canvas);
  return isAsking(stage)
    ? span(canvas.symbols.asking, 'waiting')
    : sign(stage.latestExecution?.status, canvas);
}

function isAsking({ actionStates = [] }: StageState): boolean {
  return actionStates.some(({ latestExecution }) => latestExecution?.token !== undefined);
}

function goingsOn(glance: Glance, { now }: Canvas): Line {
  const { executionMode, executions } = glance;
  const running = executions.filter(isOnItsWay);
  if (executionMode === 'PARALLEL' && running.length > 1) {
    return [span(`${running.length} executions InProgress`, 'busy')];
  }
  const parts = executionMode === 'PARALLEL' ? [] : glance.stages.flatMap(stagePart);
  const [newest] = executions;
  if (newest === undefined) return [span('never executed', 'dim')];
  if (parts.length === 0 && isOnItsWay(newest)) {
    return [span(newest.status ?? '', styleOf(newest.status)), forHowLong(newest, now)];
  }
  if (parts.length === 0) return howItEnded(glance, newest, now);
  return parts.flatMap((part, index) => (index === 0 ? part : [span('; '), ...part]));
}

function stagePart(stage: StageState): readonly Line[] {
  const { stageName = '', latestExecution, inboundExecutions = [] } = stage;
  const status = latestExecution?.status;
  const inside: readonly Line[] = isOnItsWay({ status })
    ? [
        isAsking(stage)
          ? [span(`${stageName} waits for an answer`, 'waiting')]
          : [span(`${stageName} ${status}`, styleOf(status))],
      ]
    : [];
  const count = inboundExecutions.length;
  const shut = stage.inboundTransitionState?.enabled === false ? ', which is disabled' : '';
  const before: readonly Line[] =
    count === 0
      ? []
      : [[span(`${count} wait${count === 1 ? 's' : ''} before ${stageName}${shut}`, 'waiting')]];
  return [...before, ...inside];
}

function forHowLong({ startTime }: PipelineExecutionSummary, now: number): Span {
  return span(startTime === undefined ? '' : ` for ${duration(now - startTime)}`);
}

function howItEnded(
  { stages, executionMode }: Glance,
  { status, lastUpdateTime, pipelineExecutionId }: PipelineExecutionSummary,
  now: number,
): Line {
  const where = stages.find(
    ({ latestExecution }) =>
      latestExecution?.pipelineExecutionId === pipelineExecutionId &&
      latestExecution?.status === status &&
      status !== 'Succeeded',
  );
  const place = where === undefined || executionMode === 'PARALLEL' ? '' : ` in ${where.stageName}`;
  return [
    span(status ?? '', styleOf(status)),
    span(`${place}${lastUpdateTime === undefined ? '' : ` ${ago(lastUpdateTime, now)}`}`),
  ];
}
