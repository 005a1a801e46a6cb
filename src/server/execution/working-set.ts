import {
  type Decision,
  decide,
  type EngineEvent,
  type Given,
  type PipelineState,
  type Refusal,
} from '../../engine/index.js';
import type { Tx } from '../store/database.js';
import { findJobs, type JobRow } from '../store/jobs.js';
import { type ExecutionRow, loadExecutions } from '../store/pipeline-executions.js';
import { lockPipelines, type PipelineKeys, type PipelineRow } from '../store/pipelines.js';
import type { Tenant } from '../store/tenant.js';
import type { Declarations } from './declarations.js';

/** A pipeline under its lock: as it was loaded, and as the decisions so far have made it. */
export interface Working {
  readonly row: PipelineRow;
  readonly before: PipelineState;
  state: PipelineState;
  readonly decisions: Decision[];
}

/** The pipelines of one transaction, and the jobs by which some of them were found. */
export interface WorkingSet {
  readonly byName: (tenant: Tenant, name: string) => Working | undefined;
  readonly job: (tenant: Tenant, jobId: string) => JobRow | undefined;
  readonly all: () => Iterable<Working>;
  readonly add: (working: Working) => void;
}

/**
 * Locks the pipelines and loads what the engine needs of them. All statements travel together: what
 * follows the locking one sees everything that was committed before the locks were had.
 */
export const loadWorkingSet = async (
  tx: Tx,
  declarations: Declarations,
  wanted: { readonly keys: PipelineKeys; readonly executions: readonly string[] },
): Promise<WorkingSet> => {
  const { keys, executions } = wanted;
  const [jobs, rows, executionRows] = await Promise.all([
    keys.jobs.length > 0 ? findJobs(tx, keys.jobs) : [],
    lockPipelines(tx, keys),
    loadExecutions(tx, keys, executions),
  ]);
  const byPipeline = groupByPipeline(executionRows);
  const workings = await Promise.all(
    rows.map(async (row) => {
      const declaration = await declarations.of(tx, row);
      const before = stateOf(row, declaration, byPipeline.get(row.pipeline_id) ?? []);
      return { row, before, state: before, decisions: [] };
    }),
  );
  return indexed(workings, jobs);
};

// Node 20 has no Map.groupBy.
const groupByPipeline = (rows: readonly ExecutionRow[]): Map<string, ExecutionRow[]> => {
  const groups = new Map<string, ExecutionRow[]>();
  for (const row of rows) {
    const group = groups.get(row.pipeline_id);
    if (group) group.push(row);
    else groups.set(row.pipeline_id, [row]);
  }
  return groups;
};

const stateOf = (
  row: PipelineRow,
  declaration: PipelineState['declaration'],
  executions: readonly ExecutionRow[],
): PipelineState => ({
  pipelineName: row.name,
  version: row.version,
  structureVersion: row.structure_version,
  declaration,
  executionsStarted: row.executions_started,
  stages: row.stages,
  executions: Object.fromEntries(
    executions.map((execution) => [execution.pipeline_execution_id, execution.state]),
  ),
});

const nameKey = (tenant: Tenant, name: string): string =>
  `${tenant.account} ${tenant.region} ${name}`;

const indexed = (workings: readonly Working[], jobs: readonly JobRow[]): WorkingSet => {
  const byName = new Map(workings.map((one) => [nameKey(one.row, one.row.name), one]));
  const byJob = new Map(jobs.map((job) => [nameKey(job, job.job_id), job]));
  return {
    byName: (tenant, name) => byName.get(nameKey(tenant, name)),
    job: (tenant, jobId) => byJob.get(nameKey(tenant, jobId)),
    all: () => byName.values(),
    add: (working) => byName.set(nameKey(working.row, working.row.name), working),
  };
};

/**
 * Lets the engine decide on an event, on top of what it has decided in this transaction. The region is
 * that of the pipeline.
 */
export const decideOn = (
  working: Working,
  event: EngineEvent,
  given: Omit<Given, 'region'>,
): Decision | Refusal => {
  const answer = decide(working.state, event, { ...given, region: working.row.region });
  if (answer.kind === 'decision') {
    working.state = answer.state;
    working.decisions.push(answer);
  }
  return answer;
};
