import { changeRule, failure, findRuleInProgress, recordRule } from '../conditions.js';
import { type Draft, findExecution } from '../draft.js';
import type { RuleDeadlinePassed } from '../event.js';

/** A rule has not ended in its time: it fails. Nothing happens when it has ended after all. */
export const onRuleDeadlinePassed = (draft: Draft, event: RuleDeadlinePassed): undefined => {
  const { pipelineExecutionId, ruleExecutionId } = event;
  const found = findRuleInProgress(findExecution(draft, pipelineExecutionId), ruleExecutionId);
  if (!found || draft.given.now < found.rule.deadline) return;
  const { rule } = found;
  const minutes = Math.round((rule.deadline - rule.startedAt) / 60_000);
  const message = `The rule ${rule.ruleName} timed out: it did not end within ${minutes} minutes.`;
  if (rule.jobId !== undefined) {
    draft.effects.push({ kind: 'closeJob', jobId: rule.jobId, status: 'TimedOut' });
  }
  recordRule(draft, rule, failure('JobTimeout', message));
  changeRule(draft, found, { ...rule, status: 'Failed', jobId: undefined });
};
