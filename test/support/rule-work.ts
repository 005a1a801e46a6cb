import type { ArtifactStore } from '../../src/server/artifacts/artifact-store.js';
import type { RuleWork } from '../../src/server/rules/index.js';
import type { RuleJobData } from '../../src/server/store/jobs.js';
import { actionJob } from './action-job.js';

/** When the job of `ruleWork` was created. */
export const ruleCreated = Date.parse('2026-11-06T08:00:00Z');

interface Given extends Pick<Partial<RuleWork>, 'now' | 'settings' | 'signal'> {
  readonly configuration: Readonly<Record<string, string>>;
  readonly rule?: Partial<RuleJobData['rule']>;
  readonly token?: string;
}

/** A rule to be evaluated, for the first time unless there is a token. */
export const ruleWork = (provider: string, given: Given): RuleWork => ({
  job: {
    ...actionJob('Deploy'),
    created: ruleCreated,
    continuation_token: given.token ?? null,
    data: {
      kind: 'rule',
      gate: 'beforeEntry',
      rule: { name: 'Check', ruleTypeId: { category: 'Rule', provider }, ...given.rule },
      configuration: given.configuration,
      stageName: 'Deploy',
      ruleName: 'Check',
      inputArtifacts: [],
    },
  },
  // None of the rules that are evaluated here has artifacts.
  artifacts: {} as ArtifactStore,
  signal: given.signal ?? new AbortController().signal,
  now: given.now ?? ruleCreated,
  settings: given.settings ?? {},
});
