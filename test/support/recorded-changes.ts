import type {
  ActionChange,
  ApprovalNeeded,
  PipelineChange,
  StageChange,
  StateChange,
} from '../../src/engine/index.js';
import type { RecordedEvent } from '../../src/server/events/recorded-event.js';

/** Changes as the engine tells of them, each with no more than a test asks for. */

/** 2026-11-28T12:00:00.250Z */
export const at = Date.UTC(2026, 10, 28, 12, 0, 0, 250);
export const executionId = '11111111-2222-3333-4444-555555555555';
const common = { pipelineExecutionId: executionId, pipelineVersion: 3, attempt: 1, at };

export const pipelineChange = (more: Partial<PipelineChange> = {}): PipelineChange => ({
  ...common,
  kind: 'pipelineChanged',
  state: 'STARTED',
  ...more,
});

export const stageChange = (more: Partial<StageChange> = {}): StageChange => ({
  ...common,
  kind: 'stageChanged',
  stageName: 'Build',
  state: 'STARTED',
  startedAt: at,
  ...more,
});

export const actionChange = (more: Partial<ActionChange> = {}): ActionChange => ({
  ...common,
  kind: 'actionChanged',
  stageName: 'Build',
  actionName: 'Compile',
  actionExecutionId: '99999999-8888-7777-6666-555555555555',
  actionTypeId: { category: 'Build', owner: 'Custom', provider: 'Worker', version: '1' },
  state: 'STARTED',
  startedAt: at - 1_000,
  ...more,
});

export const approvalNeeded = (more: Partial<ApprovalNeeded> = {}): ApprovalNeeded => ({
  ...common,
  kind: 'approvalNeeded',
  stageName: 'Release',
  actionName: 'Sign',
  actionExecutionId: '99999999-8888-7777-6666-555555555556',
  token: '77777777-8888-7777-6666-555555555556',
  expires: at + 3_600_000,
  configuration: {},
  ...more,
});

export const recorded = <C extends StateChange>(
  change: C,
  more: Partial<RecordedEvent> = {},
): RecordedEvent<C> => ({
  id: 'e0e0e0e0-0000-8000-8000-000000000001',
  position: { seq: 7, index: 0 },
  account: '000000000000',
  region: 'eu-west-1',
  pipelineName: 'Shop',
  recorded: at,
  ...more,
  change,
});
