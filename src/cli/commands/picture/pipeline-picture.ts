import { type Line, span } from '../drawing/line.js';
import type { ObservedPipeline, ObservedRun } from '../observation/observed.js';
import { type Columns, columnsFor } from './columns.js';
import { executionLine, executionLines } from './execution-lines.js';
import { type Canvas, stageSign } from './signs.js';
import { doorLines, stageLines } from './stage-lines.js';

/** How many runs are drawn whole: of more, each has one line for its stages. */
const wholeRunsMax = 3;

/** A pipeline from its first stage down to its last. */
export function pipelinePicture(pipeline: ObservedPipeline, canvas: Canvas): readonly Line[] {
  const columns = columnsFor(pipeline, canvas);
  const draw = pipeline.runs.length > wholeRunsMax ? shortRunLine : runLines;
  const runs = pipeline.runs.flatMap((run) => [
    [],
    ...runHead(pipeline, run, { columns, canvas }),
    ...draw(run, columns, canvas),
  ]);
  return [
    titleLine(pipeline),
    ...runs,
    ...executionLines(othersThanDrawn(pipeline), columns, canvas),
  ];
}

function titleLine({
  pipelineName,
  pipelineVersion,
  pipelineType,
  executionMode,
}: ObservedPipeline): Line {
  const facts = [`version ${pipelineVersion ?? '?'}`, pipelineType, executionMode];
  return [span(pipelineName, 'strong'), span(`  ${facts.join(', ')}`, 'dim')];
}

interface Drawing {
  readonly columns: Columns;
  readonly canvas: Canvas;
}

// A run of its own begins with whose it is.
function runHead(
  { executions }: ObservedPipeline,
  { pipelineExecutionId }: ObservedRun,
  { columns, canvas }: Drawing,
): readonly Line[] {
  const execution = executions.find((one) => one.pipelineExecutionId === pipelineExecutionId);
  if (pipelineExecutionId === undefined || execution === undefined) return [];
  return [executionLine(execution, columns, canvas)];
}

function runLines(
  { stages, pipelineExecutionId }: ObservedRun,
  columns: Columns,
  canvas: Canvas,
): readonly Line[] {
  const isOfOne = pipelineExecutionId !== undefined;
  return stages.flatMap((stage, index) => {
    const isLast = index === stages.length - 1;
    // Nothing leads into the first stage, though executions may wait for it.
    const hasDoor = index > 0 || stage.inbound.length > 0;
    const door = hasDoor ? doorLines(stage, stages[index - 1], canvas) : [];
    return [...door, ...stageLines(stage, { columns, isLast, isOfOne }, canvas)];
  });
}

function shortRunLine({ stages }: ObservedRun, _: Columns, canvas: Canvas): readonly Line[] {
  const { symbols } = canvas;
  const line = stages.flatMap((stage, index): Line => {
    const isShut = index > 0 && stage.inboundTransition.enabled === false;
    const isWaitedFor = stage.inbound.length > 0;
    return [
      ...(isWaitedFor ? [span(`  ${symbols.waiting}`, 'waiting')] : []),
      ...(isShut ? [span(`  ${symbols.disabled}`, 'bad')] : []),
      span('  '),
      stageSign(stage, canvas),
      span(` ${stage.stageName}`, stage.execution === undefined ? 'dim' : 'plain'),
    ];
  });
  return [line];
}

function othersThanDrawn({ runs, executions }: ObservedPipeline): ObservedPipeline['executions'] {
  const drawn = new Set(runs.map((run) => run.pipelineExecutionId));
  return executions.filter(({ pipelineExecutionId }) => !drawn.has(pipelineExecutionId));
}
