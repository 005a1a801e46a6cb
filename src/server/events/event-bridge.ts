import type {
  ActionChange,
  ApprovalNeeded,
  ArtifactPlace,
  PipelineChange,
  StageChange,
  StateChange,
} from '../../engine/index.js';
import type { EventDetailType } from '../../model/index.js';
import { pipelineArn } from '../operations/arn.js';
import type { RecordedEvent } from './recorded-event.js';

/** What EventBridge tells of. An approval that is needed is told of by a notification instead. */
export type ExecutionChange = Exclude<StateChange, ApprovalNeeded>;

export const isExecutionChange = (event: RecordedEvent): event is RecordedEvent<ExecutionChange> =>
  event.change.kind !== 'approvalNeeded';

/** An event as EventBridge hands it on. */
export interface EventBridgeEvent {
  readonly version: '0';
  readonly id: string;
  readonly 'detail-type': EventDetailType;
  readonly source: 'aws.codepipeline';
  readonly account: string;
  readonly time: string;
  readonly region: string;
  readonly resources: readonly string[];
  readonly detail: Readonly<Record<string, unknown>>;
}

/** Composes the event. Members that are undefined are not part of it. */
export const eventBridgeEvent = (event: RecordedEvent<ExecutionChange>): EventBridgeEvent => {
  const { id, account, region, pipelineName, change } = event;
  return {
    version: '0',
    id,
    'detail-type': detailTypeOf(change),
    source: 'aws.codepipeline',
    account,
    time: secondsText(change.at),
    region,
    resources: [pipelineArn({ account, region }, pipelineName)],
    detail: {
      pipeline: pipelineName,
      'execution-id': change.pipelineExecutionId,
      ...particulars(change, region),
      state: change.state,
      version: change.pipelineVersion,
      'pipeline-execution-attempt': change.attempt,
    },
  };
};

export const detailTypeOf = (change: ExecutionChange): EventDetailType => {
  switch (change.kind) {
    case 'pipelineChanged':
      return 'CodePipeline Pipeline Execution State Change';
    case 'stageChanged':
      return 'CodePipeline Stage Execution State Change';
    case 'actionChanged':
      return 'CodePipeline Action Execution State Change';
  }
};

/** A time to the second, as all of these have it. */
const secondsText = (at: number): string =>
  `${new Date(at).toISOString().slice(0, 'yyyy-mm-ddThh:mm:ss'.length)}Z`;

const particulars = (change: ExecutionChange, region: string): object => {
  switch (change.kind) {
    case 'pipelineChanged':
      return ofPipeline(change);
    case 'stageChanged':
      return ofStage(change);
    case 'actionChanged':
      return ofAction(change, region);
  }
};

const ofPipeline = ({ trigger, stopReason }: PipelineChange): object => ({
  'execution-trigger': trigger && {
    'trigger-type': trigger.triggerType,
    'trigger-detail': trigger.triggerDetail,
  },
  'stop-execution-comments': stopReason,
});

const ofStage = ({ stageName, startedAt }: StageChange): object => ({
  'start-time': startedAt === undefined ? undefined : new Date(startedAt).toISOString(),
  stage: stageName,
});

const ofAction = (change: ActionChange, region: string): object => {
  const { owner, provider, category, version } = change.actionTypeId;
  const { externalExecutionId, summary, errorCode } = change.result ?? {};
  return {
    'action-execution-id': change.actionExecutionId,
    'start-time': new Date(change.startedAt).toISOString(),
    stage: change.stageName,
    action: change.actionName,
    region: change.region ?? region,
    type: { owner, provider, category, version },
    'input-artifacts': artifactsOf(change.inputArtifacts),
    'output-artifacts': artifactsOf(change.outputArtifacts),
    'execution-result': change.result && {
      'external-execution-id': externalExecutionId,
      'external-execution-summary': summary,
      'error-code': errorCode,
    },
  };
};

const artifactsOf = (places: readonly ArtifactPlace[] | undefined): unknown =>
  places?.map(({ name, bucket, key }) => ({ name, s3location: { bucket, key } }));
