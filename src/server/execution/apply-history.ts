import type {
  ActionStarted,
  ActionUpdated,
  HistoryEntry,
  RuleStarted,
  RuleUpdated,
} from '../../engine/index.js';
import {
  type ActionExecutionUpdate,
  insertActionExecutions,
  type NewActionExecution,
  updateActionExecutions,
} from '../store/action-executions.js';
import type { Tx } from '../store/database.js';
import {
  insertRuleExecutions,
  type NewRuleExecution,
  type RuleExecutionUpdate,
  updateRuleExecutions,
} from '../store/rule-executions.js';
import type { Working } from './working-set.js';

/** What the history of one transaction gains, by the ids of the executions. */
export interface HistoryRows {
  readonly actions: Begun<NewActionExecution, ActionExecutionUpdate>;
  readonly rules: Begun<NewRuleExecution, RuleExecutionUpdate>;
}

interface Begun<New, Update> {
  readonly started: Map<string, New>;
  readonly updated: Map<string, Update>;
}

export const noHistoryRows = (): HistoryRows => ({
  actions: { started: new Map(), updated: new Map() },
  rules: { started: new Map(), updated: new Map() },
});

/** Adds an entry to the rows. What belongs to one execution becomes one row. */
export const gatherHistory = (rows: HistoryRows, working: Working, entry: HistoryEntry): void => {
  switch (entry.kind) {
    case 'actionStarted':
      rows.actions.started.set(entry.actionExecutionId, startedAction(working, entry));
      return;
    case 'actionUpdated':
      gatherActionUpdate(rows, working, entry);
      return;
    case 'ruleStarted':
      rows.rules.started.set(entry.ruleExecutionId, startedRule(working, entry));
      return;
    case 'ruleUpdated':
      gatherRuleUpdate(rows, working, entry);
  }
};

export const writeHistory = (tx: Tx, { actions, rules }: HistoryRows): void => {
  if (actions.started.size > 0) insertActionExecutions(tx, [...actions.started.values()]);
  if (actions.updated.size > 0) updateActionExecutions(tx, [...actions.updated.values()]);
  if (rules.started.size > 0) insertRuleExecutions(tx, [...rules.started.values()]);
  if (rules.updated.size > 0) updateRuleExecutions(tx, [...rules.updated.values()]);
};

const gatherActionUpdate = (rows: HistoryRows, { row }: Working, entry: ActionUpdated): void => {
  const { kind, actionExecutionId: id, status, at, ...said } = entry;
  gatherUpdate(rows.actions, id, (earlier) => ({
    account: row.account,
    region: row.region,
    action_execution_id: id,
    status,
    updated: at,
    output: { ...earlier, ...definedOf(said) },
  }));
};

const gatherRuleUpdate = (rows: HistoryRows, { row }: Working, entry: RuleUpdated): void => {
  const { kind, ruleExecutionId: id, status, at, ...said } = entry;
  gatherUpdate(rows.rules, id, (earlier) => ({
    account: row.account,
    region: row.region,
    rule_execution_id: id,
    status,
    updated: at,
    output: { ...earlier, ...definedOf(said) },
  }));
};

/** Puts an update over the row that the execution has so far in this transaction, if it has one. */
const gatherUpdate = <New extends Update, Update extends { readonly output: object }>(
  { started, updated }: Begun<New, Update>,
  id: string,
  toUpdate: (earlier: object | undefined) => Update,
): void => {
  const begun = started.get(id);
  if (begun) started.set(id, { ...begun, ...toUpdate(begun.output) });
  else updated.set(id, toUpdate(updated.get(id)?.output));
};

// What a later entry leaves out must not blot out what an earlier one said.
const definedOf = (said: object): object =>
  Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));

const startedAction = (working: Working, entry: ActionStarted): NewActionExecution => {
  const execution = working.state.executions[entry.pipelineExecutionId];
  return {
    ...begunRow(working, entry),
    action_execution_id: entry.actionExecutionId,
    action_name: entry.action.name,
    input: {
      action: entry.action,
      resolvedConfiguration: entry.resolvedConfiguration,
      inputArtifacts: entry.inputArtifacts,
      token: entry.token,
      isParallel: execution?.executionMode === 'PARALLEL' || undefined,
    },
  };
};

const startedRule = (working: Working, entry: RuleStarted): NewRuleExecution => ({
  ...begunRow(working, entry),
  rule_execution_id: entry.ruleExecutionId,
  rule_name: entry.rule.name,
  gate: entry.gate,
  input: {
    rule: entry.rule,
    resolvedConfiguration: entry.resolvedConfiguration,
    inputArtifacts: entry.inputArtifacts,
  },
});

const begunRow = ({ row, state }: Working, entry: ActionStarted | RuleStarted) => ({
  account: row.account,
  region: row.region,
  pipeline_id: row.pipeline_id,
  pipeline_execution_id: entry.pipelineExecutionId,
  stage_name: entry.stageName,
  version: state.executions[entry.pipelineExecutionId]?.pipelineVersion ?? state.version,
  status: 'InProgress' as const,
  started: entry.at,
  updated: entry.at,
  output: {},
});
