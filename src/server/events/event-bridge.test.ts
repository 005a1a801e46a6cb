import { describe, expect, test } from 'vitest';
import {
  actionChange,
  executionId,
  pipelineChange,
  recorded,
  stageChange,
} from '../../../test/support/recorded-changes.js';
import { type ExecutionChange, eventBridgeEvent } from './event-bridge.js';

/** As it goes over the wire. */
const sent = (change: ExecutionChange): Record<string, unknown> =>
  JSON.parse(JSON.stringify(eventBridgeEvent(recorded(change))));

test('the envelope is that of EventBridge', () => {
  expect(sent(pipelineChange({ state: 'SUCCEEDED' }))).toEqual({
    version: '0',
    id: 'e0e0e0e0-0000-8000-8000-000000000001',
    'detail-type': 'CodePipeline Pipeline Execution State Change',
    source: 'aws.codepipeline',
    account: '000000000000',
    time: '2026-11-28T12:00:00Z',
    region: 'eu-west-1',
    resources: ['arn:aws:codepipeline:eu-west-1:000000000000:Shop'],
    detail: {
      pipeline: 'Shop',
      'execution-id': executionId,
      state: 'SUCCEEDED',
      version: 3,
      'pipeline-execution-attempt': 1,
    },
  });
});

const common = { pipeline: 'Shop', 'execution-id': executionId, version: 3 };
const pipeline = { ...common, 'pipeline-execution-attempt': 1 };
const stage = { ...pipeline, stage: 'Build' };
const action = {
  ...stage,
  action: 'Compile',
  'action-execution-id': '99999999-8888-7777-6666-555555555555',
  'start-time': '2026-11-28T11:59:59.250Z',
  region: 'eu-west-1',
  type: { owner: 'Custom', provider: 'Worker', category: 'Build', version: '1' },
};
const place = { name: 'Code', bucket: 'artifacts', key: 'Shop/Code/abc' };
const artifact = { name: 'Code', s3location: { bucket: 'artifacts', key: 'Shop/Code/abc' } };

describe('details', () => {
  test.each<[string, ExecutionChange, object]>([
    [
      'a pipeline that starts says what has started it',
      pipelineChange({ trigger: { triggerType: 'StartPipelineExecution', triggerDetail: 'arn' } }),
      {
        ...pipeline,
        state: 'STARTED',
        'execution-trigger': { 'trigger-type': 'StartPipelineExecution', 'trigger-detail': 'arn' },
      },
    ],
    [
      'a pipeline that stops says why',
      pipelineChange({ state: 'STOPPING', stopReason: 'too early' }),
      { ...pipeline, state: 'STOPPING', 'stop-execution-comments': 'too early' },
    ],
    [
      'a pipeline that goes on after a retry says that it is another attempt',
      pipelineChange({ state: 'RESUMED', attempt: 2 }),
      { ...common, state: 'RESUMED', 'pipeline-execution-attempt': 2 },
    ],
    [
      'a stage that starts says when',
      stageChange(),
      { ...stage, state: 'STARTED', 'start-time': '2026-11-28T12:00:00.250Z' },
    ],
    [
      'a stage that fails says when it has started, if that is known',
      stageChange({ state: 'FAILED' }),
      { ...stage, state: 'FAILED', 'start-time': '2026-11-28T12:00:00.250Z' },
    ],
    [
      'a stage of which that is not known',
      stageChange({ state: 'STOPPED', startedAt: undefined }),
      { ...stage, state: 'STOPPED' },
    ],
    [
      'an action that starts says what it works on',
      actionChange({ inputArtifacts: [place] }),
      { ...action, state: 'STARTED', 'input-artifacts': [artifact] },
    ],
    [
      'an action that succeeds says what it has made, and what its worker said',
      actionChange({
        state: 'SUCCEEDED',
        outputArtifacts: [place],
        result: { externalExecutionId: 'build-1', summary: 'all well' },
      }),
      {
        ...action,
        state: 'SUCCEEDED',
        'output-artifacts': [artifact],
        'execution-result': {
          'external-execution-id': 'build-1',
          'external-execution-summary': 'all well',
        },
      },
    ],
    [
      'an action that fails says by which code, and one elsewhere says where',
      actionChange({
        state: 'FAILED',
        region: 'us-east-1',
        result: { summary: 'no', errorCode: 'JobFailed' },
      }),
      {
        ...action,
        region: 'us-east-1',
        state: 'FAILED',
        'execution-result': { 'external-execution-summary': 'no', 'error-code': 'JobFailed' },
      },
    ],
    [
      'an action that is abandoned',
      actionChange({ state: 'ABANDONED' }),
      { ...action, state: 'ABANDONED' },
    ],
  ])('%s', (_, change, detail) => {
    expect(sent(change)['detail']).toEqual(detail);
  });

  test.each<[ExecutionChange, string]>([
    [stageChange(), 'CodePipeline Stage Execution State Change'],
    [actionChange(), 'CodePipeline Action Execution State Change'],
  ])('the type says what has changed: $kind', (change, detailType) => {
    expect(sent(change)['detail-type']).toBe(detailType);
  });
});
