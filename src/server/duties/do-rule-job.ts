import type { RuleReported } from '../../engine/index.js';
import type { ArtifactStore } from '../artifacts/artifact-store.js';
import type { Execution } from '../execution/index.js';
import { type RuleSettings, type RuleVerdict, rules } from '../rules/index.js';
import type { ServerJobRow } from '../store/job-claims.js';
import { type RuleJobData, ruleTypeText } from '../store/jobs.js';
import { cutMessage, cutSummary, reportJob } from './report-job.js';

export interface RuleJobParts {
  readonly execution: Execution;
  readonly artifacts: ArtifactStore;
  readonly clock: () => number;
  readonly ruleSettings: RuleSettings;
}

/** Evaluates the rule of a job, and reports its verdict. What it throws may be tried again. */
export const doRuleJob = async (
  parts: RuleJobParts,
  job: ServerJobRow<RuleJobData>,
  signal: AbortSignal,
): Promise<void> => {
  const { artifacts, clock, ruleSettings: settings } = parts;
  const text = ruleTypeText(job.data.rule.ruleTypeId);
  const evaluate = Object.hasOwn(rules, text) ? rules[text] : undefined;
  const verdict: RuleVerdict = evaluate
    ? await evaluate({ job, artifacts, signal, now: clock(), settings })
    : { kind: 'failed', type: 'ConfigurationError', message: cannotEvaluate(text) };
  await reportVerdict(parts, job, verdict);
};

const cannotEvaluate = (text: string): string =>
  `Pipewright knows the rule type ${text} but cannot run it yet. Use a rule of another type in its place.`;

/** Says how a rule stands. */
export const reportVerdict = (
  { execution }: Pick<RuleJobParts, 'execution'>,
  job: ServerJobRow<RuleJobData>,
  verdict: RuleVerdict,
): Promise<void> =>
  reportJob(execution, job, {
    kind: 'ruleReported',
    pipelineExecutionId: job.pipeline_execution_id,
    ruleExecutionId: job.action_execution_id,
    jobId: job.job_id,
    ...saidBy(verdict),
  });

const saidBy = (verdict: RuleVerdict): Pick<RuleReported, 'outcome' | 'details'> => {
  switch (verdict.kind) {
    case 'succeeded': {
      const { summary, externalExecutionId } = verdict;
      const details = { summary: summary && cutSummary(summary), externalExecutionId };
      return { outcome: { kind: 'succeeded' }, details };
    }
    case 'failed': {
      const { type, message } = verdict;
      return { outcome: { kind: 'failed', type, message: cutMessage(message) } };
    }
    case 'waiting': {
      const { token: continuationToken, until: visibleAt, summary } = verdict;
      return {
        outcome: { kind: 'waiting', continuationToken, visibleAt },
        details: { summary: cutSummary(summary) },
      };
    }
  }
};
