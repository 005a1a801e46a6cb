import type { ActionTypeDeclaration, ActionTypeId } from '../../model/index.js';
import type { Database, Tx } from './database.js';
import { json, sql } from './sql.js';
import type { Tenant } from './tenant.js';

/** An action type with an executor. */
export interface ExecutorActionTypeRow extends Tenant {
  readonly category: string;
  readonly owner: string;
  readonly provider: string;
  readonly version: string;
  /** What UpdateActionType was given. */
  readonly declaration: ActionTypeDeclaration;
  readonly executor: ActionTypeDeclaration['executor']['type'];
}

type TypeKey = Pick<ActionTypeId, 'category' | 'provider' | 'version'> & { readonly owner: string };

/** Types by id. */
export const findExecutorActionTypes = (
  from: Database | Tx,
  { account, region }: Tenant,
  ids: readonly TypeKey[],
): Promise<readonly ExecutorActionTypeRow[]> =>
  from.rows(sql<ExecutorActionTypeRow>`
    select * from executor_action_type
    where account = ${account} and region = ${region}
      and (category, owner, provider, version) in (
        select * from unnest(${ids.map((id) => id.category)}::text[],
          ${ids.map((id) => id.owner)}::text[], ${ids.map((id) => id.provider)}::text[],
          ${ids.map((id) => id.version)}::text[]))`);

export const listExecutorActionTypes = (
  from: Database,
  { account, region }: Tenant,
): Promise<readonly ExecutorActionTypeRow[]> =>
  from.rows(sql<ExecutorActionTypeRow>`
    select * from executor_action_type
    where account = ${account} and region = ${region}
    order by category collate "C", owner collate "C", provider collate "C", version collate "C"`);

/** Adds a type, or puts what is said now in the place of what was said of it before. */
export const putExecutorActionType = (
  tx: Tx,
  { account, region }: Tenant,
  given: { readonly declaration: ActionTypeDeclaration; readonly now: number },
): void => {
  const { declaration, now } = given;
  const { id, executor } = declaration;
  tx.write(sql`
    insert into executor_action_type (account, region, category, owner, provider, version,
      declaration, executor, job_timeout, created, updated)
    values (${account}, ${region}, ${id.category}, ${id.owner}, ${id.provider}, ${id.version},
      ${json(declaration)}::text::jsonb, ${executor.type}, ${executor.jobTimeout ?? null}, ${now},
      ${now})
    on conflict (account, region, category, owner, provider, version) do update
    set declaration = excluded.declaration, executor = excluded.executor,
      job_timeout = excluded.job_timeout, updated = excluded.updated`);
};

/** A pipeline whose declaration of today has an action of this type, if there is one. */
export const findPipelineWithActionType = async (
  from: Tx,
  { account, region }: Tenant,
  { category, owner, provider, version }: TypeKey,
): Promise<string | undefined> => {
  const rows = await from.rows(sql<{ name: string }>`
    select p.name from pipeline p
    join pipeline_version v using (account, region, pipeline_id, version)
    where p.account = ${account} and p.region = ${region} and jsonb_path_exists(v.declaration,
      '$.stages[*].actions[*].actionTypeId ? (@.category == $category && @.owner == $owner
        && @.provider == $provider && @.version == $version)',
      ${json({ category, owner, provider, version })}::text::jsonb)
    order by p.name limit 1`);
  return rows[0]?.name;
};
