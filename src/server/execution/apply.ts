import type { Effect, ExecutionState, HistoryEntry, PipelineState } from '../../engine/index.js';
import {
  type ActionExecutionUpdate,
  insertActionExecutions,
  type NewActionExecution,
  updateActionExecutions,
} from '../store/action-executions.js';
import type { Tx } from '../store/database.js';
import {
  actionTypeText,
  closeJobs,
  continueJobs,
  insertJobs,
  type JobClosure,
  type JobContinuation,
  type NewJob,
} from '../store/jobs.js';
import { type ExecutionChange, saveExecutions } from '../store/pipeline-executions.js';
import { type PipelineRow, updatePipelines } from '../store/pipelines.js';
import type { Working } from './working-set.js';

/** A job that somebody may be waiting for once the transaction is committed. */
export interface QueuedJob {
  readonly account: string;
  readonly region: string;
  readonly actionType: string;
  readonly visibleAt: number;
}

/** The rows of one transaction, gathered from all its decisions. */
interface Changes {
  readonly pipelines: Omit<PipelineRow, 'created'>[];
  readonly executions: ExecutionChange[];
  readonly started: Map<string, NewActionExecution>;
  readonly updated: Map<string, ActionExecutionUpdate>;
  readonly jobs: NewJob[];
  readonly continuations: JobContinuation[];
  readonly closures: JobClosure[];
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
    started: new Map(),
    updated: new Map(),
    jobs: [],
    continuations: [],
    closures: [],
  };
  const queued: QueuedJob[] = [];
  for (const working of workings) {
    if (working.decisions.length === 0) continue;
    gatherState(changes, working, now);
    for (const decision of working.decisions) {
      for (const entry of decision.history) gatherHistory(changes, working, entry);
      for (const effect of decision.effects)
        gatherEffect(changes, working, { effect, now, queued });
    }
  }
  write(tx, changes);
  return queued;
};

const write = (tx: Tx, changes: Changes): void => {
  if (changes.pipelines.length > 0) updatePipelines(tx, changes.pipelines);
  if (changes.executions.length > 0) saveExecutions(tx, changes.executions);
  if (changes.started.size > 0) insertActionExecutions(tx, [...changes.started.values()]);
  if (changes.updated.size > 0) updateActionExecutions(tx, [...changes.updated.values()]);
  if (changes.jobs.length > 0) insertJobs(tx, changes.jobs);
  if (changes.continuations.length > 0) continueJobs(tx, changes.continuations);
  if (changes.closures.length > 0) closeJobs(tx, changes.closures);
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

const nextDeadline = ({ stage }: ExecutionState): number | null => {
  const running = Object.values(stage?.actions ?? {}).filter(
    ({ status }) => status === 'InProgress',
  );
  return running.length === 0 ? null : Math.min(...running.map(({ deadline }) => deadline));
};

const isPipelineChanged = (before: PipelineState, after: PipelineState): boolean =>
  before.stages !== after.stages ||
  before.version !== after.version ||
  before.executionsStarted !== after.executionsStarted;

const gatherHistory = (changes: Changes, working: Working, entry: HistoryEntry): void => {
  if (entry.kind === 'actionStarted') {
    changes.started.set(entry.actionExecutionId, startedRow(working, entry));
    return;
  }
  const { kind, actionExecutionId, status, at, ...said } = entry;
  const begun = changes.started.get(actionExecutionId);
  if (begun) {
    const output = { ...begun.output, ...definedOf(said) };
    changes.started.set(actionExecutionId, { ...begun, status, updated: at, output });
    return;
  }
  const earlier = changes.updated.get(actionExecutionId);
  changes.updated.set(actionExecutionId, {
    account: working.row.account,
    region: working.row.region,
    action_execution_id: actionExecutionId,
    status,
    updated: at,
    output: { ...earlier?.output, ...definedOf(said) },
  });
};

// What a later entry leaves out must not blot out what an earlier one said.
const definedOf = (said: object): object =>
  Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));

const startedRow = (
  working: Working,
  entry: Extract<HistoryEntry, { kind: 'actionStarted' }>,
): NewActionExecution => ({
  account: working.row.account,
  region: working.row.region,
  pipeline_id: working.row.pipeline_id,
  action_execution_id: entry.actionExecutionId,
  pipeline_execution_id: entry.pipelineExecutionId,
  stage_name: entry.stageName,
  action_name: entry.action.name,
  version: versionOf(working.state.executions[entry.pipelineExecutionId], working),
  status: 'InProgress',
  started: entry.at,
  updated: entry.at,
  input: {
    action: entry.action,
    resolvedConfiguration: entry.resolvedConfiguration,
    inputArtifacts: entry.inputArtifacts,
    token: entry.token,
  },
  output: {},
});

const versionOf = (execution: ExecutionState | undefined, working: Working): number =>
  execution?.pipelineVersion ?? working.state.version;

const gatherEffect = (
  changes: Changes,
  working: Working,
  given: { readonly effect: Effect; readonly now: number; readonly queued: QueuedJob[] },
): void => {
  const { effect, now, queued } = given;
  const { account, region } = working.row;
  switch (effect.kind) {
    case 'offerJob': {
      const job = newJob(working, effect.job, now);
      changes.jobs.push(job);
      queued.push({ account, region, actionType: job.action_type, visibleAt: job.available_at });
      return;
    }
    case 'continueJob':
      changes.continuations.push({
        account,
        region,
        job_id: effect.jobId,
        new_job_id: effect.newJobId,
        continuation_token: effect.continuationToken,
        available_at: effect.visibleAt,
        created: now,
      });
      changes.closures.push({ account, region, job_id: effect.jobId, status: 'Succeeded' });
      return;
    case 'closeJob':
      changes.closures.push({ account, region, job_id: effect.jobId, status: effect.status });
  }
};

const newJob = (
  working: Working,
  job: Extract<Effect, { kind: 'offerJob' }>['job'],
  now: number,
): NewJob => ({
  account: working.row.account,
  region: working.row.region,
  job_id: job.jobId,
  action_type: actionTypeText(job.actionTypeId),
  available_at: job.visibleAt,
  pipeline_id: working.row.pipeline_id,
  pipeline_name: working.row.name,
  pipeline_execution_id: job.pipelineExecutionId,
  action_execution_id: job.actionExecutionId,
  created: now,
  data: {
    actionTypeId: job.actionTypeId,
    configuration: job.configuration,
    stageName: job.stageName,
    actionName: job.actionName,
    inputArtifacts: job.inputArtifacts,
    outputArtifacts: job.outputArtifacts.map((place) =>
      job.revision === undefined ? place : { ...place, revision: job.revision },
    ),
    encryptionKey: job.encryptionKey,
    sourceOverrides: job.sourceOverrides,
  },
});
