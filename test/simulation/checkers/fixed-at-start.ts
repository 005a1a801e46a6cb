import { acceptedIn, type NewChecker } from './checker.js';

const fixed = [
  'order',
  'startedAt',
  'pipelineVersion',
  'executionMode',
  'executionType',
  'rollbackTarget',
  'trigger',
  'variables',
  'sourceOverrides',
] as const;

/** What an execution is started with stays as it is, and no action starts with an open reference. */
export const fixedAtStart: NewChecker = () => (seen) =>
  acceptedIn(seen).flatMap((accepted) => [
    ...accepted.changed.flatMap(({ was, is }) =>
      fixed
        .filter((member) => was && was[member] !== is[member])
        .map((member) => `the ${member} of ${is.pipelineExecutionId} has changed`),
    ),
    ...accepted.decision.effects.flatMap((effect) => {
      if (effect.kind !== 'offerJob' && effect.kind !== 'offerRuleJob') return [];
      return Object.values(effect.job.configuration)
        .filter((text) => text.includes('#{'))
        .map((text) => `the job ${effect.job.jobId} was offered with ${text}`);
    }),
  ]);
