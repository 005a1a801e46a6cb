import { enumeration, type Infer, required, string, structure } from '../schema.js';
import { PipelineExecutionId } from './identifier.js';
import { Message } from './primitive.js';

export const Code = string('Code');
export type Code = Infer<typeof Code>;

export const ErrorDetails = structure('ErrorDetails', {
  code: Code,
  message: Message,
});
export type ErrorDetails = Infer<typeof ErrorDetails>;

export const StartTimeRange = enumeration('StartTimeRange', ['Latest', 'All']);
export type StartTimeRange = Infer<typeof StartTimeRange>;

export const LatestInPipelineExecutionFilter = structure('LatestInPipelineExecutionFilter', {
  pipelineExecutionId: required(PipelineExecutionId),
  startTimeRange: required(StartTimeRange),
});
export type LatestInPipelineExecutionFilter = Infer<typeof LatestInPipelineExecutionFilter>;
