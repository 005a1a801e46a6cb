import type { PipelineDeclaration } from '../model/index.js';
import type { PipelineState, StageState } from './state.js';

/** A stage that nobody has been in: free, empty, and open. */
export const initialStage: StageState = { inbound: [], transition: { kind: 'enabled' } };

/** The state of a pipeline that has just been created. */
export const initialState = (declaration: PipelineDeclaration, version: number): PipelineState => ({
  pipelineName: declaration.name,
  version,
  structureVersion: version,
  declaration,
  executionsStarted: 0,
  stages: Object.fromEntries(declaration.stages.map(({ name }) => [name, initialStage])),
  executions: {},
});
