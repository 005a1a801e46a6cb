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
