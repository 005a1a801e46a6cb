import type { Gate } from '../../engine/index.js';
import type { RuleDeclaration, RuleExecutionStatus } from '../../model/index.js';
import type { ActionArtifact } from './action-executions.js';
import type { Tx } from './database.js';
import { json, sql } from './sql.js';
import type { Tenant } from './tenant.js';

/** What is known of a rule's execution when it begins. */
export interface RuleInput {
  readonly rule: RuleDeclaration;
  readonly resolvedConfiguration?: Readonly<Record<string, string>> | undefined;
  readonly inputArtifacts: readonly ActionArtifact[];
}

export interface NewRuleExecution extends Tenant {
  readonly pipeline_id: string;
  readonly rule_execution_id: string;
  readonly pipeline_execution_id: string;
  readonly stage_name: string;
  readonly rule_name: string;
  readonly gate: Gate;
  readonly version: number;
  readonly status: RuleExecutionStatus;
  readonly started: number;
  readonly updated: number;
  readonly input: RuleInput;
  readonly output: object;
}

export interface RuleExecutionUpdate extends Tenant {
  readonly rule_execution_id: string;
  readonly status: RuleExecutionStatus;
  readonly updated: number;
  /** Members to put over those that are there. */
  readonly output: object;
}

export const insertRuleExecutions = (tx: Tx, rows: readonly NewRuleExecution[]): void =>
  tx.write(sql`
    insert into rule_execution (account, region, pipeline_id, rule_execution_id,
      pipeline_execution_id, stage_name, rule_name, gate, version, status, started, updated, input,
      output)
    select * from jsonb_to_recordset(${json(rows)}::text::jsonb) as w(account text, region text,
      pipeline_id uuid, rule_execution_id uuid, pipeline_execution_id uuid, stage_name text,
      rule_name text, gate text, version integer, status text, started bigint, updated bigint,
      input jsonb, output jsonb)`);

export const updateRuleExecutions = (tx: Tx, rows: readonly RuleExecutionUpdate[]): void =>
  tx.write(sql`
    update rule_execution r
    set status = w.status, updated = w.updated, output = r.output || w.output
    from jsonb_to_recordset(${json(rows)}::text::jsonb) as w(account text, region text,
      rule_execution_id uuid, status text, updated bigint, output jsonb)
    where r.account = w.account and r.region = w.region
      and r.rule_execution_id = w.rule_execution_id`);
