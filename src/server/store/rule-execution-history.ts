import type { Gate, RuleUpdated } from '../../engine/index.js';
import type { RuleExecutionStatus } from '../../model/index.js';
import type { Database } from './database.js';
import { endOfHistory, type HistoryPart } from './execution-history.js';
import type { PipelineRow } from './pipelines.js';
import type { RuleInput } from './rule-executions.js';
import { sql } from './sql.js';

/** What the history of a rule's execution says of it, all entries put together. */
export type RuleOutput = Omit<RuleUpdated, 'kind' | 'ruleExecutionId' | 'status' | 'at'>;

/** One execution of a rule. */
export interface RuleExecutionRow {
  readonly seq: number;
  readonly pipeline_execution_id: string;
  readonly rule_execution_id: string;
  readonly stage_name: string;
  readonly rule_name: string;
  readonly gate: Gate;
  readonly version: number;
  readonly status: RuleExecutionStatus;
  readonly started: number;
  readonly updated: number;
  readonly input: RuleInput;
  readonly output: RuleOutput;
}

/** The rule executions of a pipeline, the newest first. */
export const listRuleExecutions = (
  database: Database,
  { pipeline_id }: Pick<PipelineRow, 'pipeline_id'>,
  { before = endOfHistory, max }: HistoryPart,
): Promise<readonly RuleExecutionRow[]> =>
  database.rows(sql<RuleExecutionRow>`
    select * from rule_execution
    where pipeline_id = ${pipeline_id} and seq < ${before}
    order by seq desc limit ${max}`);

/** The rule executions of one pipeline execution, all of them, the newest first. */
export const listRuleExecutionsIn = (
  database: Database,
  pipelineExecutionId: string,
  { before = endOfHistory, max }: HistoryPart,
): Promise<readonly RuleExecutionRow[]> =>
  database.rows(sql<RuleExecutionRow>`
    select * from rule_execution
    where pipeline_execution_id = ${pipelineExecutionId} and seq < ${before}
    order by seq desc limit ${max}`);

/**
 * The latest execution of each rule of one pipeline execution, the newest first. What is later than
 * `upTo` does not count, so that the pages of a list agree while conditions are asked again.
 */
export const listLatestRuleExecutionsIn = (
  database: Database,
  pipelineExecutionId: string,
  {
    upTo = endOfHistory,
    before = endOfHistory,
    max,
  }: HistoryPart & {
    readonly upTo: number | undefined;
  },
): Promise<readonly RuleExecutionRow[]> =>
  database.rows(sql<RuleExecutionRow>`
    select r.* from rule_execution r
    where r.seq in (
      select max(seq) from rule_execution
      where pipeline_execution_id = ${pipelineExecutionId} and seq <= ${upTo}
      group by stage_name, gate, rule_name)
    and r.pipeline_execution_id = ${pipelineExecutionId} and r.seq < ${before}
    order by r.seq desc limit ${max}`);
