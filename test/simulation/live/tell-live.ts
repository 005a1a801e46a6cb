import {
  type CodePipelineClient,
  type CodePipelineServiceException,
  DisableStageTransitionCommand,
  EnableStageTransitionCommand,
  ListActionExecutionsCommand,
  OverrideStageConditionCommand,
  PutApprovalResultCommand,
  PutJobFailureResultCommand,
  PutJobSuccessResultCommand,
  RetryStageExecutionCommand,
  RollbackStageCommand,
  StartPipelineExecutionCommand,
  StopPipelineExecutionCommand,
  UpdatePipelineCommand,
} from '@aws-sdk/client-codepipeline';
import type { EngineEvent } from '../../../src/engine/index.js';
import type { HistoryRow } from '../store.js';
import type { Ids } from './ids.js';
import { forClients } from './live-declaration.js';

/** Where an event is told: a pipeline of a live server, beside its model. */
export interface LivePipeline {
  readonly client: CodePipelineClient;
  readonly name: string;
  readonly ids: Ids;
  /** The action whose attempt has this id in the model. */
  readonly attempt: (actionExecutionId: string) => HistoryRow | undefined;
}

/** Tells the live server what the model's engine was told: `ok`, or the name of the error. */
export const tellLive = async (at: LivePipeline, event: EngineEvent): Promise<string> => {
  try {
    await send(at, event);
    return 'ok';
  } catch (error) {
    return (error as CodePipelineServiceException).name;
  }
};

const send = async (at: LivePipeline, event: EngineEvent): Promise<unknown> => {
  const { client, name: pipelineName, ids } = at;
  switch (event.kind) {
    case 'executionStarted': {
      const variables = Object.entries(event.variables).map(([name, value]) => ({ name, value }));
      const { pipelineExecutionId = '' } = await client.send(
        new StartPipelineExecutionCommand({
          name: pipelineName,
          ...(variables.length > 0 ? { variables } : {}),
        }),
      );
      ids.learn(event.pipelineExecutionId, pipelineExecutionId);
      return;
    }
    case 'stopRequested':
      return client.send(
        new StopPipelineExecutionCommand({
          pipelineName,
          pipelineExecutionId: ids.live(event.pipelineExecutionId),
          abandon: event.abandon,
        }),
      );
    case 'stageRetried':
      return client.send(
        new RetryStageExecutionCommand({
          pipelineName,
          pipelineExecutionId: ids.live(event.pipelineExecutionId),
          stageName: event.stageName,
          retryMode: event.retryMode,
        }),
      );
    case 'rollbackRequested': {
      const { pipelineExecutionId = '' } = await client.send(
        new RollbackStageCommand({
          pipelineName,
          stageName: event.stageName,
          targetPipelineExecutionId: ids.live(event.targetPipelineExecutionId),
        }),
      );
      ids.learn(event.pipelineExecutionId, pipelineExecutionId);
      return;
    }
    case 'conditionOverridden':
      return client.send(
        new OverrideStageConditionCommand({
          pipelineName,
          pipelineExecutionId: ids.live(event.pipelineExecutionId),
          stageName: event.stageName,
          conditionType: event.conditionType,
        }),
      );
    default:
      return sendRest(at, event);
  }
};

const sendRest = async (at: LivePipeline, event: EngineEvent): Promise<unknown> => {
  const { client, name: pipelineName, ids } = at;
  switch (event.kind) {
    case 'transitionChanged': {
      const place = {
        pipelineName,
        stageName: event.stageName,
        transitionType: event.transitionType,
      };
      return event.to.kind === 'enabled'
        ? client.send(new EnableStageTransitionCommand(place))
        : client.send(new DisableStageTransitionCommand({ ...place, reason: event.to.reason }));
    }
    case 'pipelineUpdated':
      return client.send(new UpdatePipelineCommand({ pipeline: forClients(event.declaration) }));
    case 'approvalGiven':
      return client.send(
        new PutApprovalResultCommand({
          pipelineName,
          ...placeOf(at, event.actionExecutionId),
          token: await tokenOf(at, event),
          result: { status: event.status, summary: event.summary },
        }),
      );
    case 'jobSucceeded':
      return client.send(
        new PutJobSuccessResultCommand({
          jobId: ids.live(event.jobId),
          outputVariables: { ...event.outputVariables },
        }),
      );
    case 'jobFailed':
      return client.send(
        new PutJobFailureResultCommand({
          jobId: ids.live(event.jobId),
          failureDetails: { type: event.failure.type, message: event.failure.message },
        }),
      );
    default:
      throw new Error(`No client can tell a server of ${event.kind}.`);
  }
};

const placeOf = ({ attempt }: LivePipeline, actionExecutionId: string) => {
  const { stageName = '', name: actionName = '' } = attempt(actionExecutionId) ?? {};
  return { stageName, actionName };
};

// In every mode the token is the external id of the attempt.
const tokenOf = async (
  at: LivePipeline,
  {
    pipelineExecutionId,
    actionExecutionId,
  }: { readonly pipelineExecutionId: string; readonly actionExecutionId: string },
): Promise<string> => {
  const { stageName, actionName } = placeOf(at, actionExecutionId);
  const { actionExecutionDetails = [] } = await at.client.send(
    new ListActionExecutionsCommand({
      pipelineName: at.name,
      filter: { pipelineExecutionId: at.ids.live(pipelineExecutionId) },
    }),
  );
  const latest = actionExecutionDetails.find(
    (one) => one.stageName === stageName && one.actionName === actionName,
  );
  return latest?.output?.executionResult?.externalExecutionId ?? 'none';
};
