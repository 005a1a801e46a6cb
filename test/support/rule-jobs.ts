import type { Result, RuleDeclaration } from '../../src/model/index.js';
import { reportVerdict } from '../../src/server/duties/do-rule-job.js';
import type { RuleVerdict } from '../../src/server/rules/index.js';
import type { Database } from '../../src/server/store/database.js';
import { claimServerJobs, type ServerJobRow } from '../../src/server/store/job-claims.js';
import type { RuleJobData } from '../../src/server/store/jobs.js';
import type { TestOperations } from './operations.js';

/** A rule whose verdict the test gives. */
export const rule = (name: string, more: Partial<RuleDeclaration> = {}): RuleDeclaration => ({
  name,
  ruleTypeId: { category: 'Rule', provider: 'VariableCheck' },
  configuration: { Variable: '#{codepipeline.PipelineExecutionId}', Value: 'x', Operator: 'NE' },
  ...more,
});

/** A rule that is to be evaluated, and the way to say how it stands. */
export interface HeldRule {
  readonly job: ServerJobRow<RuleJobData>;
  readonly say: (verdict: RuleVerdict) => Promise<void>;
}

/** Takes up what rules there are to be evaluated, by their names. */
export const takeRules = async (
  { execution, clock }: Pick<TestOperations, 'execution' | 'clock'>,
  database: Database,
): Promise<ReadonlyMap<string, HeldRule>> => {
  const jobs = await claimServerJobs(database, { max: 99, now: clock.now, lease: 30_000 });
  return new Map(
    jobs.flatMap(({ data, ...row }) => {
      if (data.kind !== 'rule') return [];
      const job = { ...row, data };
      const say = (verdict: RuleVerdict) => reportVerdict({ execution }, job, verdict);
      return [[data.ruleName, { job, say }]];
    }),
  );
};

export const yes = { kind: 'succeeded', summary: 'It holds.' } as const satisfies RuleVerdict;
export const no = {
  kind: 'failed',
  type: 'JobFailed',
  message: 'It does not hold.',
} as const satisfies RuleVerdict;

/** A condition with one rule. */
export const condition = (ruleName: string, result: Result) => ({
  conditions: [{ result, rules: [rule(ruleName)] }],
});
