import type { ActionChange, StageChange } from '../../engine/index.js';
import { type ExecutionChange, eventBridgeEvent } from './event-bridge.js';
import type { RecordedEvent } from './recorded-event.js';

/** An event in the structured mode of CloudEvents 1.0. */
export interface CloudEvent {
  readonly specversion: '1.0';
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly subject: string;
  readonly time: string;
  readonly datacontenttype: 'application/json';
  readonly data: unknown;
}

export const cloudEvent = (event: RecordedEvent<ExecutionChange>): CloudEvent => {
  const { id, resources, detail } = eventBridgeEvent(event);
  const { change } = event;
  return {
    specversion: '1.0',
    id,
    source: resources[0] ?? 'aws.codepipeline',
    type: `aws.codepipeline.${changedThing(change)}.${change.state.toLowerCase()}`,
    subject: subjectOf(change),
    time: new Date(change.at).toISOString(),
    datacontenttype: 'application/json',
    data: detail,
  };
};

/** What has changed, in one word. */
export const changedThing = ({ kind }: ExecutionChange): string => {
  switch (kind) {
    case 'pipelineChanged':
      return 'pipeline-execution';
    case 'stageChanged':
      return 'stage-execution';
    case 'actionChanged':
      return 'action-execution';
  }
};

const subjectOf = (change: ExecutionChange): string => {
  switch (change.kind) {
    case 'pipelineChanged':
      return change.pipelineExecutionId;
    case 'stageChanged':
      return stageSubject(change);
    case 'actionChanged':
      return `${stageSubject(change)}/${change.actionName}`;
  }
};

const stageSubject = ({ pipelineExecutionId, stageName }: StageChange | ActionChange): string =>
  `${pipelineExecutionId}/${stageName}`;
