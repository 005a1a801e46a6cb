import type { ConditionRun, Gate, RuleRun, StageConditions } from '../../engine/index.js';
import type {
  Condition,
  RuleExecution,
  StageConditionState,
  StageDeclaration,
  StageState,
} from '../../model/index.js';
import type { LatestRuleExecution } from '../store/pipeline-state.js';

type ConditionStates = Pick<
  StageState,
  'beforeEntryConditionState' | 'onSuccessConditionState' | 'onFailureConditionState'
>;

type RuleExecutions = ReadonlyMap<string, LatestRuleExecution>;

/**
 * The conditions that a stage declares, and how they stood for the execution that entered it last.
 * A rule that was not asked is there by its name alone, as an action is that has not run.
 */
export const conditionStates = (
  stage: StageDeclaration,
  asked: StageConditions,
  rules: RuleExecutions,
): ConditionStates => {
  const stateAt = (gate: Gate): StageConditionState | undefined => {
    const [condition] = stage[gate]?.conditions ?? [];
    return condition && conditionState(condition, asked[gate], rules);
  };
  return {
    beforeEntryConditionState: stateAt('beforeEntry'),
    onSuccessConditionState: stateAt('onSuccess'),
    onFailureConditionState: stateAt('onFailure'),
  };
};

// A gate has one condition, which stands as the gate does.
const conditionState = (
  condition: Condition,
  asked: ConditionRun | undefined,
  rules: RuleExecutions,
): StageConditionState => {
  const execution = asked && { status: asked.status, summary: asked.summary || undefined };
  return {
    latestExecution: execution,
    conditionStates: [
      {
        latestExecution: execution && { ...execution, lastStatusChange: asked?.changedAt },
        ruleStates: condition.rules?.map(({ name }, index) => {
          const run = runOf(asked?.rules ?? [], { name, index });
          return {
            ruleName: name,
            latestExecution: run && ruleExecution(run, rules.get(run.ruleExecutionId)),
          };
        }),
      },
    ],
  };
};

// Two rules of a condition may have one name; the declaration may have changed since it was asked.
const runOf = (
  runs: readonly RuleRun[],
  declared: { readonly name: string; readonly index: number },
): RuleRun | undefined =>
  [runs[declared.index], ...runs].find((run) => run?.ruleName === declared.name);

// A message of a failure may be longer than a summary; errorDetails has it whole.
const summaryStart = /^.{0,2048}/su;

const ruleExecution = (
  { ruleExecutionId, status, startedAt }: RuleRun,
  found: LatestRuleExecution | undefined,
): RuleExecution => {
  const { summary, updatedBy, externalExecutionId, errorDetails } = found?.output ?? {};
  return {
    ruleExecutionId,
    status,
    summary: summaryStart.exec(summary ?? '')?.[0] || undefined,
    // A word on how it goes is no change of status.
    lastStatusChange: status === 'InProgress' ? startedAt : found?.updated,
    lastUpdatedBy: updatedBy,
    externalExecutionId,
    errorDetails,
  };
};
