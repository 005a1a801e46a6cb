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
import { InvariantError } from '../store/operating-error.js';
import { type ExecutionRow, findExecutions, loadExecutions } from '../store/pipeline-executions.js';
import { lockPipelines, type PipelineKeys, type PipelineRow } from '../store/pipelines.js';
import type { Tenant } from '../store/tenant.js';
import type { Declarations } from './declarations.js';

/** A pipeline under its lock: as it was loaded, and as the decisions so far have made it. */
export interface Working {
  readonly tx: Tx;
  readonly row: PipelineRow;
  /** What is the same object in `state` need not be written. */
  before: PipelineState;
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
      const found = byPipeline.get(row.pipeline_id) ?? [];
      const declaration = await declarations.of(tx, row);
      const earlier = await earlierVersions(tx, declarations, { row, executions: found });
      const before = stateOf(row, { declaration, earlier }, found);
      return { tx, row, before, state: before, decisions: [] };
    }),
  );
  return indexed(workings, jobs);
};

// Those in PARALLEL mode go by the version that they began with.
const earlierVersions = async (
  tx: Tx,
  declarations: Declarations,
  { row, executions }: { readonly row: PipelineRow; readonly executions: readonly ExecutionRow[] },
): Promise<PipelineState['earlier']> => {
  const versions = new Set(
    executions
      .filter(({ state }) => state.executionMode === 'PARALLEL')
      .map(({ state }) => state.pipelineVersion)
      .filter((version) => version !== row.version),
  );
  if (versions.size === 0) return undefined;
  const found = await Promise.all(
    [...versions].map(async (version) => [version, await declarations.of(tx, row, version)]),
  );
  return Object.fromEntries(found);
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
  { declaration, earlier }: Pick<PipelineState, 'declaration' | 'earlier'>,
  executions: readonly ExecutionRow[],
): PipelineState => ({
  pipelineName: row.name,
  version: row.version,
  structureVersion: row.structure_version,
  declaration,
  earlier,
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
 * Lets the engine decide on an event, on top of what it has decided in this transaction; loads what it
 * turns out to need. The region is that of the pipeline.
 */
export const decideOn = async (
  working: Working,
  event: EngineEvent,
  given: Omit<Given, 'region' | 'absent'>,
): Promise<Decision | Refusal> => {
  const { region } = working.row;
  const answer = decide(working.state, event, { ...given, region });
  if (answer.kind === 'refusal') return answer;
  if (answer.kind === 'decision') return taken(working, answer);
  await fetchExecutions(working, answer.executions);
  const absent = answer.executions.filter((id) => !Object.hasOwn(working.state.executions, id));
  const second = decide(working.state, event, { ...given, region, absent });
  if (second.kind === 'refusal') return second;
  if (second.kind === 'decision') return taken(working, second);
  throw new InvariantError(`The engine still lacks ${second.executions.join(', ')}.`);
};

const taken = (working: Working, decision: Decision): Decision => {
  working.state = decision.state;
  working.decisions.push(decision);
  return decision;
};

const fetchExecutions = async (working: Working, ids: readonly string[]): Promise<void> => {
  const rows = await findExecutions(working.tx, working.row, ids);
  const found = Object.fromEntries(rows.map((row) => [row.pipeline_execution_id, row.state]));
  working.before = withExecutions(working.before, found);
  working.state = withExecutions(working.state, found);
};

const withExecutions = (
  state: PipelineState,
  executions: PipelineState['executions'],
): PipelineState => ({ ...state, executions: { ...state.executions, ...executions } });
