import { findRuleType, type KnownRuleType } from '../catalogue/index.js';
import type { RuleDeclaration, StageDeclaration } from '../model/index.js';
import type { FaultPath } from './structure-fault.js';

/** A rule of a condition, with its place and what is known of its type. */
export interface DeclaredRule {
  readonly stage: StageDeclaration;
  readonly stageIndex: number;
  readonly gate: (typeof gateNames)[number];
  readonly conditionIndex: number;
  readonly rule: RuleDeclaration;
  readonly ruleIndex: number;
  /** Undefined if there is none of this id, which is a fault of its own. */
  readonly type: KnownRuleType | undefined;
}

const gateNames = ['beforeEntry', 'onSuccess', 'onFailure'] as const;

/** All rules of a pipeline, in their order. */
export const declaredRulesOf = (stages: readonly StageDeclaration[]): readonly DeclaredRule[] =>
  stages.flatMap((stage, stageIndex) =>
    gateNames.flatMap((gate) =>
      (stage[gate]?.conditions ?? []).flatMap(({ rules = [] }, conditionIndex) =>
        rules.map((rule, ruleIndex) => ({
          ...{ stage, stageIndex, gate, conditionIndex, rule, ruleIndex },
          type: findRuleType(rule.ruleTypeId),
        })),
      ),
    ),
  );

/** The way to a rule. */
export const pathOfRule = (declared: DeclaredRule): FaultPath => [
  ...['stages', declared.stageIndex, declared.gate],
  ...['conditions', declared.conditionIndex],
  ...['rules', declared.ruleIndex],
];

/** How a rule's configuration is written for a key; undefined without. */
export const configuredIn = (
  { configuration = {} }: RuleDeclaration,
  key: string,
): string | undefined => (Object.hasOwn(configuration, key) ? configuration[key] : undefined);
