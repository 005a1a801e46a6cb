import type { ExecutionState, PipelineState } from '../../engine/index.js';
import type { Tx } from '../store/database.js';
import { type ExecutionChange, saveExecutions } from '../store/pipeline-executions.js';
import { type PipelineRow, updatePipelines } from '../store/pipelines.js';
import {
  gatherEffect,
  type JobRows,
  noJobRows,
  type QueuedJob,
  writeJobs,
} from './apply-effects.js';
import { type EventRows, gatherEvents, writeEvents } from './apply-events.js';
import { gatherHistory, type HistoryRows, noHistoryRows, writeHistory } from './apply-history.js';
import { runningWork } from './running-work.js';
import type { Working } from './working-set.js';

export type { QueuedJob } from './apply-effects.js';

/** The rows of one transaction, gathered from all its decisions. */
interface Changes {
  readonly pipelines: Omit<PipelineRow, 'created'>[];
  readonly executions: ExecutionChange[];
  readonly history: HistoryRows;
  readonly jobs: JobRows;
  readonly events: EventRows;
}

/**
 * Writes what was decided: state, history and effects, one statement a table whatever the number of
 * decisions. Gives the jobs that wait for a worker once it is committed.
 */
export const applyDecisions = (
  tx: Tx,
  workings: Iterable<Working>,
  now: number,
): readonly QueuedJob[] => {
  const changes: Changes = {
    pipelines: [],
    executions: [],
    history: noHistoryRows(),
    jobs: noJobRows(),
    events: [],
  };
  for (const working of workings) {
    if (working.decisions.length === 0) continue;
    gatherState(changes, working, now);
    gatherEvents(changes.events, working, now);
    for (const decision of working.decisions) {
      for (const entry of decision.history) gatherHistory(changes.history, working, entry);
      for (const effect of decision.effects) gatherEffect(changes.jobs, working, { effect, now });
    }
  }
  if (changes.pipelines.length > 0) updatePipelines(tx, changes.pipelines);
  if (changes.executions.length > 0) saveExecutions(tx, changes.executions);
  writeHistory(tx, changes.history);
  writeEvents(tx, changes.events);
  return writeJobs(tx, changes.jobs);
};

const gatherState = (changes: Changes, working: Working, now: number): void => {
  const { row, before, state } = working;
  const { account, region, pipeline_id, name } = row;
  if (isPipelineChanged(before, state)) {
    changes.pipelines.push({
      account,
      region,
      pipeline_id,
      name,
      version: state.version,
      structure_version: state.structureVersion,
      executions_started: state.executionsStarted,
      stages: state.stages,
      // Only an update of the declaration counts as an update of the pipeline.
      updated: state.version === before.version ? row.updated : now,
    });
  }
  for (const [id, execution] of Object.entries(state.executions)) {
    if (execution === before.executions[id]) continue;
    changes.executions.push({
      account,
      region,
      pipeline_id,
      pipeline_execution_id: id,
      number: execution.order,
      status: execution.status,
      next_deadline: nextDeadline(execution),
      state: execution,
    });
  }
};

const nextDeadline = (execution: ExecutionState): number | null => {
  const { actions, rules } = runningWork(execution);
  const deadlines = [...actions, ...rules].map(({ deadline }) => deadline);
  return deadlines.length === 0 ? null : Math.min(...deadlines);
};

const isPipelineChanged = (before: PipelineState, after: PipelineState): boolean =>
  before.stages !== after.stages ||
  before.version !== after.version ||
  before.executionsStarted !== after.executionsStarted;
