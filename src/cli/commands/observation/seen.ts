import type {
  ActionExecutionDetail,
  GetPipelineStateOutput,
  PipelineDeclaration,
  PipelineExecutionSummary,
} from '../../../model/index.js';

/** What one look has to go by. */
export interface Seen {
  readonly declaration: PipelineDeclaration;
  readonly state: GetPipelineStateOutput;
  readonly executions: readonly PipelineExecutionSummary[];
  /** The latest attempts of the actions, by execution. */
  readonly attempts: ReadonlyMap<string, readonly ActionExecutionDetail[]>;
}
