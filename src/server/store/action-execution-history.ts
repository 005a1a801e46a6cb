import type { ActionUpdated } from '../../engine/index.js';
import type { ActionExecutionStatus } from '../../model/index.js';
import type { ActionInput } from './action-executions.js';
import type { Database } from './database.js';
import { endOfHistory, type HistoryPart } from './execution-history.js';
import type { PipelineRow } from './pipelines.js';
import { sql } from './sql.js';

/** What an attempt's history says of it, all entries put together. */
export type ActionOutput = Omit<ActionUpdated, 'kind' | 'actionExecutionId' | 'status' | 'at'>;

/** One attempt of an action. */
export interface ActionExecutionRow {
  readonly seq: number;
  readonly pipeline_execution_id: string;
  readonly action_execution_id: string;
  readonly stage_name: string;
  readonly action_name: string;
  readonly version: number;
  readonly status: ActionExecutionStatus;
  readonly started: number;
  readonly updated: number;
  readonly input: ActionInput;
  readonly output: ActionOutput;
}

/** The action executions of a pipeline, the newest first. */
export const listActionExecutions = (
  database: Database,
  { pipeline_id }: Pick<PipelineRow, 'pipeline_id'>,
  { before = endOfHistory, max }: HistoryPart,
): Promise<readonly ActionExecutionRow[]> =>
  database.rows(sql<ActionExecutionRow>`
    select * from action_execution
    where pipeline_id = ${pipeline_id} and seq < ${before}
    order by seq desc limit ${max}`);

/** The action executions of one pipeline execution, all attempts, the newest first. */
export const listActionExecutionsIn = (
  database: Database,
  pipelineExecutionId: string,
  { before = endOfHistory, max }: HistoryPart,
): Promise<readonly ActionExecutionRow[]> =>
  database.rows(sql<ActionExecutionRow>`
    select * from action_execution
    where pipeline_execution_id = ${pipelineExecutionId} and seq < ${before}
    order by seq desc limit ${max}`);

/**
 * The latest attempt of each action of one pipeline execution, the newest first. Attempts later than
 * `upTo` do not count, so that the pages of a list agree while actions are retried.
 */
export const listLatestActionExecutionsIn = (
  database: Database,
  pipelineExecutionId: string,
  {
    upTo = endOfHistory,
    before = endOfHistory,
    max,
  }: HistoryPart & {
    readonly upTo: number | undefined;
  },
): Promise<readonly ActionExecutionRow[]> =>
  database.rows(sql<ActionExecutionRow>`
    select a.* from action_execution a
    where a.seq in (
      select max(seq) from action_execution
      where pipeline_execution_id = ${pipelineExecutionId} and seq <= ${upTo}
      group by stage_name, action_name)
    and a.pipeline_execution_id = ${pipelineExecutionId} and a.seq < ${before}
    order by a.seq desc limit ${max}`);
