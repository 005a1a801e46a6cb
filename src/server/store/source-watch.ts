import { createHash } from 'node:crypto';
import type { Tx } from './database.js';
import type { PipelineRow } from './pipelines.js';
import { json, sql } from './sql.js';

type Pipeline = Pick<PipelineRow, 'account' | 'region' | 'pipeline_id'>;

/** A revision of a source action, told apart from others by both of its ids. */
export interface WatchedRevision {
  readonly actionName: string;
  readonly revisionId: string;
  readonly revisionChangeId: string;
}

/** How many executions back a revision is looked for that no PutActionRevision has told of. */
const executionsLookedAtMax = 50;

/**
 * The execution that a revision was used in, if any: the one that was begun for it, or one of the
 * newest in which the source action has found it by itself.
 */
export const findExecutionWith = async (
  tx: Tx,
  { account, region, pipeline_id }: Pipeline,
  revision: WatchedRevision,
): Promise<string | undefined> => {
  const { actionName, revisionId, revisionChangeId: revisionChangeIdentifier } = revision;
  const found = json([{ actionName, revisionId, revisionChangeIdentifier }]);
  const rows = await tx.rows(sql<{ pipeline_execution_id: string }>`
    (select pipeline_execution_id from source_watch
    where account = ${account} and region = ${region} and pipeline_id = ${pipeline_id}
      and action_name = ${actionName} and revision = ${digestOf(revision)})
    union all
    (select pipeline_execution_id from (
        select pipeline_execution_id, number, state -> 'sourceRevisions' as revisions
        from pipeline_execution where pipeline_id = ${pipeline_id}
        order by number desc limit ${executionsLookedAtMax}) newest
    where revisions @> ${found}::text::jsonb
    order by number desc limit 1)
    limit 1`);
  return rows[0]?.pipeline_execution_id;
};

/** Notes that an execution was begun for a revision. */
export const insertWatchedRevision = (
  tx: Tx,
  { account, region, pipeline_id }: Pipeline,
  revision: WatchedRevision & { readonly pipelineExecutionId: string; readonly created: number },
): void =>
  tx.write(sql`
    insert into source_watch (account, region, pipeline_id, action_name, revision,
      pipeline_execution_id, created)
    values (${account}, ${region}, ${pipeline_id}, ${revision.actionName}, ${digestOf(revision)},
      ${revision.pipelineExecutionId}, ${revision.created})`);

const digestOf = ({ revisionId, revisionChangeId }: WatchedRevision): Buffer =>
  createHash('sha256')
    .update(json([revisionId, revisionChangeId]))
    .digest();
