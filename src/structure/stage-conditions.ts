import type { Condition, StageDeclaration } from '../model/index.js';
import { eachStage, type Rule } from './outline.js';
import { faultAt, invalidStage, type PlacedFault } from './structure-fault.js';

export const hasConditionsOnlyInV2: Rule = eachStage((stage, { isV2 }) =>
  isV2
    ? undefined
    : gateNames
        .filter((gate) => stage[gate] !== undefined)
        .map((gate) =>
          faultAt(invalidStage('Stage level conditions can only be used with V2 pipelines.'), gate),
        ),
);

const gateNames = ['beforeEntry', 'onSuccess', 'onFailure'] as const;

export const hasNoConditionsOnFirstStage: Rule = eachStage((stage, _, index) => {
  const isWrong = gatesOf(stage).length > 0 || stage.onFailure?.result === 'ROLLBACK';
  return index === 0 && isWrong
    ? invalidStage(
        `Stage '${stage.name}' is the first stage of the pipeline, which can neither have conditions nor be rolled back. Move them to a later stage.`,
      )
    : undefined;
});

export const hasFailureResultOrConditions: Rule = eachStage(({ name, onFailure }) =>
  onFailure?.result !== undefined && onFailure.conditions !== undefined
    ? // The service leaves the quotation mark open.
      faultAt(
        invalidStage(
          `The following stage cannot have a failure exit gate configured with both top level result and conditions: '${name}`,
        ),
        'onFailure',
      )
    : undefined,
);

export const hasNoRollbackInParallel: Rule = eachStage((stage, { declaration }) => {
  if (declaration.executionMode !== 'PARALLEL') return undefined;
  const rollsBackOn = (gate: Gate['name']) =>
    gatesOf(stage).some(({ name, condition }) => name === gate && condition.result === 'ROLLBACK');
  const cannotBe = 'conditions with rollback result type cannot be added to a PARALLEL pipeline.';
  if (stage.onFailure?.result === 'ROLLBACK' || rollsBackOn('onFailure')) {
    return faultAt(invalidStage(`Failure ${cannotBe}`), 'onFailure');
  }
  return rollsBackOn('onSuccess')
    ? faultAt(invalidStage(`Success ${cannotBe}`), 'onSuccess')
    : undefined;
});

export const hasResultsOfTheirGates: Rule = eachStage((stage) =>
  gatesOf(stage).flatMap(({ name, index, results, condition: { result } }) =>
    result === undefined || results.includes(result)
      ? []
      : faultAt(
          invalidStage(
            `The ${name} condition of stage '${stage.name}' has the result ${result}. It can have one of these: ${results.join(', ')}.`,
          ),
          name,
          'conditions',
          index,
          'result',
        ),
  ),
);

export const hasRulesInConditions: Rule = eachStage((stage) =>
  gatesOf(stage).flatMap(({ name, index, condition: { rules = [] } }) =>
    rules.length === 0
      ? faultAt(
          invalidStage(
            `The ${name} condition of stage '${stage.name}' has no rules. Give it 1 to 5 of them.`,
          ),
          name,
          'conditions',
          index,
        )
      : [],
  ),
);

export const hasRulesThatMaySkip: Rule = eachStage(({ name, beforeEntry }) => {
  const faults = (condition: Condition, at: number): readonly PlacedFault[] =>
    (condition.rules ?? []).flatMap((rule, index) =>
      ['LambdaInvoke', 'VariableCheck'].includes(rule.ruleTypeId.provider)
        ? []
        : faultAt(
            invalidStage(
              `Rule '${rule.name}' of the beforeEntry condition of stage '${name}' cannot decide on the result SKIP. Use LambdaInvoke or VariableCheck rules, or the result FAIL.`,
            ),
            'beforeEntry',
            'conditions',
            at,
            'rules',
            index,
          ),
    );
  return (beforeEntry?.conditions ?? []).flatMap((condition, index) =>
    condition.result === 'SKIP' ? faults(condition, index) : [],
  );
});

export const hasRetryModeOnlyForRetry: Rule = eachStage(({ name, onFailure }) =>
  onFailure?.retryConfiguration?.retryMode !== undefined && onFailure.result !== 'RETRY'
    ? faultAt(
        invalidStage(
          `The onFailure of stage '${name}' has a retryMode without the result RETRY. Set its result to RETRY, or remove its retryConfiguration.`,
        ),
        'onFailure',
        'retryConfiguration',
      )
    : undefined,
);

/** A condition of a stage, and the results that it may have. */
interface Gate {
  readonly name: 'beforeEntry' | 'onSuccess' | 'onFailure';
  readonly results: readonly NonNullable<Condition['result']>[];
  readonly condition: Condition;
  /** Of the condition among those of its gate. */
  readonly index: number;
}

const gatesOf = ({ beforeEntry, onSuccess, onFailure }: StageDeclaration): readonly Gate[] => {
  const gates = [
    { name: 'beforeEntry', results: ['FAIL', 'SKIP'], conditions: beforeEntry?.conditions },
    { name: 'onSuccess', results: ['ROLLBACK', 'FAIL'], conditions: onSuccess?.conditions },
    // An automatic retry is a result of the gate itself, never of a condition.
    {
      name: 'onFailure',
      results: ['ROLLBACK', 'FAIL', 'SKIP'],
      conditions: onFailure?.conditions,
    },
  ] as const;
  return gates.flatMap(({ name, results, conditions = [] }) =>
    conditions.map((condition, index) => ({ name, results, condition, index })),
  );
};
