import { decideOn, type Execution, type Unit } from '../../execution/index.js';
import type { Database } from '../../store/database.js';
import { findPipeline } from '../../store/pipelines.js';
import {
  findStartRequest,
  forgetStartRequests,
  saveStartRequest,
} from '../../store/start-requests.js';
import { noteWebhookTriggered, type WebhookRow } from '../../store/webhooks.js';
import { pipelineNotFound } from '../not-found.js';
import { askedOf, type SoundDelivery, type StartEvent } from './asked-start.js';
import { deliveryToken } from './delivery-id.js';
import { type DeliveryOutcome, failed } from './delivery-outcome.js';
import { targetAction } from './target-action.js';

interface StartParts {
  readonly database: Database;
  readonly execution: Execution;
}

/** For how long the same delivery starts nothing again. */
const deliveriesKeptFor = 24 * 60 * 60 * 1000;

/** Starts an execution of a webhook's pipeline if a delivery asks for it. */
export const startForPayload = async (
  parts: StartParts,
  webhook: WebhookRow,
  delivery: SoundDelivery,
): Promise<DeliveryOutcome> => {
  const { targetPipeline: name, targetAction: actionName } = webhook.definition;
  const row = await findPipeline(parts.database, webhook, name);
  if (!row) return noPipeline(webhook);
  const declaration = await parts.execution.declaration(row);
  const action = targetAction(declaration, actionName);
  if (!action) {
    return failed(
      404,
      'ActionNotFoundException',
      `The pipeline ${name} has no source action ${actionName} any more.`,
    );
  }
  const asked = await askedOf(parts.database, webhook, { delivery, declaration, action });
  if (asked.kind !== 'start') return asked;
  const token = deliveryToken(webhook.token, delivery.headers);
  return start(parts, webhook, { token, event: asked.event });
};

const noPipeline = ({ definition, ...tenant }: WebhookRow): DeliveryOutcome =>
  failed(404, 'PipelineNotFoundException', pipelineNotFound(tenant, definition.targetPipeline));

const start = (
  { execution }: StartParts,
  webhook: WebhookRow,
  given: { readonly token: string | undefined; readonly event: StartEvent },
): Promise<DeliveryOutcome> => {
  const { account, region, definition } = webhook;
  const name = definition.targetPipeline;
  return execution.unit({ account, region, name }, async (unit) => {
    const working = unit.set.byName({ account, region }, name);
    if (!working) return noPipeline(webhook);
    const { tx, now } = unit;
    const before = await startedBefore(unit, working.row, given.token);
    if (before !== undefined) return { kind: 'repeated', pipelineExecutionId: before };
    const pipelineExecutionId = execution.names.newId();
    const event = { kind: 'executionStarted', pipelineExecutionId, ...given.event } as const;
    const answer = await decideOn(working, event, { now, ...execution.names });
    if (answer.kind === 'refusal') return failed(429, answer.code, answer.message);
    remember(unit, working.row, { token: given.token, pipelineExecutionId });
    noteWebhookTriggered(tx, webhook.token, now);
    return { kind: 'started', pipelineExecutionId };
  });
};

type Row = Parameters<typeof saveStartRequest>[1];

const startedBefore = async (
  { tx, now }: Unit,
  row: Row,
  token: string | undefined,
): Promise<string | undefined> =>
  token === undefined
    ? undefined
    : findStartRequest(tx, row, { token, since: now - deliveriesKeptFor });

const remember = (
  { tx, now }: Unit,
  row: Row,
  started: { readonly token: string | undefined; readonly pipelineExecutionId: string },
): void => {
  const { token, pipelineExecutionId } = started;
  if (token === undefined) return;
  forgetStartRequests(tx, row, now - deliveriesKeptFor);
  saveStartRequest(tx, row, { token, pipelineExecutionId, created: now });
};
