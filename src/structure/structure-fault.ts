/** Why a declaration is refused: what the operation that was given it answers. */
export interface StructureFault {
  readonly code:
    | 'ValidationException'
    | 'InvalidStructureException'
    | 'InvalidStageDeclarationException'
    | 'InvalidActionDeclarationException'
    | 'InvalidBlockerDeclarationException'
    | 'LimitExceededException';
  readonly message: string;
}

/** Steps into a declaration: names of members, indices of elements, keys of maps. */
export type FaultPath = readonly (string | number)[];

/** A fault with the places where it is: one, or one for each line below the message's first. */
export interface PlacedFault extends StructureFault {
  readonly at: readonly FaultPath[];
}

/** A fault whose places are given from where its check looks; without any it is right there. */
export interface FoundFault extends StructureFault {
  readonly at?: readonly FaultPath[];
}

export const faultAt = (fault: StructureFault, ...path: FaultPath): PlacedFault => ({
  ...fault,
  at: [path],
});

/** Tells a fault from a declaration, which has no code. */
export const isFault = (value: object | undefined): value is StructureFault =>
  value !== undefined && 'code' in value && 'message' in value;

const faultOf =
  (code: StructureFault['code']) =>
  (message: string): StructureFault => ({ code, message });

export const invalidRequest = faultOf('ValidationException');
export const invalidStructure = faultOf('InvalidStructureException');
export const invalidStage = faultOf('InvalidStageDeclarationException');
export const invalidAction = faultOf('InvalidActionDeclarationException');
export const invalidBlocker = faultOf('InvalidBlockerDeclarationException');
