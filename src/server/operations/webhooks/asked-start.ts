import type { IncomingHttpHeaders } from 'node:http';
import type { ExecutionStarted } from '../../../engine/index.js';
import type { ActionDeclaration, PipelineDeclaration } from '../../../model/index.js';
import { filtersFor, isConnectionSource, webhookStart } from '../../../triggers/index.js';
import type { Database } from '../../store/database.js';
import type { WebhookRow } from '../../store/webhooks.js';
import { webhookArn } from '../arn.js';
import { findKnownActionTypes } from '../known-action-types.js';
import { type DeliveryOutcome, failed, ignored } from './delivery-outcome.js';
import { firstUnmatched } from './matches-filters.js';
import { TooManyStepsError } from './select-values.js';

/** A delivery whose sender is known to be right. */
export interface SoundDelivery {
  readonly headers: IncomingHttpHeaders;
  readonly payload: unknown;
}

/** What an execution is started with, beside its id. */
export type StartEvent = Omit<ExecutionStarted, 'kind' | 'pipelineExecutionId'>;

export type Asked = { readonly kind: 'start'; readonly event: StartEvent } | DeliveryOutcome;

interface Given {
  readonly delivery: SoundDelivery;
  readonly declaration: PipelineDeclaration;
  readonly action: ActionDeclaration;
}

/**
 * What a delivery asks for. Where the pipeline has a trigger with filters for the target action, these
 * decide, and the webhook's own do not.
 */
export const askedOf = async (
  database: Database,
  webhook: WebhookRow,
  given: Given,
): Promise<Asked> => {
  const { declaration, action, delivery } = given;
  // Filters of the pipeline's own decide in place of the webhook's.
  if (!isConnectionSource(action) || !filtersFor(declaration, action)) {
    const outcome = await filtered(database, webhook, given);
    if (outcome) return outcome;
  }
  const ofWebhook = webhookArn(webhook, webhook.name);
  if (!isConnectionSource(action)) {
    const trigger = { triggerType: 'Webhook', triggerDetail: ofWebhook } as const;
    const event = { trigger, variables: {}, sourceOverrides: [], sourceRevisions: [] };
    return { kind: 'start', event };
  }
  const asked = webhookStart(declaration, action.name, delivery);
  if (asked.kind === 'ignored') return ignored(asked.reason);
  const { triggerType, triggerDetail = ofWebhook, sourceOverrides, sourceRevisions } = asked;
  const trigger = { triggerType, triggerDetail };
  return { kind: 'start', event: { trigger, variables: {}, sourceOverrides, sourceRevisions } };
};

/** What becomes of a delivery that does not pass the webhook's filters; nothing if it passes. */
const filtered = async (
  database: Database,
  webhook: WebhookRow,
  { delivery: { payload }, action }: Given,
): Promise<DeliveryOutcome | undefined> => {
  const types = await findKnownActionTypes(database, webhook, [action.actionTypeId]);
  const type = types.known(action.actionTypeId);
  try {
    const unmatched = firstUnmatched(webhook.definition.filters, { payload, action, type });
    return unmatched && ignored(`The filter ${unmatched.jsonPath} is not passed.`);
  } catch (error) {
    if (!(error instanceof TooManyStepsError)) throw error;
    return failed(400, 'FilterTooCostly', 'The payload is too large for the filters’ paths.');
  }
};
