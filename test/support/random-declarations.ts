import fc from 'fast-check';
import type { Condition, FailureConditions, PipelineDeclaration } from '../../src/model/index.js';
import { approval, condition, declare } from './engine-story.js';

const oneCondition = (...results: readonly (Condition['result'] | 'none')[]) =>
  fc
    .record({
      result: fc.constantFrom('none', 'none', ...results),
      rules: fc.integer({ min: 1, max: 2 }),
    })
    .map(({ result, rules }) =>
      result === 'none' || result === undefined
        ? undefined
        : { conditions: [condition(result, ...['r1', 'r2'].slice(0, rules))] },
    );

const failures: fc.Arbitrary<FailureConditions | undefined> = fc.oneof(
  fc.constantFrom(
    undefined,
    { result: 'FAIL' } as const,
    { result: 'ROLLBACK' } as const,
    { result: 'SKIP' } as const,
    { result: 'RETRY' } as const,
    { result: 'RETRY', retryConfiguration: { retryMode: 'ALL_ACTIONS' } } as const,
  ),
  oneCondition('FAIL', 'ROLLBACK', 'SKIP'),
);

const stageSizes = fc.array(
  fc.record({
    actions: fc.array(
      fc.record({ runOrder: fc.integer({ min: 1, max: 3 }), isApproval: fc.boolean() }),
      { minLength: 1, maxLength: 3 },
    ),
    beforeEntry: oneCondition('FAIL', 'SKIP'),
    onSuccess: oneCondition('FAIL', 'ROLLBACK'),
    onFailure: failures,
  }),
  { minLength: 1, maxLength: 4 },
);

/** Pipelines of one to four stages behind their sources, with gates, in every mode. */
export const declarations: fc.Arbitrary<PipelineDeclaration> = fc
  .record({
    stages: stageSizes,
    executionMode: fc.constantFrom('SUPERSEDED', 'SUPERSEDED', 'QUEUED', 'PARALLEL'),
  })
  .map(({ stages, executionMode }) =>
    declare(
      {
        Source: ['fetch', 'fetch2'],
        ...Object.fromEntries(
          stages.map(({ actions, ...gates }, stage) => [
            `Stage${stage}`,
            {
              ...gates,
              actions: actions.map(({ runOrder, isApproval }, index) =>
                isApproval
                  ? approval(`ask${index}`, { runOrder })
                  : { name: `act${index}`, runOrder },
              ),
            },
          ]),
        ),
      },
      { executionMode, pipelineType: 'V2' },
    ),
  );
