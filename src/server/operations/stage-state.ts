import type { StageState as StagePlace, StageRetries, Transition } from '../../engine/index.js';
import type {
  RetryStageMetadata,
  StageDeclaration,
  StageExecution,
  StageState,
  TransitionState,
} from '../../model/index.js';
import type { InFlightExecution, LatestRuleExecution } from '../store/pipeline-state.js';
import { conditionStates } from './condition-states.js';

/** The executions that are shown, by their ids. */
export interface SeenExecutions {
  /**
   * Whether the pipeline's executions share its stages. Only those that do so are shown then, and only the
   * others elsewhere: after a change of the mode there may be both.
   */
  readonly isParallel: boolean;
  readonly inFlight: ReadonlyMap<string, InFlightExecution>;
  readonly rules: ReadonlyMap<string, LatestRuleExecution>;
}

/** A stage as GetPipelineState shows it, but for its actions. */
export const stageState = (
  declaration: StageDeclaration,
  place: StagePlace,
  seen: SeenExecutions,
): Omit<StageState, 'actionStates'> => {
  const latest = seen.isParallel ? place.latestParallel : place.latest;
  const inbound = inboundExecutions(place, seen);
  return {
    stageName: declaration.name,
    // The one that came last: in SUPERSEDED mode there is no other.
    inboundExecution: inbound.at(-1),
    inboundExecutions: inbound.length === 0 ? undefined : inbound,
    inboundTransitionState: transitionState(place.transition),
    latestExecution: latest && {
      pipelineExecutionId: latest.pipelineExecutionId,
      status: latest.status,
      type: latest.type,
    },
    ...conditionStates(declaration, latest?.conditions ?? {}, seen.rules),
    retryStageMetadata: latest?.retries && retryStageMetadata(latest.retries),
  };
};

// Waiting has no status of its own.
const inboundExecutions = (
  { inbound }: StagePlace,
  { isParallel, inFlight }: SeenExecutions,
): readonly StageExecution[] =>
  inbound
    .map((pipelineExecutionId) => ({ pipelineExecutionId, ...inFlight.get(pipelineExecutionId) }))
    .filter(({ executionMode }) => (executionMode === 'PARALLEL') === isParallel)
    .map(({ pipelineExecutionId, executionType }) => ({
      pipelineExecutionId,
      status: 'InProgress',
      type: executionType,
    }));

const transitionState = (transition: Transition): TransitionState => ({
  enabled: transition.kind === 'enabled',
  lastChangedBy: transition.changedBy,
  lastChangedAt: transition.changedAt,
  disabledReason: transition.kind === 'disabled' ? transition.reason : undefined,
});

// Attempts that there were none of are left out: their counts begin at one.
const retryStageMetadata = ({ automatic, manual, latest }: StageRetries): RetryStageMetadata => ({
  autoStageRetryAttempt: automatic || undefined,
  manualStageRetryAttempt: manual || undefined,
  latestRetryTrigger: latest,
});
