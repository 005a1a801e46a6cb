import type {
  Decision,
  EngineEvent,
  Given,
  Lacking,
  PipelineState,
  Refusal,
} from '../../src/engine/index.js';
import * as real from '../../src/engine/index.js';
import type { PipelineDeclaration } from '../../src/model/index.js';

/** What the simulator asks of an engine: of the real one, or of one with a bug put in. */
export interface Engine {
  readonly decide: (
    state: PipelineState,
    event: EngineEvent,
    given: Given,
  ) => Decision | Refusal | Lacking;
  readonly initialState: (declaration: PipelineDeclaration, version: number) => PipelineState;
  readonly invariantsOf: (state: PipelineState) => readonly string[];
}

export const realEngine: Engine = real;
