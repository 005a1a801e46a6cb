import type { ReportedRevision, StageState } from '../../engine/index.js';
import type {
  ActionExecutionStatus,
  ExecutionMode,
  ExecutionType,
  PipelineDeclaration,
  RuleExecutionStatus,
} from '../../model/index.js';
import type { ActionOutput } from './action-execution-history.js';
import type { Database } from './database.js';
import type { RuleOutput } from './rule-execution-history.js';
import { sql } from './sql.js';
import type { Tenant } from './tenant.js';

/** A pipeline with what goes on in it, all as of one moment. */
export interface PipelineStateRow {
  readonly name: string;
  readonly version: number;
  readonly created: number;
  readonly updated: number;
  readonly declaration: PipelineDeclaration;
  readonly stages: Readonly<Record<string, StageState>>;
  readonly inFlight: readonly InFlightExecution[];
  /**
   * The latest attempt of each declared action: where executions share the stages, of those that do so;
   * elsewhere of the others.
   */
  readonly attempts: readonly LatestAttempt[];
  /** Of the conditions that the executions which entered the stages last were asked. */
  readonly rules: readonly LatestRuleExecution[];
}

export interface InFlightExecution {
  readonly pipelineExecutionId: string;
  readonly executionMode: ExecutionMode;
  readonly executionType: ExecutionType;
}

export interface LatestAttempt {
  readonly pipelineExecutionId: string;
  readonly actionExecutionId: string;
  readonly stageName: string;
  readonly actionName: string;
  readonly status: ActionExecutionStatus;
  readonly started: number;
  readonly updated: number;
  readonly token: string | null;
  readonly configuration: Readonly<Record<string, string>> | null;
  readonly output: Omit<ActionOutput, 'outputVariables' | 'outputArtifacts'>;
  /** The newest revision reported, by this attempt or, of a source, by one not long before. */
  readonly revision: (ReportedRevision & { readonly created: number }) | null;
}

export interface LatestRuleExecution {
  readonly ruleExecutionId: string;
  readonly status: RuleExecutionStatus;
  readonly started: number;
  readonly updated: number;
  readonly output: RuleOutput;
}

/** How many attempts back one is looked for that is to be shown after a change of the mode. */
const attemptsLookedAtMax = 100;
/** How many attempts back a source's revision is looked for while newer ones have not found theirs. */
const sourceAttemptsLookedAtMax = 10;

/**
 * What GetPipelineState shows. One statement, so that the stages, the executions and the attempts
 * belong together; of each action's history it touches the newest end only.
 */
export const findPipelineState = async (
  database: Database,
  { account, region }: Tenant,
  name: string,
): Promise<PipelineStateRow | undefined> => {
  const rows = await database.rows(sql<PipelineStateRow>`
    select p.name, p.version, p.created, p.updated, p.stages, v.declaration,
      (select coalesce(jsonb_agg(jsonb_build_object(
          'pipelineExecutionId', e.pipeline_execution_id,
          'executionMode', e.state -> 'executionMode',
          'executionType', e.state -> 'executionType')), '[]')
        from pipeline_execution e
        where e.pipeline_id = p.pipeline_id and e.status in ('InProgress', 'Stopping')
      ) as "inFlight",
      (select coalesce(jsonb_agg(jsonb_build_object(
          'pipelineExecutionId', latest.pipeline_execution_id,
          'actionExecutionId', latest.action_execution_id,
          'stageName', latest.stage_name,
          'actionName', latest.action_name,
          'status', latest.status,
          'started', latest.started,
          'updated', latest.updated,
          'token', latest.input -> 'token',
          'configuration', latest.input -> 'resolvedConfiguration',
          'output', latest.output - '{outputVariables,outputArtifacts}'::text[],
          'revision', reported.revision)), '[]')
        from jsonb_array_elements(v.declaration -> 'stages') as s(stage),
          jsonb_array_elements(stage -> 'actions') as d(action),
          lateral (
            select * from (
              select * from action_execution a
              where a.pipeline_id = p.pipeline_id and a.stage_name = stage ->> 'name'
                and a.action_name = action ->> 'name'
              order by a.seq desc limit ${attemptsLookedAtMax}) a
            where a.input ? 'isParallel' = shown."isParallel"
            order by a.seq desc limit 1) latest
          left join lateral (
            select jsonb_build_object('created', r.updated) || (r.output -> 'currentRevision')
              as revision
            from (
              select a.seq, a.updated, a.output, a.input from action_execution a
              where a.pipeline_id = p.pipeline_id and a.stage_name = latest.stage_name
                and a.action_name = latest.action_name and a.seq <= latest.seq
              order by a.seq desc
              limit case action -> 'actionTypeId' ->> 'category'
                when 'Source' then ${sourceAttemptsLookedAtMax}::integer else 1 end) r
            where r.output ? 'currentRevision' and r.input ? 'isParallel' = shown."isParallel"
            order by r.seq desc limit 1) reported on true
      ) as attempts,
      (select coalesce(jsonb_agg(jsonb_build_object(
          'ruleExecutionId', r.rule_execution_id,
          'status', r.status,
          'started', r.started,
          'updated', r.updated,
          'output', r.output)), '[]')
        from jsonb_path_query(p.stages, '$.*.*.conditions.*.rules[*].ruleExecutionId') as known(id),
          lateral (
            select * from rule_execution
            where account = p.account and region = p.region
              and rule_execution_id = (known.id #>> '{}')::uuid
            offset 0) r
      ) as rules
    from pipeline p join pipeline_version v using (account, region, pipeline_id, version),
      lateral (
        select coalesce(v.declaration ->> 'executionMode' = 'PARALLEL', false) as "isParallel") shown
    where p.account = ${account} and p.region = ${region} and p.name = ${name}`);
  return rows[0];
};
