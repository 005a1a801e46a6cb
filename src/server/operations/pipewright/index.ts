import type { PipewrightOperationName } from '../../../model/index.js';
import type { Handler } from '../handler.js';
import { deleteEventTarget } from './delete-event-target.js';
import { getGitWebhook } from './get-git-webhook.js';
import { getThirdPartyClient } from './get-third-party-client.js';
import { getWaitingReasons } from './get-waiting-reasons.js';
import { listEventTargets } from './list-event-targets.js';
import { putEventTarget } from './put-event-target.js';

/** Every operation of our own; one that is missing here does not compile. */
export const pipewrightHandlers: { readonly [Name in PipewrightOperationName]: Handler<Name> } = {
  DeleteEventTarget: deleteEventTarget,
  GetGitWebhook: getGitWebhook,
  GetThirdPartyClient: getThirdPartyClient,
  GetWaitingReasons: getWaitingReasons,
  ListEventTargets: listEventTargets,
  PutEventTarget: putEventTarget,
};
