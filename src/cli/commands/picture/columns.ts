import { widthOf } from '../drawing/width.js';
import type { ObservedPipeline } from '../observation/observed.js';
import type { Canvas } from './signs.js';
import { actionTime, executionTime, stageTime } from './spans-of-time.js';

/** Where the columns of a picture begin: the same for all its stages and actions. */
export interface Columns {
  readonly name: number;
  readonly kind: number;
  readonly time: number;
}

/** Names may have a hundred characters. The few that are so long push the rest of their line aside. */
const nameMax = 28;
const statusWidth = 'InProgress'.length;

export function columnsFor({ runs, executions }: ObservedPipeline, canvas: Canvas): Columns {
  const stages = runs.flatMap((run) => run.stages);
  const actions = stages.flatMap((stage) => stage.actions);
  return {
    name: Math.min(
      nameMax,
      Math.max(
        ...stages.map(({ stageName }) => widthOf(stageName)),
        // Actions are indented by the line along their stage.
        ...actions.map(({ actionName }) => widthOf(actionName) + 2),
      ),
    ),
    kind: Math.max(
      statusWidth,
      ...actions.map(({ actionTypeId }) => widthOf(actionTypeId.provider)),
    ),
    time: Math.max(
      ...stages.map((stage) => widthOf(stageTime(stage, canvas))),
      ...actions.map((action) => widthOf(actionTime(action, canvas))),
      ...executions.map((execution) => widthOf(executionTime(execution, canvas))),
    ),
  };
}
