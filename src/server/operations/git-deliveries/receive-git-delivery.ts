import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { type GitEvent, readDelivery } from '../../../triggers/index.js';
import { gitWebhook, gitWebhookTenant } from '../../identity/git-webhook.js';
import type { Tenant } from '../../store/tenant.js';
import { knowsSecret } from '../webhooks/authenticate-delivery.js';
import { deliveryToken } from '../webhooks/delivery-id.js';
import { PayloadError, readPayload } from '../webhooks/read-payload.js';
import type { WebhookSettings } from '../webhooks/webhook-settings.js';
import { type PipelineOutcome, type StartParts, startPipelines } from './start-pipelines.js';

/** What deliveries of Git hosts are received with. */
export interface GitDeliveryParts extends StartParts {
  readonly serverKey: Buffer;
  readonly webhooks: Pick<WebhookSettings, 'log'>;
}

/** Something that was posted to the address for Git hosts. */
export interface GitDelivery {
  /** The secret part of the address. */
  readonly token: string;
  readonly headers: IncomingHttpHeaders;
  /** Called once, and not at all where nobody has the address. */
  readonly readBody: () => Promise<Buffer>;
}

/** What the sender is told. */
export interface GitDeliveryAnswer {
  readonly status: number;
  readonly body: object;
  /** The code of what went wrong. */
  readonly errorCode?: string;
}

/**
 * Takes a delivery from a Git host, and starts the pipelines that it triggers. What is started is durable
 * when this resolves; the same delivery again starts nothing.
 */
export const receiveGitDelivery = async (
  parts: GitDeliveryParts,
  { token, headers, readBody }: GitDelivery,
): Promise<GitDeliveryAnswer> => {
  const tenant = gitWebhookTenant(parts.serverKey, token);
  if (!tenant)
    return refusal(404, 'WebhookNotFoundException', 'There is no webhook at this address.');
  const body = await readBody();
  const { secret } = gitWebhook(parts.serverKey, tenant);
  const fault = authenticationFault(secret, { headers, body });
  if (fault !== undefined) return refusal(403, 'AuthenticationFailed', fault);
  const payload = payloadOf(body, headers['content-type']);
  if (payload instanceof PayloadError) return refusal(400, 'InvalidPayload', payload.message);
  const reading = readDelivery(headers, payload);
  switch (reading.kind) {
    case 'unreadable':
      return refusal(400, 'InvalidPayload', reading.reason);
    case 'ping':
      return { status: 200, body: { ping: 'Pipewright hears you.', pipelines: [], ignored: [] } };
    case 'events': {
      const delivery = deliveryId(token, { headers, body });
      const pipelines = await startForEvents(parts, tenant, { events: reading.events, delivery });
      return { status: 200, body: { pipelines, ignored: reading.ignored } };
    }
  }
};

const refusal = (status: number, errorCode: string, reason: string): GitDeliveryAnswer => ({
  status,
  body: { reason },
  errorCode,
});

interface Signed {
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

const authenticationFault = (secret: string, signed: Signed): string | undefined => {
  const shown = knowsSecret(secret, signed);
  if (shown === undefined) {
    return 'The delivery is not signed: give the secret that `pipewright git-webhook` shows to the Git host.';
  }
  return shown
    ? undefined
    : 'The delivery is signed with another secret than the one that `pipewright git-webhook` shows.';
};

const payloadOf = (body: Buffer, contentType: string | undefined): unknown => {
  try {
    return readPayload(body, contentType);
  } catch (error) {
    if (error instanceof PayloadError) return error;
    throw error;
  }
};

// A host that does not number its deliveries sends the same again with the same body only.
const deliveryId = (token: string, { headers, body }: Signed): string =>
  deliveryToken(token, headers) ?? createHash('sha256').update(body).digest('hex');

const startForEvents = async (
  parts: GitDeliveryParts,
  tenant: Tenant,
  { events, delivery }: { readonly events: readonly GitEvent[]; readonly delivery: string },
): Promise<readonly object[]> => {
  const answered: object[] = [];
  for (const event of events) {
    const token = eventToken(delivery, event);
    for (const outcome of await startPipelines(parts, tenant, { event, token })) {
      noteHindered(parts, event, outcome);
      const { isHindered: _, ...told } = outcome;
      answered.push(told);
    }
  }
  return answered;
};

// Clients cannot give such a token as a clientRequestToken.
const eventToken = (delivery: string, event: GitEvent): string => {
  const about = [delivery, event.kind, nameOf(event)].join('\n');
  return `git:${createHash('sha256').update(about).digest('hex')}`;
};

const nameOf = (event: GitEvent): string => {
  switch (event.kind) {
    case 'branchPushed':
      return event.branch;
    case 'tagPushed':
      return event.tag;
    case 'pullRequestChanged':
      return event.pullRequestId;
  }
};

const noteHindered = (
  { webhooks }: GitDeliveryParts,
  { repository, commitId }: GitEvent,
  { pipelineName, reason, isHindered }: PipelineOutcome,
): void => {
  if (!isHindered) return;
  webhooks.log.warn({ pipelineName, repository, commitId, reason }, 'pipeline not triggered');
};
