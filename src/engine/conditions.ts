import type { Condition, ConditionExecutionStatus, RuleDeclaration } from '../model/index.js';
import { ruleTimeoutOf } from './action-timeout.js';
import { inputArtifactsOf } from './artifacts.js';
import type { RuleStarted, RuleUpdated } from './decision.js';
import { changeStageRun, type Draft, executionOf } from './draft.js';
import type { ConditionRun, ExecutionState, Gate, RuleRun, StageRun } from './state.js';
import { resolveConfiguration } from './variables.js';

/** Begins the evaluation of a condition of the stage that the execution is in: all rules together. */
export const evaluateCondition = (
  draft: Draft,
  { execution, run }: { readonly execution: ExecutionState; readonly run: StageRun },
  { gate, condition }: { readonly gate: Gate; readonly condition: Condition },
): void => {
  const { rules = [] } = condition;
  const started = rules.map((rule) =>
    startRule(draft, { execution, gate, rule, stageName: run.stageName }),
  );
  const begun: ConditionRun = {
    status: 'InProgress',
    changedAt: draft.given.now,
    rules: started,
  };
  putCondition(draft, { execution, run }, gate, settledCondition(draft, begun));
};

interface RuleStart {
  readonly execution: ExecutionState;
  readonly stageName: string;
  readonly gate: Gate;
  readonly rule: RuleDeclaration;
}

const startRule = (draft: Draft, { execution, stageName, gate, rule }: RuleStart): RuleRun => {
  const { now, newId } = draft.given;
  const { found, missing } = inputArtifactsOf(execution, rule);
  const resolvedConfiguration = resolveConfiguration(rule.configuration ?? {}, execution);
  const entry: RuleStarted = {
    kind: 'ruleStarted',
    ruleExecutionId: newId(),
    pipelineExecutionId: execution.pipelineExecutionId,
    stageName,
    gate,
    rule,
    resolvedConfiguration,
    inputArtifacts: found,
    at: now,
    deadline: now + ruleTimeoutOf(rule),
  };
  draft.history.push(entry);
  const { ruleExecutionId, deadline } = entry;
  const run = { ruleName: rule.name, ruleExecutionId, startedAt: now, deadline };
  if (!resolvedConfiguration || missing !== undefined) {
    const message =
      missing === undefined
        ? `A rule in this pipeline failed because one or more variables could not be resolved: Rule name=${rule.name}.`
        : `The input artifact ${missing} of the rule ${rule.name} is not available: no action of this execution has produced it.`;
    recordRule(draft, run, failure('ConfigurationError', message));
    return { ...run, status: 'Failed', isErrored: true };
  }
  const jobId = newId();
  const { kind: _, resolvedConfiguration: __, at: visibleAt, ...job } = entry;
  draft.effects.push({
    kind: 'offerRuleJob',
    job: { ...job, jobId, configuration: resolvedConfiguration, visibleAt },
  });
  return { ...run, status: 'InProgress', jobId };
};

type Said = Omit<RuleUpdated, 'kind' | 'ruleExecutionId' | 'at'>;

export const failure = (code: string, message: string): Said => ({
  status: 'Failed',
  summary: message,
  errorDetails: { code, message },
});

/** Says something of a rule's execution in the history. */
export const recordRule = (
  draft: Draft,
  { ruleExecutionId }: Pick<RuleRun, 'ruleExecutionId'>,
  said: Said,
): void => {
  draft.history.push({ kind: 'ruleUpdated', ruleExecutionId, at: draft.given.now, ...said });
};

/** Puts a condition in place of what it was; the stage goes on when it has ended. */
export const putCondition = (
  draft: Draft,
  { execution, run }: { readonly execution: ExecutionState; readonly run: StageRun },
  gate: Gate,
  condition: ConditionRun,
): void => {
  const { pipelineExecutionId } = execution;
  const conditions = { ...run.conditions, [gate]: condition };
  changeStageRun(draft, pipelineExecutionId, { ...run, conditions });
  if (condition.status !== 'InProgress')
    draft.agenda.push({ kind: 'advance', pipelineExecutionId });
};

/** The condition as its rules make it: it ends with the last of them. */
const settledCondition = (draft: Draft, condition: ConditionRun): ConditionRun => {
  const { rules } = condition;
  if (rules.some(({ status }) => status === 'InProgress')) return condition;
  const failed = rules.filter(({ status }) => status !== 'Succeeded');
  return {
    ...condition,
    status: endOf(failed),
    summary: summaryOf(failed),
    changedAt: draft.given.now,
  };
};

const endOf = (failed: readonly RuleRun[]): ConditionExecutionStatus => {
  if (failed.length === 0) return 'Succeeded';
  return failed.every(({ isErrored }) => isErrored) ? 'Errored' : 'Failed';
};

const summaryOf = (failed: readonly RuleRun[]): string | undefined => {
  const names = failed.map(({ ruleName }) => ruleName).join(', ');
  if (failed.length === 0) return undefined;
  return failed.length === 1 ? `The rule ${names} failed.` : `The rules ${names} failed.`;
};

/** A rule that is being evaluated, and where it stands. */
export interface RuleInProgress {
  readonly execution: ExecutionState;
  readonly run: StageRun;
  readonly gate: Gate;
  readonly condition: ConditionRun;
  readonly rule: RuleRun;
}

const gates: readonly Gate[] = ['beforeEntry', 'onSuccess', 'onFailure'];

export const findRuleInProgress = (
  execution: ExecutionState | undefined,
  ruleExecutionId: string,
): RuleInProgress | undefined => {
  const run = execution?.stage;
  if (!run) return undefined;
  for (const gate of gates) {
    const condition = run.conditions?.[gate];
    const rule = condition?.rules.find((one) => one.ruleExecutionId === ruleExecutionId);
    if (condition && rule?.status === 'InProgress')
      return { execution, run, gate, condition, rule };
  }
  return undefined;
};

/** Replaces the run of a rule that was in progress. */
export const changeRule = (draft: Draft, found: RuleInProgress, changed: RuleRun): void => {
  const { execution, run, gate, condition, rule } = found;
  const rules = condition.rules.map((one) => (one === rule ? changed : one));
  const current = executionOf(draft, execution.pipelineExecutionId);
  putCondition(
    draft,
    { execution: current, run },
    gate,
    settledCondition(draft, { ...condition, rules }),
  );
};

/** Ends a condition whose rules nobody waits for any more. */
export const withoutRules = (
  draft: Draft,
  condition: ConditionRun,
  status: Extract<ConditionExecutionStatus, 'Abandoned' | 'Cancelled' | 'Overridden'>,
): ConditionRun => ({
  ...condition,
  status,
  changedAt: draft.given.now,
  rules: condition.rules.map((rule) => abandonRule(draft, rule)),
});

const abandonRule = (draft: Draft, rule: RuleRun): RuleRun => {
  if (rule.status !== 'InProgress') return rule;
  if (rule.jobId !== undefined) {
    draft.effects.push({ kind: 'closeJob', jobId: rule.jobId, status: 'Failed' });
  }
  recordRule(draft, rule, { status: 'Abandoned' });
  return { ...rule, status: 'Abandoned', jobId: undefined };
};
