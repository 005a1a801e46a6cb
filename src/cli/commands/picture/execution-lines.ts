import type { PipelineExecutionSummary } from '../../../model/index.js';
import { type Line, padded, span } from '../drawing/line.js';
import { caller, shortId } from '../drawing/names.js';
import { isOnItsWay } from '../observation/observed.js';
import { revisionRemark } from './action-line.js';
import type { Columns } from './columns.js';
import { type Canvas, sign, styleOf } from './signs.js';
import { executionTime } from './spans-of-time.js';

/** How many executions are listed, unless more are on their way. */
const shownMax = 5;

/** The newest executions, and every one that is still on its way. */
export function executionLines(
  executions: readonly PipelineExecutionSummary[],
  columns: Columns,
  canvas: Canvas,
): readonly Line[] {
  const shown = executions.filter((one, index) => index < shownMax || isOnItsWay(one));
  if (shown.length === 0) return [];
  return [
    [],
    [span('Executions', 'dim')],
    ...shown.map((execution) => executionLine(execution, columns, canvas)),
  ];
}

export function executionLine(
  execution: PipelineExecutionSummary,
  columns: Columns,
  canvas: Canvas,
): Line {
  const { pipelineExecutionId = '', status } = execution;
  return [
    sign(status, canvas),
    span(' '),
    ...padded(span(shortId(pipelineExecutionId)), columns.name),
    span('  '),
    ...padded(span(status ?? '', styleOf(status)), columns.kind),
    span('  '),
    ...padded(span(executionTime(execution, canvas)), columns.time),
    span('  '),
    ...cause(execution),
  ];
}

function cause({
  trigger,
  stopTrigger,
  sourceRevisions = [],
  executionType,
}: PipelineExecutionSummary): Line {
  const [revision] = sourceRevisions;
  const who = trigger?.triggerDetail?.startsWith('arn:')
    ? ` by ${caller(trigger.triggerDetail)}`
    : '';
  return [
    ...(executionType === 'ROLLBACK' ? [span('rollback  ', 'waiting')] : []),
    span(`${trigger?.triggerType ?? ''}${who}  `),
    ...(stopTrigger?.reason ? [span(`stopped: ${stopTrigger.reason}  `)] : []),
    ...(revision === undefined
      ? []
      : revisionRemark({ revisionId: revision.revisionId, summary: revision.revisionSummary })),
  ];
}
