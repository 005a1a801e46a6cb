import type { ExecutionState } from '../../engine/index.js';
import type { Database } from './database.js';
import type { PipelineRow } from './pipelines.js';
import { sql } from './sql.js';

/** An execution as far as it is shown: without what only its actions need. */
export interface ShownExecutionRow {
  readonly number: number;
  readonly state: Omit<ExecutionState, 'stage' | 'artifacts' | 'outputVariables'>;
}

/** A part of a list that goes from the newest to the oldest: what is older than `before`. */
export interface HistoryPart {
  readonly before: number | undefined;
  readonly max: number;
}

/** Later than anything: the list begins at its beginning. */
export const endOfHistory = Number.MAX_SAFE_INTEGER;

/** One execution of a pipeline, whether in flight or ended. */
export const findShownExecution = async (
  database: Database,
  { account, region, pipeline_id }: Pick<PipelineRow, 'account' | 'region' | 'pipeline_id'>,
  pipelineExecutionId: string,
): Promise<ShownExecutionRow | undefined> => {
  const rows = await database.rows(sql<ShownExecutionRow>`
    select number, state - '{stage,artifacts,outputVariables}'::text[] as state
    from pipeline_execution
    where account = ${account} and region = ${region} and pipeline_id = ${pipeline_id}
      and pipeline_execution_id = ${pipelineExecutionId}`);
  return rows[0];
};

/** Executions of a pipeline, the newest first. */
export const listShownExecutions = (
  database: Database,
  { pipeline_id }: Pick<PipelineRow, 'pipeline_id'>,
  { before = endOfHistory, max }: HistoryPart,
): Promise<readonly ShownExecutionRow[]> =>
  database.rows(sql<ShownExecutionRow>`
    select number, state - '{stage,artifacts,outputVariables}'::text[] as state
    from pipeline_execution
    where pipeline_id = ${pipeline_id} and number < ${before}::bigint
    order by number desc limit ${max}`);

/** What an execution has to do with a stage, in brief. */
export interface StageSuccessRow {
  readonly number: number;
  readonly version: number;
  /** Of itself: what succeeded as a rollback repeats what another one did. */
  readonly hasSucceeded: boolean;
}

/** Whether the executions of a pipeline have succeeded in a stage, the newest first. */
export const listStageSuccesses = (
  database: Database,
  { pipeline_id }: Pick<PipelineRow, 'pipeline_id'>,
  { stageName, before = endOfHistory, max }: HistoryPart & { readonly stageName: string },
): Promise<readonly StageSuccessRow[]> =>
  database.rows(sql<StageSuccessRow>`
    select number, (state ->> 'pipelineVersion')::integer as version,
      state -> 'succeededStages' ? ${stageName}
        and state ->> 'executionType' = 'STANDARD' as "hasSucceeded"
    from pipeline_execution
    where pipeline_id = ${pipeline_id} and number < ${before}::bigint
    order by number desc limit ${max}`);

/** The executions of a pipeline with these numbers, each looked up by its own, the newest first. */
export const findShownExecutions = (
  database: Database,
  { pipeline_id }: Pick<PipelineRow, 'pipeline_id'>,
  numbers: readonly number[],
): Promise<readonly ShownExecutionRow[]> =>
  database.rows(sql<ShownExecutionRow>`
    select e.number, e.state
    from unnest(${numbers}::integer[]) as wanted(number)
    cross join lateral (
      select number, state - '{stage,artifacts,outputVariables}'::text[] as state
      from pipeline_execution
      where pipeline_id = ${pipeline_id} and number = wanted.number
      offset 0) e
    order by e.number desc`);
