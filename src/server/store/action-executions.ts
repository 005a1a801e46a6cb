import type { ActionDeclaration, ActionExecutionStatus } from '../../model/index.js';
import type { Tx } from './database.js';
import { json, sql } from './sql.js';
import type { Tenant } from './tenant.js';

/** What is known of an attempt when it begins. */
export interface ActionInput {
  readonly action: ActionDeclaration;
  readonly resolvedConfiguration?: Readonly<Record<string, string>> | undefined;
  readonly inputArtifacts: readonly ActionArtifact[];
  readonly token?: string | undefined;
  /** Whether it is of an execution that shares its stage with others. */
  readonly isParallel?: true | undefined;
}

export interface ActionArtifact {
  readonly name: string;
  readonly bucket: string;
  readonly key: string;
  readonly revision?: string | undefined;
}

export interface NewActionExecution extends Tenant {
  readonly pipeline_id: string;
  readonly action_execution_id: string;
  readonly pipeline_execution_id: string;
  readonly stage_name: string;
  readonly action_name: string;
  readonly version: number;
  readonly status: ActionExecutionStatus;
  readonly started: number;
  readonly updated: number;
  readonly input: ActionInput;
  readonly output: object;
}

export interface ActionExecutionUpdate extends Tenant {
  readonly action_execution_id: string;
  readonly status: ActionExecutionStatus;
  readonly updated: number;
  /** Members to put over those that are there. */
  readonly output: object;
}

export const insertActionExecutions = (tx: Tx, rows: readonly NewActionExecution[]): void =>
  tx.write(sql`
    insert into action_execution (account, region, pipeline_id, action_execution_id,
      pipeline_execution_id, stage_name, action_name, version, status, started, updated, input,
      output)
    select * from jsonb_to_recordset(${json(rows)}::text::jsonb) as w(account text, region text,
      pipeline_id uuid, action_execution_id uuid, pipeline_execution_id uuid, stage_name text,
      action_name text, version integer, status text, started bigint, updated bigint,
      input jsonb, output jsonb)`);

export const updateActionExecutions = (tx: Tx, rows: readonly ActionExecutionUpdate[]): void =>
  tx.write(sql`
    update action_execution a
    set status = w.status, updated = w.updated, output = a.output || w.output
    from jsonb_to_recordset(${json(rows)}::text::jsonb) as w(account text, region text,
      action_execution_id uuid, status text, updated bigint, output jsonb)
    where a.account = w.account and a.region = w.region
      and a.action_execution_id = w.action_execution_id`);
