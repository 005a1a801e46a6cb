import type { ExecutionState, StageState } from '../../engine/index.js';
import type { ActionTypeId, JobStatus, PipelineDeclaration } from '../../model/index.js';
import type { ActionOutput } from './action-execution-history.js';
import type { Database } from './database.js';
import { sql } from './sql.js';
import type { Tenant } from './tenant.js';

/** A pipeline with everything in it that may wait, all as of one moment. */
export interface WaitingPipelineRow extends Tenant {
  readonly name: string;
  readonly declaration: PipelineDeclaration;
  readonly structureVersion: number;
  readonly stages: Readonly<Record<string, StageState>>;
  /** Those in flight, those that a stage shows as ended in it, and the one asked for. */
  readonly executions: readonly WaitingExecution[];
}

/** An execution without what says nothing of its waiting. */
export type WaitingExecution = Omit<
  ExecutionState,
  'artifacts' | 'outputVariables' | 'variables' | 'sourceRevisions' | 'sourceOverrides'
>;

export const findWaitingPipeline = async (
  database: Database,
  { account, region }: Tenant,
  wanted: { readonly name: string; readonly pipelineExecutionId?: string | undefined },
): Promise<WaitingPipelineRow | undefined> => {
  const rows = await database.rows(sql<WaitingPipelineRow>`
    select p.account, p.region, p.name, p.stages, p.structure_version as "structureVersion",
      v.declaration,
      (select coalesce(jsonb_agg(e.state -
          '{artifacts,outputVariables,variables,sourceRevisions,sourceOverrides}'::text[]), '[]')
        from (
          select e.state from pipeline_execution e
          where e.pipeline_id = p.pipeline_id and e.status in ('InProgress', 'Stopping')
          union all
          select ended.state from (
            select (latest ->> 'pipelineExecutionId')::uuid as id
            from jsonb_each(p.stages) s,
              unnest(array[s.value -> 'latest', s.value -> 'latestParallel']) latest
            where latest ->> 'status' in ('Failed', 'Stopped')
            union
            select ${wanted.pipelineExecutionId ?? null}::uuid) other
          cross join lateral (
            select e.state, e.status from pipeline_execution e
            where e.account = p.account and e.region = p.region
              and e.pipeline_id = p.pipeline_id and e.pipeline_execution_id = other.id
            offset 0) ended
          where ended.status not in ('InProgress', 'Stopping')) e
      ) as executions
    from pipeline p join pipeline_version v using (account, region, pipeline_id, version)
    where p.account = ${account} and p.region = ${region} and p.name = ${wanted.name}`);
  return rows[0];
};

/** A job as far as it tells what it waits for. */
export interface WaitingJobRow {
  readonly jobId: string;
  readonly claimant: string;
  readonly status: JobStatus;
  /** From when on it may be claimed; while it is dispatched, when the hand-out lapses. */
  readonly availableAt: number;
  /** Absent for a job about a rule. */
  readonly actionTypeId: ActionTypeId | null;
  /** Of a job about a rule: the rule's provider, and its configuration with the variables put in. */
  readonly ruleProvider: string | null;
  readonly ruleConfiguration: Readonly<Record<string, string>> | null;
  /** The property, and its value, that a poll has to name to be given it. */
  readonly queryable: string | null;
  readonly queryValue: string | null;
  readonly lastPolled: number | null;
}

// What is looked up by id is looked up one by one, each by its whole key (`offset 0`): a planner without
// figures would else go through all that an account has.

/** Jobs by id, with what there is to say of the workers that might take them. */
export const findWaitingJobs = (
  database: Database,
  { account, region }: Tenant,
  jobIds: readonly string[],
): Promise<readonly WaitingJobRow[]> =>
  database.rows(sql<WaitingJobRow>`
    select j.job_id as "jobId", j.claimant, j.status, j.available_at as "availableAt",
      j.data -> 'actionTypeId' as "actionTypeId",
      j.data #>> '{rule,ruleTypeId,provider}' as "ruleProvider",
      case j.data ->> 'kind' when 'rule' then j.data -> 'configuration' end as "ruleConfiguration",
      t.queryable, j.query_value as "queryValue", p.polled as "lastPolled"
    from unnest(${jobIds}::uuid[]) as wanted(id)
    cross join lateral (
      select * from job
      where account = ${account} and region = ${region} and job_id = wanted.id
      offset 0) j
    left join custom_action_type t on t.account = j.account and t.region = j.region
      and t.category = split_part(j.action_type, '/', 1) and j.claimant = 'worker'
      and t.provider = split_part(j.action_type, '/', 3)
      and t.version = split_part(j.action_type, '/', 4) and t.deleted is null
    left join action_type_poll p on p.account = j.account and p.region = j.region
      and p.action_type = j.action_type`);

/** What has been said of the execution of an action or a rule. */
export interface ReportRow {
  readonly executionId: string;
  /** When it was; absent where nothing has been said since it began. */
  readonly reported: number | null;
  readonly said: Pick<
    ActionOutput,
    'summary' | 'externalExecutionId' | 'percentComplete' | 'errorDetails'
  >;
}

/** The reports on executions of actions and rules, by their ids. */
export const findReports = (
  database: Database,
  { account, region }: Tenant,
  ids: readonly string[],
): Promise<readonly ReportRow[]> =>
  database.rows(sql<ReportRow>`
    select wanted.id as "executionId", nullif(updated, started) as reported,
      output - '{outputVariables,outputArtifacts,currentRevision}'::text[] as said
    from unnest(${ids}::uuid[]) as wanted(id)
    cross join lateral (
      select updated, started, output from action_execution
      where account = ${account} and region = ${region} and action_execution_id = wanted.id
      offset 0) action
    union all
    select wanted.id, nullif(updated, started), output
    from unnest(${ids}::uuid[]) as wanted(id)
    cross join lateral (
      select updated, started, output from rule_execution
      where account = ${account} and region = ${region} and rule_execution_id = wanted.id
      offset 0) rule`);
