import { describe, expect, test } from 'vitest';
import { approve, context, fetch, pipeline, stage } from '../../test/support/declarations.js';
import type {
  Condition,
  FailureConditions,
  PipelineDeclaration,
  Result,
  StageDeclaration,
} from '../model/index.js';
import { checkStructure } from './check-structure.js';

type Gates = Pick<StageDeclaration, 'beforeEntry' | 'onSuccess' | 'onFailure'>;

const declare = (gates: Gates, more: Partial<PipelineDeclaration> = {}) =>
  checkStructure(pipeline([stage('Deploy', [approve()], gates)], more), context);

const refused = (message: string) => ({ code: 'InvalidStageDeclarationException', message });

const condition = (result: Result | undefined, ...providers: readonly string[]): Condition => ({
  ...(result && { result }),
  rules: (providers.length === 0 ? ['VariableCheck'] : providers).map((provider, index) => ({
    name: `Rule${index}`,
    ruleTypeId: { category: 'Rule', provider },
    configuration: configurations[provider],
  })),
});

const configurations: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  CloudWatchAlarm: { AlarmName: 'Errors' },
  DeploymentWindow: { Cron: '* * 9-16 ? * MON-FRI' },
  LambdaInvoke: { FunctionName: 'check' },
  VariableCheck: { Variable: '#{Src.VersionId}', Value: '1', Operator: 'EQ' },
};

const on = (
  gate: 'beforeEntry' | 'onSuccess' | 'onFailure',
  ...conditions: readonly Condition[]
) => ({
  [gate]: { conditions },
});

describe('a V1 pipeline', () => {
  test.each<Gates>([
    on('beforeEntry', condition('FAIL')),
    on('onSuccess', condition('FAIL')),
    on('onFailure', condition('FAIL')),
    { onFailure: { result: 'ROLLBACK' } },
    { onFailure: { result: 'RETRY', retryConfiguration: { retryMode: 'ALL_ACTIONS' } } },
  ])('cannot have %j', (gates) => {
    const fault = refused('Stage level conditions can only be used with V2 pipelines.');
    expect(declare(gates, { pipelineType: 'V1' })).toEqual(fault);
    expect(declare(gates, { pipelineType: undefined })).toEqual(fault);
    expect(declare(gates)).toBeUndefined();
  });
});

describe('the first stage', () => {
  const first = (gates: Gates) =>
    checkStructure(
      pipeline([stage('Source', [fetch()], gates), stage('Deploy', [approve()])]),
      context,
    );

  test.each<Gates>([
    on('beforeEntry', condition('FAIL')),
    on('onSuccess', condition('FAIL')),
    on('onFailure', condition('FAIL')),
    { onFailure: { result: 'ROLLBACK' } },
  ])('cannot have %j', (gates) => {
    expect(first(gates)).toEqual(
      refused(
        "Stage 'Source' is the first stage of the pipeline, which can neither have conditions nor be rolled back. Move them to a later stage.",
      ),
    );
  });

  test('can be retried when it fails', () => {
    expect(first({ onFailure: { result: 'RETRY' } })).toBeUndefined();
  });
});

describe('onFailure', () => {
  test('has a result or conditions, not both', () => {
    expect(
      declare({ onFailure: { result: 'ROLLBACK', conditions: [condition('ROLLBACK')] } }),
    ).toEqual(
      refused(
        "The following stage cannot have a failure exit gate configured with both top level result and conditions: 'Deploy",
      ),
    );
  });

  test('has a retry mode only with the result RETRY', () => {
    const retryConfiguration = { retryMode: 'FAILED_ACTIONS' } as const;
    expect(declare({ onFailure: { result: 'FAIL', retryConfiguration } })).toEqual(
      refused(
        "The onFailure of stage 'Deploy' has a retryMode without the result RETRY. Set its result to RETRY, or remove its retryConfiguration.",
      ),
    );
  });

  test.each<FailureConditions>([
    {},
    { result: 'FAIL' },
    { result: 'SKIP' },
    { result: 'ROLLBACK' },
    { result: 'RETRY' },
    { result: 'RETRY', retryConfiguration: { retryMode: 'FAILED_ACTIONS' } },
    { result: 'FAIL', retryConfiguration: {} },
    { conditions: [condition('ROLLBACK', 'CloudWatchAlarm')] },
    { conditions: [condition(undefined)] },
  ])('may be %j', (onFailure) => {
    expect(declare({ onFailure })).toBeUndefined();
  });
});

describe('a PARALLEL pipeline', () => {
  const inParallel = (gates: Gates) => declare(gates, { executionMode: 'PARALLEL' });

  test.each<[string, Gates]>([
    ['Failure', { onFailure: { result: 'ROLLBACK' } }],
    ['Failure', on('onFailure', condition('ROLLBACK'))],
    ['Success', on('onSuccess', condition('ROLLBACK'))],
  ])('cannot roll back: %s conditions, %j', (kind, gates) => {
    expect(inParallel(gates)).toEqual(
      refused(
        `${kind} conditions with rollback result type cannot be added to a PARALLEL pipeline.`,
      ),
    );
    expect(declare(gates, { executionMode: 'QUEUED' })).toBeUndefined();
  });

  test('may have conditions with other results', () => {
    expect(inParallel(on('onFailure', condition('FAIL')))).toBeUndefined();
    expect(inParallel({ onFailure: { result: 'RETRY' } })).toBeUndefined();
  });
});

describe('a condition', () => {
  test.each([
    ['beforeEntry', 'ROLLBACK', 'FAIL, SKIP'],
    ['beforeEntry', 'RETRY', 'FAIL, SKIP'],
    ['onSuccess', 'RETRY', 'ROLLBACK, FAIL'],
    ['onSuccess', 'SKIP', 'ROLLBACK, FAIL'],
    ['onFailure', 'RETRY', 'ROLLBACK, FAIL, SKIP'],
  ] as const)('of %s cannot have the result %s', (gate, result, results) => {
    expect(declare(on(gate, condition(result)))).toEqual(
      refused(
        `The ${gate} condition of stage 'Deploy' has the result ${result}. It can have one of these: ${results}.`,
      ),
    );
  });

  test.each<Condition>([{ result: 'FAIL' }, { result: 'FAIL', rules: [] }])(
    'has rules, unlike %j',
    (empty) => {
      expect(declare(on('onSuccess', empty))).toEqual(
        refused("The onSuccess condition of stage 'Deploy' has no rules. Give it 1 to 5 of them."),
      );
    },
  );

  test('skips its stage only by rules that can decide on that', () => {
    expect(
      declare(on('beforeEntry', condition('SKIP', 'LambdaInvoke', 'VariableCheck'))),
    ).toBeUndefined();
    expect(
      declare(on('beforeEntry', condition('SKIP', 'LambdaInvoke', 'DeploymentWindow'))),
    ).toEqual(
      refused(
        "Rule 'Rule1' of the beforeEntry condition of stage 'Deploy' cannot decide on the result SKIP. Use LambdaInvoke or VariableCheck rules, or the result FAIL.",
      ),
    );
  });
});
