import { absurd } from '../absurd.js';
import {
  changeRule,
  failure,
  findRuleInProgress,
  type RuleInProgress,
  recordRule,
} from '../conditions.js';
import type { Refusal } from '../decision.js';
import { type Draft, findExecution } from '../draft.js';
import type { RuleReported } from '../event.js';
import { refuse } from '../refuse.js';

/** A rule holds, does not hold, or cannot be said yet. The condition ends with its last rule. */
export const onRuleReported = (draft: Draft, event: RuleReported): Refusal | undefined => {
  const { pipelineExecutionId, ruleExecutionId, jobId } = event;
  const found = findRuleInProgress(findExecution(draft, pipelineExecutionId), ruleExecutionId);
  if (found?.rule.jobId !== jobId) {
    return refuse(
      'InvalidJobStateException',
      `Job ${jobId} has ended: its rule no longer waits for a result of it.`,
    );
  }
  report(draft, found, event);
  return undefined;
};

const report = (draft: Draft, found: RuleInProgress, event: RuleReported): void => {
  const { rule } = found;
  const { outcome, details, jobId } = event;
  const { summary, externalExecutionId } = details ?? {};
  switch (outcome.kind) {
    case 'waiting': {
      const newJobId = draft.given.newId();
      const { continuationToken, visibleAt } = outcome;
      draft.effects.push({ kind: 'continueJob', jobId, newJobId, continuationToken, visibleAt });
      recordRule(draft, rule, { status: 'InProgress', summary, externalExecutionId });
      changeRule(draft, found, { ...rule, jobId: newJobId });
      return;
    }
    case 'succeeded':
      draft.effects.push({ kind: 'closeJob', jobId, status: 'Succeeded' });
      recordRule(draft, rule, { status: 'Succeeded', summary, externalExecutionId });
      changeRule(draft, found, { ...rule, status: 'Succeeded', jobId: undefined });
      return;
    case 'failed': {
      const { type, message } = outcome;
      draft.effects.push({ kind: 'closeJob', jobId, status: 'Failed' });
      recordRule(draft, rule, { ...failure(type, message), externalExecutionId });
      const isErrored = type !== 'JobFailed';
      changeRule(draft, found, { ...rule, status: 'Failed', isErrored, jobId: undefined });
      return;
    }
    default:
      absurd(outcome);
  }
};
