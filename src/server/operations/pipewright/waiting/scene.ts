import type { WaitingReason } from '../../../../model/index.js';
import type {
  ReportRow,
  WaitingExecution,
  WaitingJobRow,
  WaitingPipelineRow,
} from '../../../store/waiting.js';

/** All that is looked at to say what waits for what. */
export interface Scene {
  readonly pipeline: WaitingPipelineRow;
  readonly executions: ReadonlyMap<string, WaitingExecution>;
  readonly jobs: ReadonlyMap<string, WaitingJobRow>;
  /** By the id of the action's or the rule's execution. */
  readonly reports: ReadonlyMap<string, ReportRow>;
  readonly now: number;
  /** How long a hand-out stands without being acknowledged. */
  readonly acknowledgeWithin: number;
}

/** An execution in a stage, of which something is said. */
export interface Inside {
  readonly execution: WaitingExecution;
  readonly run: NonNullable<WaitingExecution['stage']>;
}

/** What is the same in all reasons about an execution in a stage. */
export const placeOf = ({
  execution,
  run,
}: Inside): Pick<WaitingReason, 'pipelineExecutionId' | 'stageName'> => ({
  pipelineExecutionId: execution.pipelineExecutionId,
  stageName: run.stageName,
});

export const sceneOf = (
  pipeline: WaitingPipelineRow,
  found: { readonly jobs: readonly WaitingJobRow[]; readonly reports: readonly ReportRow[] },
  given: Pick<Scene, 'now' | 'acknowledgeWithin'>,
): Scene => ({
  ...given,
  pipeline,
  executions: new Map(pipeline.executions.map((one) => [one.pipelineExecutionId, one])),
  jobs: new Map(found.jobs.map((one) => [one.jobId, one])),
  reports: new Map(found.reports.map((one) => [one.executionId, one])),
});
