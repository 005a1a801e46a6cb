import {
  boolean,
  enumeration,
  type Infer,
  required,
  string,
  structure,
  timestamp,
} from '../schema.js';
import { PipelineName, StageName } from './identifier.js';

export const DisabledReason = string('DisabledReason', {
  min: 1,
  max: 300,
  pattern: String.raw`[a-zA-Z0-9!@ \(\)\.\*\?\-]+`,
});
export type DisabledReason = Infer<typeof DisabledReason>;

export const Enabled = boolean('Enabled');
export type Enabled = Infer<typeof Enabled>;

export const LastChangedBy = string('LastChangedBy');
export type LastChangedBy = Infer<typeof LastChangedBy>;

export const LastChangedAt = timestamp('LastChangedAt');
export type LastChangedAt = Infer<typeof LastChangedAt>;

export const TransitionState = structure('TransitionState', {
  enabled: Enabled,
  lastChangedBy: LastChangedBy,
  lastChangedAt: LastChangedAt,
  disabledReason: DisabledReason,
});
export type TransitionState = Infer<typeof TransitionState>;

export const StageTransitionType = enumeration('StageTransitionType', ['Inbound', 'Outbound']);
export type StageTransitionType = Infer<typeof StageTransitionType>;

export const DisableStageTransitionInput = structure('DisableStageTransitionInput', {
  pipelineName: required(PipelineName),
  stageName: required(StageName),
  transitionType: required(StageTransitionType),
  reason: required(DisabledReason),
});
export type DisableStageTransitionInput = Infer<typeof DisableStageTransitionInput>;

export const EnableStageTransitionInput = structure('EnableStageTransitionInput', {
  pipelineName: required(PipelineName),
  stageName: required(StageName),
  transitionType: required(StageTransitionType),
});
export type EnableStageTransitionInput = Infer<typeof EnableStageTransitionInput>;
