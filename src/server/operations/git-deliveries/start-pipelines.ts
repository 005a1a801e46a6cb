import type { EngineEvent } from '../../../engine/index.js';
import type { PipelineDeclaration } from '../../../model/index.js';
import { type GitEvent, isConnectionSource, triggeredBy } from '../../../triggers/index.js';
import { decideOn, type Execution, type Unit, type Working } from '../../execution/index.js';
import type { Database } from '../../store/database.js';
import { findPipelinesOfRepository } from '../../store/git-sources.js';
import {
  findStartRequest,
  forgetStartRequests,
  saveStartRequest,
} from '../../store/start-requests.js';
import type { Tenant } from '../../store/tenant.js';

export interface StartParts {
  readonly database: Database;
  readonly execution: Execution;
}

/** What became of an event for one of the pipelines with a source action for its repository. */
export interface PipelineOutcome {
  readonly pipelineName: string;
  readonly started: boolean;
  readonly reason: string;
  readonly pipelineExecutionId?: string;
  /** It asked for an execution, and something was in the way of it. */
  readonly isHindered?: boolean;
}

/** An event of a delivery. With the same token it starts nothing again. */
export interface DeliveredEvent {
  readonly event: GitEvent;
  readonly token: string;
}

/** For how long the same delivery starts nothing again. */
const deliveriesKeptFor = 24 * 60 * 60 * 1000;

/** Starts the pipelines that an event triggers, each in a transaction of its own. */
export const startPipelines = async (
  parts: StartParts,
  tenant: Tenant,
  delivered: DeliveredEvent,
): Promise<readonly PipelineOutcome[]> => {
  const repository = delivered.event.repository.toLowerCase();
  const found = await findPipelinesOfRepository(parts.database, tenant, repository);
  const outcomes: PipelineOutcome[] = [];
  for (const { pipeline_name: name, pipeline_id } of found) {
    const outcome = await parts.execution.unit({ ...tenant, name }, async (unit) => {
      const working = unit.set.byName(tenant, name);
      if (working?.row.pipeline_id !== pipeline_id) return undefined;
      return startOne(parts, unit, { working, delivered });
    });
    if (outcome) outcomes.push({ pipelineName: name, ...outcome });
  }
  return outcomes;
};

type Outcome = Omit<PipelineOutcome, 'pipelineName'>;

const startOne = async (
  { execution }: StartParts,
  { tx, now }: Unit,
  { working, delivered }: { readonly working: Working; readonly delivered: DeliveredEvent },
): Promise<Outcome> => {
  const { row, state } = working;
  const asked = askedOf(state.declaration, delivered.event);
  if (asked.kind === 'nothing') return { started: false, reason: asked.reason };
  const { token } = delivered;
  const since = now - deliveriesKeptFor;
  const before = await findStartRequest(tx, row, { token, since });
  if (before !== undefined) return repeated(before);
  const missing = missingVariables(state.declaration);
  if (missing.length > 0) {
    return hindered(
      `it has required variables, for which Git gives no value: ${missing.join(', ')}`,
    );
  }
  const pipelineExecutionId = execution.names.newId();
  const event = { ...asked.event, pipelineExecutionId };
  const answer = await decideOn(working, event, { now, ...execution.names });
  if (answer.kind === 'refusal') return hindered(answer.message);
  forgetStartRequests(tx, row, since);
  saveStartRequest(tx, row, { token, pipelineExecutionId, created: now });
  return { started: true, reason: asked.reason, pipelineExecutionId };
};

const repeated = (pipelineExecutionId: string): Outcome => ({
  started: false,
  reason: 'the delivery came before, and started this execution then',
  pipelineExecutionId,
});

const hindered = (reason: string): Outcome => ({ started: false, reason, isHindered: true });

const missingVariables = ({ variables = [] }: PipelineDeclaration): readonly string[] =>
  variables.filter(({ defaultValue }) => defaultValue === undefined).map(({ name }) => name);

type Start = Omit<Extract<EngineEvent, { kind: 'executionStarted' }>, 'pipelineExecutionId'>;

type Asked =
  | { readonly kind: 'start'; readonly reason: string; readonly event: Start }
  | { readonly kind: 'nothing'; readonly reason: string };

/** One execution, however many source actions ask for one: all of these take up the commit. */
const askedOf = (declaration: PipelineDeclaration, event: GitEvent): Asked => {
  const decisions = declaration.stages
    .flatMap(({ actions }) => actions)
    .filter(isConnectionSource)
    .map((source) => triggeredBy(declaration, source, event));
  const starting = decisions.filter((decision) => decision.starts);
  // Filters say more of why than a branch that is watched.
  const first = starting.find(({ triggerType }) => triggerType === 'WebhookV2') ?? starting[0];
  if (!first) {
    return { kind: 'nothing', reason: decisions.map(({ reason }) => reason).join('; ') };
  }
  const { triggerType, triggerDetail, reason } = first;
  return {
    kind: 'start',
    reason,
    event: {
      kind: 'executionStarted',
      trigger: { triggerType, triggerDetail },
      variables: {},
      sourceOverrides: starting.map(({ sourceOverride }) => sourceOverride),
      sourceRevisions: starting.flatMap(({ sourceRevisions }) => sourceRevisions),
    },
  };
};
