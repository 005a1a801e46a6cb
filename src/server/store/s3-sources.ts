import type { Database, Tx } from './database.js';
import { json, sql } from './sql.js';
import type { Tenant } from './tenant.js';

/** An S3 source action that starts its pipeline when its object changes. */
export interface S3SourceRow extends Tenant {
  readonly pipeline_id: string;
  readonly pipeline_name: string;
  readonly action_name: string;
  readonly bucket: string;
  readonly object_key: string;
  /**
   * What an execution was begun for, or has taken up, last: empty where it found nothing, null while
   * nobody has looked.
   */
  readonly revision: string | null;
}

/**
 * Replaces a pipeline's S3 sources by those of its declaration. One that still looks at the same
 * object keeps what it has seen.
 */
export const replaceS3Sources = (
  tx: Tx,
  at: Tenant & { readonly pipelineId: string },
  sources: readonly Omit<S3SourceRow, 'revision'>[],
): void => {
  const rows = json(sources);
  tx.write(sql`
    delete from s3_source s
    where s.account = ${at.account} and s.region = ${at.region} and s.pipeline_id = ${at.pipelineId}
      and not exists (
        select from jsonb_to_recordset(${rows}::text::jsonb)
          as w(action_name text, bucket text, object_key text)
        where w.action_name = s.action_name and w.bucket = s.bucket
          and w.object_key = s.object_key)`);
  tx.write(sql`
    insert into s3_source (account, region, pipeline_id, pipeline_name, action_name, bucket,
      object_key)
    select * from jsonb_to_recordset(${rows}::text::jsonb) as w(account text, region text,
      pipeline_id uuid, pipeline_name text, action_name text, bucket text, object_key text)
    on conflict do nothing`);
};

/** The sources that look at one object. */
export const findS3Sources = (
  database: Database,
  object: { readonly account: string; readonly bucket: string; readonly key: string },
): Promise<readonly S3SourceRow[]> =>
  database.rows(sql<S3SourceRow>`
    select * from s3_source
    where account = ${object.account} and bucket = ${object.bucket} and object_key = ${object.key}`);

export const listS3Sources = (database: Database): Promise<readonly S3SourceRow[]> =>
  database.rows(sql<S3SourceRow>`select * from s3_source`);

/** What names one source action of a pipeline. */
export type S3SourceKey = Pick<S3SourceRow, 'account' | 'region' | 'pipeline_id' | 'action_name'>;

/** One source as it is now; undefined where it does not look for changes. */
export const findS3Source = async (
  database: Database,
  key: S3SourceKey,
): Promise<S3SourceRow | undefined> => {
  const rows = await database.rows(sql<S3SourceRow>`
    select * from s3_source
    where account = ${key.account} and region = ${key.region}
      and pipeline_id = ${key.pipeline_id} and action_name = ${key.action_name}`);
  return rows[0];
};

/**
 * Notes that a revision is taken care of. Gives a row only to the first who says so of the source as
 * it was seen: who comes later, or has seen it before somebody else noted another revision, gets none.
 */
export const claimS3Revision = (
  from: Database | Tx,
  seen: S3SourceKey & Pick<S3SourceRow, 'revision'>,
  revision: string,
): Promise<readonly { action_name: string }[]> =>
  from.rows(sql<{ action_name: string }>`
    update s3_source set revision = ${revision}
    where account = ${seen.account} and region = ${seen.region}
      and pipeline_id = ${seen.pipeline_id} and action_name = ${seen.action_name}
      and revision is not distinct from ${seen.revision}
      and revision is distinct from ${revision}
    returning action_name`);
