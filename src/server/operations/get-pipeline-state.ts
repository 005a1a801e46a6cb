import type { StageState as StagePlace } from '../../engine/index.js';
import type { ActionState, StageDeclaration } from '../../model/index.js';
import { InvariantError } from '../store/operating-error.js';
import {
  findPipelineState,
  type LatestAttempt,
  type PipelineStateRow,
} from '../store/pipeline-state.js';
import { actionState } from './action-state.js';
import { noPipeline } from './existing-pipeline.js';
import type { Handler } from './handler.js';
import {
  actionTypeIdsOf,
  findKnownActionTypes,
  type KnownActionTypes,
} from './known-action-types.js';
import { type SeenExecutions, stageState } from './stage-state.js';

/** What goes on in a pipeline: each stage and action that it declares, whether it ever ran or not. */
export const getPipelineState: Handler<'GetPipelineState'> = async ({ name }, ctx) => {
  const row = await findPipelineState(ctx.database, ctx.tenant, name);
  if (!row) throw noPipeline(ctx, name);
  const ids = actionTypeIdsOf(row.declaration);
  const seen: Seen = {
    types: await findKnownActionTypes(ctx.database, ctx.tenant, ids),
    isParallel: row.declaration.executionMode === 'PARALLEL',
    inFlight: new Map(row.inFlight.map((one) => [one.pipelineExecutionId, one])),
    attempts: new Map(row.attempts.map((one) => [placeKey(one), one])),
    rules: new Map(row.rules.map((one) => [one.ruleExecutionId, one])),
  };
  return {
    pipelineName: row.name,
    pipelineVersion: row.version,
    stageStates: row.declaration.stages.map((stage) => ({
      ...stageState(stage, placeOf(row, stage.name), seen),
      actionStates: actionStates(stage, seen),
    })),
    created: row.created,
    updated: row.updated,
  };
};

/** What there is to show, by what it is looked up with. */
interface Seen extends SeenExecutions {
  readonly types: KnownActionTypes;
  readonly attempts: ReadonlyMap<string, LatestAttempt>;
}

// No name has a blank in it.
const placeKey = (at: { readonly stageName: string; readonly actionName: string }): string =>
  `${at.stageName} ${at.actionName}`;

// A stage may be called `constructor`: only the record's own entries are stages.
const placeOf = ({ name, stages }: PipelineStateRow, stageName: string): StagePlace => {
  const place = Object.hasOwn(stages, stageName) ? stages[stageName] : undefined;
  if (place) return place;
  throw new InvariantError(`The pipeline ${name} has no state for its stage ${stageName}.`);
};

const actionStates = (stage: StageDeclaration, seen: Seen): readonly ActionState[] =>
  stage.actions
    .toSorted((one, other) => (one.runOrder ?? 1) - (other.runOrder ?? 1))
    .map((action) => {
      const attempt = seen.attempts.get(
        placeKey({ stageName: stage.name, actionName: action.name }),
      );
      return actionState(action, {
        attempt,
        type: seen.types.known(action.actionTypeId),
        isParallel: seen.isParallel,
      });
    });
