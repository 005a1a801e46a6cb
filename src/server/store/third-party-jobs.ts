import type { Database } from './database.js';
import type { JobQuery } from './job-claims.js';
import type { ActionJobData, JobRow } from './jobs.js';
import { sql } from './sql.js';
import type { Tenant } from './tenant.js';

/**
 * Hands out up to `max` jobs of a type with a JobWorker executor, the oldest first: queued ones and
 * those whose hand-out lapsed. What nonce an earlier hand-out had is none any more; the one to
 * acknowledge with is given with the details. As in every claim, which jobs these are is asked only once.
 */
export const claimThirdPartyJobs = (
  database: Database,
  want: JobQuery,
): Promise<readonly JobRow<ActionJobData>[]> =>
  database.rows(sql<JobRow<ActionJobData>>`
    with due as materialized (
      select account, region, job_id from job
      where account = ${want.account} and region = ${want.region}
        and action_type = ${want.actionType} and claimant = 'thirdParty'
        and status in ('Queued', 'Dispatched') and available_at <= ${want.now}::bigint
      order by available_at, seq limit ${want.max}
      for update skip locked
    ), claimed as (
      update job j set status = 'Dispatched', nonce = null,
        available_at = ${want.now}::bigint + ${want.lease}::bigint
      from due
      where j.account = due.account and j.region = due.region and j.job_id = due.job_id
      returning j.account, j.region, j.job_id, j.seq, j.claimant, j.status, j.nonce, j.pipeline_id,
        j.pipeline_name, j.pipeline_execution_id, j.action_execution_id, j.continuation_token, j.data
    )
    select * from claimed order by seq`);

interface JobKey extends Tenant {
  readonly jobId: string;
}

/**
 * Gives a third party's job that nobody has acknowledged yet a new nonce, which ends the validity of an
 * earlier one, and time to be acknowledged with it. Gives nothing where there is no such job.
 */
export const renewNonce = async (
  database: Database,
  { account, region, jobId }: JobKey,
  lapses: number,
): Promise<string | undefined> => {
  const rows = await database.rows(sql<{ nonce: string }>`
    update job set status = 'Dispatched', nonce = gen_random_uuid()::text, available_at = ${lapses}
    where account = ${account} and region = ${region} and job_id = ${jobId}
      and claimant = 'thirdParty' and status in ('Queued', 'Dispatched')
    returning nonce`);
  return rows[0]?.nonce;
};

/**
 * Gives a third party's job to the worker that holds its latest nonce. From now on counts the time that
 * the type allows for a job. Gives whether it was this call that did it.
 */
export const acknowledgeThirdPartyJob = async (
  database: Database,
  { account, region, jobId, nonce }: JobKey & { readonly nonce: string },
  now: number,
): Promise<boolean> => {
  const rows = await database.rows(sql<{ status: string }>`
    update job j set status = 'InProgress', times_out_at = (
      select ${now}::bigint + e.job_timeout * 1000::bigint from executor_action_type e
      where e.account = j.account and e.region = j.region
        and e.category = j.data -> 'actionTypeId' ->> 'category'
        and e.owner = j.data -> 'actionTypeId' ->> 'owner'
        and e.provider = j.data -> 'actionTypeId' ->> 'provider'
        and e.version = j.data -> 'actionTypeId' ->> 'version')
    where j.account = ${account} and j.region = ${region} and j.job_id = ${jobId}
      and j.claimant = 'thirdParty' and j.status = 'Dispatched' and j.nonce = ${nonce}
    returning j.status`);
  return rows.length > 0;
};

/** A job that has taken longer than its type allows for one. */
export interface OverdueJobRow extends Tenant {
  readonly job_id: string;
}

/** Acknowledged jobs whose time is over, the longest overdue first. */
export const findOverdueJobs = (
  database: Database,
  now: number,
  max: number,
): Promise<readonly OverdueJobRow[]> =>
  database.rows(sql<OverdueJobRow>`
    select account, region, job_id
    from job
    where status = 'InProgress' and times_out_at is not null and times_out_at <= ${now}
    order by times_out_at limit ${max}`);

/** Ends an acknowledged job that no action waits for any more. */
export const endOrphanedJob = (
  database: Database,
  { account, region, jobId }: JobKey,
): Promise<readonly unknown[]> =>
  database.rows(sql`
    update job set status = 'TimedOut'
    where account = ${account} and region = ${region} and job_id = ${jobId}
      and status = 'InProgress'`);
