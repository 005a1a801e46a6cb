import type { Database, Tx } from './database.js';
import { json, sql } from './sql.js';
import type { Tenant } from './tenant.js';

/** A source action with a connection to a repository. */
export interface GitSourceRow extends Tenant {
  readonly pipeline_id: string;
  readonly pipeline_name: string;
  readonly action_name: string;
  /** In lower case. */
  readonly repository: string;
}

/** Replaces a pipeline's Git sources by those of its declaration. */
export const replaceGitSources = (
  tx: Tx,
  at: Tenant & { readonly pipelineId: string },
  sources: readonly GitSourceRow[],
): void => {
  tx.write(sql`
    delete from git_source
    where account = ${at.account} and region = ${at.region} and pipeline_id = ${at.pipelineId}`);
  if (sources.length === 0) return;
  tx.write(sql`
    insert into git_source (account, region, pipeline_id, pipeline_name, action_name, repository)
    select * from jsonb_to_recordset(${json(sources)}::text::jsonb) as w(account text, region text,
      pipeline_id uuid, pipeline_name text, action_name text, repository text)
    on conflict do nothing`);
};

/** The pipelines that have a source action for a repository, given in lower case. */
export const findPipelinesOfRepository = (
  database: Database,
  { account, region }: Tenant,
  repository: string,
): Promise<readonly Pick<GitSourceRow, 'pipeline_id' | 'pipeline_name'>[]> =>
  database.rows(sql<Pick<GitSourceRow, 'pipeline_id' | 'pipeline_name'>>`
    select distinct pipeline_name, pipeline_id from git_source
    where account = ${account} and region = ${region} and repository = ${repository}
    order by pipeline_name`);
