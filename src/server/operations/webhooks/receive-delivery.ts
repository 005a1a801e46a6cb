import type { IncomingHttpHeaders } from 'node:http';
import type { Execution } from '../../execution/index.js';
import type { Database } from '../../store/database.js';
import { findWebhookByToken, noteWebhookFailure, type WebhookRow } from '../../store/webhooks.js';
import { authenticationFault, isFromAllowedAddress } from './authenticate-delivery.js';
import { type DeliveryOutcome, failed, ignored } from './delivery-outcome.js';
import { PayloadError, readPayload } from './read-payload.js';
import { startForPayload } from './start-for-payload.js';
import type { WebhookSettings } from './webhook-settings.js';

/** What deliveries are received with. */
export interface DeliveryParts {
  readonly database: Database;
  readonly execution: Execution;
  readonly webhooks: WebhookSettings;
}

/** Something that was posted to a webhook's address. */
export interface Delivery {
  /** The secret part of the address. */
  readonly token: string;
  readonly headers: IncomingHttpHeaders;
  readonly remoteAddress: string;
  /** Called once, and not at all for what is refused without it. */
  readonly readBody: () => Promise<Buffer>;
}

/** What the sender is told. */
export interface DeliveryAnswer {
  readonly status: number;
  readonly body: {
    readonly started: boolean;
    readonly pipelineExecutionId?: string;
    readonly reason?: string;
  };
  /** The code of what went wrong. */
  readonly errorCode?: string;
}

/**
 * Takes a delivery: starts an execution when it comes from whom it should and passes the webhook's
 * filters. What was started is durable when this resolves; the same delivery again starts nothing.
 */
export const receiveDelivery = async (
  parts: DeliveryParts,
  delivery: Delivery,
): Promise<DeliveryAnswer> => {
  const webhook = await webhookOf(parts, delivery);
  if (!webhook) {
    return answerOf(
      failed(404, 'WebhookNotFoundException', 'There is no webhook at this address.'),
    );
  }
  const outcome = await outcomeOf(parts, webhook, delivery);
  if (outcome.kind === 'failed') await keep(parts, webhook, outcome);
  return answerOf(outcome);
};

const webhookOf = async (
  { database }: DeliveryParts,
  { token }: Delivery,
): Promise<WebhookRow | undefined> =>
  /^[\w-]{1,100}$/.test(token) ? findWebhookByToken(database, token) : undefined;

const outcomeOf = async (
  parts: DeliveryParts,
  webhook: WebhookRow,
  { headers, remoteAddress, readBody }: Delivery,
): Promise<DeliveryOutcome> => {
  const { definition } = webhook;
  if (!isFromAllowedAddress(definition, remoteAddress)) {
    return unauthenticated(`The delivery came from ${remoteAddress}, outside the allowed range.`);
  }
  const body = await readBody();
  const fault = authenticationFault(definition, { headers, body });
  if (fault !== undefined) return unauthenticated(fault);
  const payload = payloadOf(body, headers['content-type']);
  if (payload instanceof PayloadError) return failed(400, 'InvalidPayload', payload.message);
  if (isPing(headers)) return ignored('A ping starts nothing.');
  return startForPayload(parts, webhook, { headers, payload });
};

const unauthenticated = (message: string): DeliveryOutcome =>
  failed(403, 'AuthenticationFailed', message);

const payloadOf = (body: Buffer, contentType: string | undefined): unknown => {
  try {
    return readPayload(body, contentType);
  } catch (error) {
    if (error instanceof PayloadError) return error;
    throw error;
  }
};

// What GitHub and Bitbucket's server send to see whether anybody is there.
const isPing = (headers: IncomingHttpHeaders): boolean =>
  headers['x-github-event'] === 'ping' || headers['x-event-key'] === 'diagnostics:ping';

const keep = async (
  { database, webhooks }: DeliveryParts,
  { name: webhookName, definition: { targetPipeline: pipelineName }, token }: WebhookRow,
  { code, message }: Extract<DeliveryOutcome, { kind: 'failed' }>,
): Promise<void> => {
  await noteWebhookFailure(database, token, { code, message });
  webhooks.log.warn({ webhookName, pipelineName, code, reason: message }, 'delivery failed');
};

const answerOf = (outcome: DeliveryOutcome): DeliveryAnswer => {
  switch (outcome.kind) {
    case 'started': {
      const { pipelineExecutionId } = outcome;
      return { status: 200, body: { started: true, pipelineExecutionId } };
    }
    case 'repeated': {
      const { pipelineExecutionId } = outcome;
      const reason = 'The delivery came before, and started this execution then.';
      return { status: 200, body: { started: false, pipelineExecutionId, reason } };
    }
    case 'ignored':
      return { status: 200, body: { started: false, reason: outcome.reason } };
    case 'failed': {
      const { status, code, message } = outcome;
      return { status, body: { started: false, reason: message }, errorCode: code };
    }
  }
};
