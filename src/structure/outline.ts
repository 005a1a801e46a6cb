import type { KnownActionType } from '../catalogue/index.js';
import type { ActionDeclaration, PipelineDeclaration, StageDeclaration } from '../model/index.js';
import type { StructureContext } from './structure-context.js';
import type { StructureFault } from './structure-fault.js';

/** A declaration laid out for the rules: every action with its place and what is known of its type. */
export interface Outline {
  readonly declaration: PipelineDeclaration;
  readonly context: StructureContext;
  readonly isV2: boolean;
  readonly actions: readonly PlacedAction[];
}

export interface PlacedAction {
  readonly stage: StageDeclaration;
  readonly stageIndex: number;
  readonly action: ActionDeclaration;
  readonly runOrder: number;
  /** Undefined if it is not on offer, which is a fault of its own. */
  readonly type: KnownActionType | undefined;
}

/** One rule: what is wrong first, if anything is. */
export type Rule = (outline: Outline) => StructureFault | undefined;

export const outlineOf = (
  declaration: PipelineDeclaration,
  context: StructureContext,
): Outline => ({
  declaration,
  context,
  // A pipeline is of type V1 unless it says otherwise, and what it says besides does not make it V2.
  isV2: declaration.pipelineType === 'V2',
  actions: declaration.stages.flatMap((stage, stageIndex) =>
    stage.actions.map((action) => ({
      stage,
      stageIndex,
      action,
      runOrder: action.runOrder ?? 1,
      type: context.actionTypeOf(action.actionTypeId),
    })),
  ),
});

/** Makes a rule of one for a single stage. */
export const eachStage =
  (
    check: (stage: StageDeclaration, outline: Outline, index: number) => StructureFault | undefined,
  ): Rule =>
  (outline) =>
    firstOf(outline.declaration.stages, (stage, index) => check(stage, outline, index));

/** Makes a rule of one for a single action. */
export const eachAction =
  (check: (placed: PlacedAction, outline: Outline) => StructureFault | undefined): Rule =>
  (outline) =>
    firstOf(outline.actions, (placed) => check(placed, outline));

/** The first result that there is, in the order of the elements. */
export const firstOf = <Element, Result>(
  elements: readonly Element[],
  look: (element: Element, index: number) => Result | undefined,
): Result | undefined => {
  for (const [index, element] of elements.entries()) {
    const result = look(element, index);
    if (result !== undefined) return result;
  }
  return undefined;
};

/** Whether an action has ended whenever the other starts. */
export const isBefore = (one: PlacedAction, other: PlacedAction): boolean =>
  one.stageIndex < other.stageIndex ||
  (one.stageIndex === other.stageIndex && one.runOrder < other.runOrder);

/** The first element whose key an earlier one has. */
export const firstRepeated = <Element>(
  elements: readonly Element[],
  keyOf: (element: Element) => string,
): Element | undefined => {
  const seen = new Set<string>();
  return elements.find((element) => {
    const key = keyOf(element);
    if (seen.has(key)) return true;
    seen.add(key);
    return false;
  });
};
