import type { KnownActionType } from '../catalogue/index.js';
import type { ActionDeclaration, PipelineDeclaration, StageDeclaration } from '../model/index.js';
import { type DeclaredRule, declaredRulesOf, pathOfRule } from './declared-rule.js';
import type { StructureContext } from './structure-context.js';
import type { FaultPath, FoundFault, PlacedFault } from './structure-fault.js';

/** A declaration laid out for the rules: every action with its place and what is known of its type. */
export interface Outline {
  readonly declaration: PipelineDeclaration;
  readonly context: StructureContext;
  readonly isV2: boolean;
  readonly actions: readonly PlacedAction[];
  /** Those of the stages' conditions. */
  readonly rules: readonly DeclaredRule[];
}

export interface PlacedAction {
  readonly stage: StageDeclaration;
  readonly stageIndex: number;
  readonly action: ActionDeclaration;
  readonly actionIndex: number;
  readonly runOrder: number;
  /** Undefined if it is not on offer, which is a fault of its own. */
  readonly type: KnownActionType | undefined;
}

/** One rule: what is wrong, in order. */
export type Rule = (outline: Outline) => readonly PlacedFault[];

/** What a check finds. */
export type Found = FoundFault | readonly FoundFault[] | undefined;

export const outlineOf = (
  declaration: PipelineDeclaration,
  context: StructureContext,
): Outline => ({
  declaration,
  context,
  // A pipeline is of type V1 unless it says otherwise, and what it says besides does not make it V2.
  isV2: declaration.pipelineType === 'V2',
  actions: declaration.stages.flatMap((stage, stageIndex) =>
    stage.actions.map((action, actionIndex) => ({
      stage,
      stageIndex,
      action,
      actionIndex,
      runOrder: action.runOrder ?? 1,
      type: context.actionTypeOf(action.actionTypeId),
    })),
  ),
  rules: declaredRulesOf(declaration.stages),
});

/** Makes a rule of a check of the whole pipeline. */
export const wholePipeline =
  (check: (outline: Outline) => Found): Rule =>
  (outline) =>
    placed(check(outline), []);

/** Makes a rule of a check of a single stage. */
export const eachStage =
  (check: (stage: StageDeclaration, outline: Outline, index: number) => Found): Rule =>
  (outline) => {
    const faults: PlacedFault[] = [];
    for (const [index, stage] of outline.declaration.stages.entries()) {
      const found = check(stage, outline, index);
      if (found !== undefined) faults.push(...placed(found, ['stages', index]));
    }
    return faults;
  };

/** Makes a rule of a check of a single action. */
export const eachAction =
  (check: (action: PlacedAction, outline: Outline) => Found): Rule =>
  (outline) => {
    const faults: PlacedFault[] = [];
    for (const action of outline.actions) {
      const found = check(action, outline);
      if (found !== undefined) faults.push(...placed(found, pathOf(action)));
    }
    return faults;
  };

/** Makes a rule of a check of a single rule of a condition. */
export const eachRule =
  (check: (declared: DeclaredRule, outline: Outline) => Found): Rule =>
  (outline) => {
    const faults: PlacedFault[] = [];
    for (const declared of outline.rules) {
      const found = check(declared, outline);
      if (found !== undefined) faults.push(...placed(found, pathOfRule(declared)));
    }
    return faults;
  };

const nothing: readonly PlacedFault[] = [];

const placed = (found: Found, base: FaultPath): readonly PlacedFault[] => {
  // Mostly nothing is wrong, and that is to cost nothing.
  if (found === undefined || ('length' in found && found.length === 0)) return nothing;
  return [found].flat().map(({ code, message, at = [[]] }) => ({
    code,
    message,
    at: at.map((path) => [...base, ...path]),
  }));
};

/** The way to an action. */
export const pathOf = ({ stageIndex, actionIndex }: PlacedAction): FaultPath => [
  'stages',
  stageIndex,
  'actions',
  actionIndex,
];

/** Whether an action has ended whenever the other starts. */
export const isBefore = (one: PlacedAction, other: PlacedAction): boolean =>
  one.stageIndex < other.stageIndex ||
  (one.stageIndex === other.stageIndex && one.runOrder < other.runOrder);

/** Whether an action has ended whenever a rule is evaluated. */
export const isBeforeRule = (action: PlacedAction, { stageIndex, gate }: DeclaredRule): boolean =>
  action.stageIndex < stageIndex ||
  // Of a stage that has failed, any action may be the one that did, or never have begun.
  (action.stageIndex === stageIndex && gate === 'onSuccess');

/** The elements whose key an earlier one has, with their places. */
export const repeated = <Element>(
  elements: readonly Element[],
  keyOf: (element: Element) => string,
): readonly { readonly element: Element; readonly index: number }[] => {
  const seen = new Set<string>();
  return elements.flatMap((element, index) => {
    const key = keyOf(element);
    if (seen.has(key)) return [{ element, index }];
    seen.add(key);
    return [];
  });
};
