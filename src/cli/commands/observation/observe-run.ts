import type {
  ActionExecutionDetail,
  StageDeclaration,
  StageExecution,
  StageState,
} from '../../../model/index.js';
import { actionIn } from './observe-action.js';
import type { ObservedAction, ObservedCondition, ObservedRun, ObservedStage } from './observed.js';
import type { Seen } from './seen.js';

/** The stages as one execution went through them; without one, as each one's latest did. */
export function runOf(seen: Seen, pipelineExecutionId: string | undefined): ObservedRun {
  const { declaration, state } = seen;
  const states = new Map((state.stageStates ?? []).map((stage) => [stage.stageName, stage]));
  const stages = declaration.stages.map((stage) => {
    const stageState = states.get(stage.name) ?? {};
    return pipelineExecutionId === undefined
      ? sharedStage(seen, stage, stageState)
      : ownStage({ seen, stage, stageState }, pipelineExecutionId);
  });
  return { pipelineExecutionId, stages };
}

function sharedStage(seen: Seen, stage: StageDeclaration, stageState: StageState): ObservedStage {
  const { latestExecution, inboundExecution, inboundExecutions } = stageState;
  const inbound = inboundExecutions ?? (inboundExecution === undefined ? [] : [inboundExecution]);
  const attempts = attemptsOf(seen, latestExecution?.pipelineExecutionId, stage.name);
  return stageOf({
    stage,
    stageState,
    inbound,
    execution: latestExecution,
    actions: actionsOf(seen, { stage, stageState, attempts }, latestExecution?.pipelineExecutionId),
  });
}

interface OwnStage {
  readonly seen: Seen;
  readonly stage: StageDeclaration;
  readonly stageState: StageState;
}

/** Where executions share nothing, the state of the pipeline says nothing of one of them. */
function ownStage(
  { seen, stage, stageState }: OwnStage,
  pipelineExecutionId: string,
): ObservedStage {
  const { inboundExecutions = [] } = stageState;
  const attempts = attemptsOf(seen, pipelineExecutionId, stage.name);
  const actions = actionsOf(seen, { stage, stageState, attempts }, pipelineExecutionId);
  const status = statusOf(seen, pipelineExecutionId, actions);
  return stageOf({
    stage,
    stageState,
    inbound: inboundExecutions.filter((one) => one.pipelineExecutionId === pipelineExecutionId),
    execution: status && { pipelineExecutionId, status },
    actions,
  });
}

function attemptsOf(
  { attempts }: Seen,
  pipelineExecutionId: string | undefined,
  stageName: string,
): readonly ActionExecutionDetail[] {
  const all = attempts.get(pipelineExecutionId ?? '') ?? [];
  return all.filter((attempt) => attempt.stageName === stageName);
}

interface StageSeen {
  readonly stage: StageDeclaration;
  readonly stageState: StageState;
  readonly attempts: readonly ActionExecutionDetail[];
}

function actionsOf(
  seen: Seen,
  { stage, stageState, attempts }: StageSeen,
  pipelineExecutionId: string | undefined,
): readonly ObservedAction[] {
  const execution = seen.executions.find((one) => one.pipelineExecutionId === pipelineExecutionId);
  return stage.actions
    .map((declared) =>
      actionIn(declared, {
        attempt: attempts.find(({ actionName }) => actionName === declared.name),
        state: stageState.actionStates?.find(({ actionName }) => actionName === declared.name),
        execution,
      }),
    )
    .toSorted((one, other) => one.runOrder - other.runOrder);
}

function statusOf(
  { executions }: Seen,
  pipelineExecutionId: string,
  actions: readonly ObservedAction[],
): StageExecution['status'] | undefined {
  const statuses = actions.map(({ attempt }) => attempt?.status);
  if (statuses.every((status) => status === undefined)) return undefined;
  if (statuses.includes('InProgress')) return 'InProgress';
  if (statuses.includes('Failed')) return 'Failed';
  if (statuses.every((status) => status === 'Succeeded')) return 'Succeeded';
  const execution = executions.find((one) => one.pipelineExecutionId === pipelineExecutionId);
  // Between two of its actions it is still on its way; else somebody has stopped it there.
  return execution?.status === 'InProgress' ? 'InProgress' : 'Stopped';
}

interface StageParts {
  readonly stage: StageDeclaration;
  readonly stageState: StageState;
  readonly inbound: readonly StageExecution[];
  readonly execution: StageExecution | undefined;
  readonly actions: readonly ObservedAction[];
}

function stageOf({ stage, stageState, inbound, execution, actions }: StageParts): ObservedStage {
  const starts = actions.flatMap(({ attempt }) => attempt?.startTime ?? []);
  const updates = actions.flatMap(({ attempt }) => attempt?.lastUpdateTime ?? []);
  return {
    stageName: stage.name,
    execution,
    startTime: starts.length === 0 ? undefined : Math.min(...starts),
    lastUpdateTime: updates.length === 0 ? undefined : Math.max(...updates),
    inboundTransition: stageState.inboundTransitionState ?? { enabled: true },
    inbound,
    conditions: conditionsOf(stageState),
    actions,
  };
}

function conditionsOf(state: StageState): readonly ObservedCondition[] {
  const gates = [
    { gate: 'beforeEntry', state: state.beforeEntryConditionState },
    { gate: 'onSuccess', state: state.onSuccessConditionState },
    { gate: 'onFailure', state: state.onFailureConditionState },
  ] as const;
  return gates.flatMap(({ gate, state: condition }) =>
    condition?.latestExecution === undefined ? [] : [{ gate, state: condition }],
  );
}
