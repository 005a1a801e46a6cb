import type { StageState as StagePlace, StageRetries, Transition } from '../../engine/index.js';
import type {
  RetryStageMetadata,
  StageExecution,
  StageState,
  TransitionState,
} from '../../model/index.js';
import type { InFlightExecution } from '../store/pipeline-state.js';

/** A stage as GetPipelineState shows it, but for its actions. */
export const stageState = (
  stageName: string,
  place: StagePlace,
  inFlight: ReadonlyMap<string, InFlightExecution>,
): Omit<StageState, 'actionStates'> => {
  const { latest, transition } = place;
  const inbound = place.inbound.map((id) => inboundExecution(id, inFlight.get(id)));
  return {
    stageName,
    // The one that came last: in SUPERSEDED mode there is no other.
    inboundExecution: inbound.at(-1),
    inboundExecutions: inbound.length === 0 ? undefined : inbound,
    inboundTransitionState: transitionState(transition),
    latestExecution: latest && {
      pipelineExecutionId: latest.pipelineExecutionId,
      status: latest.status,
      type: latest.type,
    },
    retryStageMetadata: latest?.retries && retryStageMetadata(latest.retries),
  };
};

// Waiting has no status of its own.
const inboundExecution = (
  pipelineExecutionId: string,
  execution: InFlightExecution | undefined,
): StageExecution => ({
  pipelineExecutionId,
  status: 'InProgress',
  type: execution?.executionType,
});

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
