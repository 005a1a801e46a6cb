import type { WaitingReason } from '../../../../model/index.js';
import { actionReasons } from './action-reasons.js';
import { doorReasons } from './door-reasons.js';
import { endReasons } from './end-reasons.js';
import { ruleReasons } from './rule-reasons.js';
import type { Inside, Scene } from './scene.js';
import { stoppingReasons } from './stopping-reasons.js';

/**
 * What everything in a pipeline that is not moving waits for, from its first stage to its last: who
 * stands in front of a stage before who is in it, the oldest first.
 */
export const waitingReasons = (scene: Scene): readonly WaitingReason[] =>
  [...stageNamesOf(scene)].flatMap((stageName) => [
    ...doorReasons(scene, stageName),
    ...insideOf(scene, stageName).flatMap((inside) => [
      ...stoppingReasons(inside),
      ...ruleReasons(scene, inside),
      ...actionReasons(scene, inside),
    ]),
    ...endReasons(scene, stageName),
  ]);

// In PARALLEL mode executions of earlier versions may be in stages that are declared no more.
const stageNamesOf = ({ pipeline }: Scene): ReadonlySet<string> =>
  new Set([
    ...pipeline.declaration.stages.map(({ name }) => name),
    ...Object.keys(pipeline.stages),
    ...pipeline.executions.flatMap(({ position }) =>
      position.kind === 'ended' ? [] : [position.stageName],
    ),
  ]);

const insideOf = ({ pipeline }: Scene, stageName: string): readonly Inside[] =>
  pipeline.executions
    .toSorted((one, other) => one.order - other.order)
    .flatMap((execution) => {
      const { position, stage: run } = execution;
      const isInside = position.kind === 'inside' && position.stageName === stageName;
      return isInside && run?.stageName === stageName ? [{ execution, run }] : [];
    });
