import type {
  Condition,
  ExecutionMode,
  FailureConditions,
  StageDeclaration,
} from '../../src/model/index.js';
import type { Random } from './prng.js';

type Gates = Pick<StageDeclaration, 'beforeEntry' | 'onSuccess' | 'onFailure'>;
type Result = NonNullable<Condition['result']>;

/** Conditions of a stage that is not the first. */
export const randomGates = (random: Random, mode: ExecutionMode): Gates => {
  const rollback: readonly Result[] = mode === 'PARALLEL' ? [] : ['ROLLBACK'];
  return {
    ...(random.chance(20)
      ? { beforeEntry: { conditions: [condition(random, ['FAIL', 'SKIP'])] } }
      : {}),
    ...(random.chance(20)
      ? { onSuccess: { conditions: [condition(random, ['FAIL', ...rollback])] } }
      : {}),
    ...(random.chance(60) ? { onFailure: failure(random, rollback) } : {}),
  };
};

const failure = (random: Random, rollback: readonly Result[]): FailureConditions => {
  if (random.chance(35)) {
    return { conditions: [condition(random, ['FAIL', 'SKIP', ...rollback])] };
  }
  const result = random.pick<Result>([
    'FAIL',
    'RETRY',
    'RETRY',
    'SKIP',
    ...rollback,
    ...rollback,
    ...rollback,
  ]);
  if (result !== 'RETRY' || random.chance(30)) return { result };
  return {
    result,
    retryConfiguration: { retryMode: random.pick(['FAILED_ACTIONS', 'ALL_ACTIONS']) },
  };
};

const condition = (random: Random, results: readonly Result[]): Condition => ({
  result: random.pick(results),
  rules: Array.from({ length: 1 + random.below(3) }, (_, index) => ({
    name: `rule${index}`,
    ruleTypeId: { category: 'Rule', owner: 'AWS', provider: 'VariableCheck', version: '1' },
    configuration: {
      Variable: random.pick(['#{variables.GIVEN}', '#{Src.Commit}', 'plain']),
      Value: 'x',
      Operator: 'EQ',
    },
    ...(random.chance(40) ? { timeoutInMinutes: 5 } : {}),
  })),
});
