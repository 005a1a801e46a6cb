import type { Tx } from './database.js';
import type { PipelineRow } from './pipelines.js';
import { sql } from './sql.js';

type Pipeline = Pick<PipelineRow, 'account' | 'region' | 'pipeline_id'>;

/** The execution that a clientRequestToken has started since a time, if any. */
export const findStartRequest = async (
  tx: Tx,
  { account, region, pipeline_id }: Pipeline,
  { token, since }: { readonly token: string; readonly since: number },
): Promise<string | undefined> => {
  const rows = await tx.rows(sql<{ pipeline_execution_id: string }>`
    select pipeline_execution_id from start_request
    where account = ${account} and region = ${region} and pipeline_id = ${pipeline_id}
      and token = ${token} and created >= ${since}`);
  return rows[0]?.pipeline_execution_id;
};

/** Keeps what a clientRequestToken has started, in place of what it started long ago. */
export const saveStartRequest = (
  tx: Tx,
  { account, region, pipeline_id }: Pipeline,
  request: {
    readonly token: string;
    readonly pipelineExecutionId: string;
    readonly created: number;
  },
): void =>
  tx.write(sql`
    insert into start_request (account, region, pipeline_id, token, pipeline_execution_id, created)
    values (${account}, ${region}, ${pipeline_id}, ${request.token},
      ${request.pipelineExecutionId}, ${request.created})
    on conflict (account, region, pipeline_id, token)
    do update set pipeline_execution_id = excluded.pipeline_execution_id,
      created = excluded.created`);

/** Forgets a pipeline's requests that were made before a time. */
export const forgetStartRequests = (tx: Tx, { pipeline_id }: Pipeline, before: number): void =>
  tx.write(sql`
    delete from start_request where pipeline_id = ${pipeline_id} and created < ${before}`);
