import type {
  ActionDeclaration,
  PipelineDeclaration,
  SourceRevisionOverride,
} from '../model/index.js';
import type { GitEvent } from './git-event.js';
import { type DeliveryHeaders, readDelivery } from './payloads/read-delivery.js';
import { filtersFor, type GitRevision, triggeredBy } from './triggered-by.js';

/** What a delivery to a webhook of a source action with a connection asks for. */
export type WebhookStart =
  | {
      readonly kind: 'start';
      readonly triggerType: 'Webhook' | 'WebhookV2';
      /** Absent: whatever the webhook is known by. */
      readonly triggerDetail?: string | undefined;
      readonly sourceOverrides: readonly SourceRevisionOverride[];
      readonly sourceRevisions: readonly GitRevision[];
      readonly reason: string;
    }
  | { readonly kind: 'ignored'; readonly reason: string };

/**
 * Reads a delivery that has passed the webhook's own filters. The filters of a trigger of the action have
 * the last word; without them it starts the pipeline, with the commit where it tells of the action's branch.
 */
export const webhookStart = (
  declaration: PipelineDeclaration,
  actionName: string,
  delivery: { readonly headers: DeliveryHeaders; readonly payload: unknown },
): WebhookStart => {
  const source = declaration.stages
    .flatMap(({ actions }) => actions)
    .find(({ name }) => name === actionName);
  if (!source) return { kind: 'ignored', reason: `There is no action ${actionName}.` };
  const reading = readDelivery(delivery.headers, delivery.payload);
  const events = reading.kind === 'events' ? reading.events : [];
  if (filtersFor(declaration, source)) return filtered(declaration, source, events);
  const commit = commitOf(source, events);
  return {
    kind: 'start',
    triggerType: 'Webhook',
    sourceOverrides: commit ? [commit.sourceOverride] : [],
    sourceRevisions: commit?.sourceRevisions ?? [],
    reason: 'The delivery passes the webhook.',
  };
};

const filtered = (
  declaration: PipelineDeclaration,
  source: ActionDeclaration,
  events: readonly GitEvent[],
): WebhookStart => {
  const decisions = events.map((event) => triggeredBy(declaration, source, event));
  const started = decisions.find(({ starts }) => starts);
  if (!started?.starts) {
    const reason = decisions.map((decision) => decision.reason).join('; ');
    return {
      kind: 'ignored',
      reason: `The trigger of ${source.name} starts nothing: ${reason || 'it is no Git event'}.`,
    };
  }
  const { triggerType, triggerDetail, sourceOverride, sourceRevisions, reason } = started;
  const sourceOverrides = [sourceOverride];
  return { kind: 'start', triggerType, triggerDetail, sourceOverrides, sourceRevisions, reason };
};

// What the webhook lets through may be about anything. The action takes up its branch, so that another
// branch's commit is none of its business.
const commitOf = (source: ActionDeclaration, events: readonly GitEvent[]) => {
  const { DetectChanges: _, ...configuration } = source.configuration ?? {};
  const detecting = { ...source, configuration };
  return events
    .map((event) => triggeredBy(noTriggers, detecting, event))
    .find((decision) => decision.starts);
};

const noTriggers: PipelineDeclaration = { name: '', roleArn: '', stages: [] };
