import type { Operation } from './operations.js';
import {
  DeleteEventTargetInput,
  ListEventTargetsInput,
  ListEventTargetsOutput,
  PutEventTargetInput,
  PutEventTargetOutput,
} from './pipewright/event-target.js';
import { GetGitWebhookInput, GetGitWebhookOutput } from './pipewright/git-webhook.js';
import {
  GetThirdPartyClientInput,
  GetThirdPartyClientOutput,
} from './pipewright/third-party-client.js';
import { GetWaitingReasonsInput, GetWaitingReasonsOutput } from './pipewright/waiting.js';

/**
 * The operations that CodePipeline does not have: called like its own, but under a target of their own,
 * so that no client takes them for AWS's. No name is in both tables.
 */
export const pipewrightOperations = {
  DeleteEventTarget: {
    input: DeleteEventTargetInput,
    output: undefined,
    errors: ['ValidationException', 'ResourceNotFoundException'],
  },
  GetGitWebhook: {
    input: GetGitWebhookInput,
    output: GetGitWebhookOutput,
    errors: ['ValidationException'],
  },
  GetThirdPartyClient: {
    input: GetThirdPartyClientInput,
    output: GetThirdPartyClientOutput,
    errors: ['ValidationException', 'ActionTypeNotFoundException'],
  },
  GetWaitingReasons: {
    input: GetWaitingReasonsInput,
    output: GetWaitingReasonsOutput,
    errors: [
      'ValidationException',
      'PipelineNotFoundException',
      'PipelineExecutionNotFoundException',
    ],
  },
  ListEventTargets: {
    input: ListEventTargetsInput,
    output: ListEventTargetsOutput,
    errors: ['ValidationException', 'InvalidNextTokenException'],
    paginator: {
      inputToken: 'nextToken',
      outputToken: 'nextToken',
      limitKey: 'maxResults',
      resultKey: 'eventTargets',
    },
  },
  PutEventTarget: {
    input: PutEventTargetInput,
    output: PutEventTargetOutput,
    errors: ['ValidationException', 'LimitExceededException'],
  },
} as const satisfies Readonly<Record<string, PipewrightOperation>>;

/** Its errors are AWS's wherever one of these says it; any other is called in the same manner. */
export interface PipewrightOperation extends Omit<Operation, 'errors'> {
  readonly errors: readonly `${string}Exception`[];
}

/** What stands before the operation's name in the header `X-Amz-Target`. */
export const pipewrightTargetPrefix = 'Pipewright_20261128';

export type PipewrightOperationName = keyof typeof pipewrightOperations;

/** Whether a name that came from outside is that of an operation of our own. */
export function isPipewrightOperationName(name: string): name is PipewrightOperationName {
  return Object.hasOwn(pipewrightOperations, name);
}
