import type { ActionDeclaration } from '../model/index.js';
import { timeoutOf } from './action-timeout.js';
import { artifactStoreOf, inputArtifactsOf, outputPlacesOf } from './artifacts.js';
import type { ActionStarted } from './decision.js';
import { changeStageRun, type Draft, executionOf } from './draft.js';
import { declarationFor } from './plan.js';
import type { ActionRun, ArtifactPlace, ExecutionState } from './state.js';
import { tellActionChange, tellApprovalNeeded } from './tell.js';
import { configurationBytes, resolveConfiguration } from './variables.js';

const resolvedConfigurationMax = 100 * 1024;

/** Starts actions of the stage that the execution is in, all of them together. */
export const startActions = (
  draft: Draft,
  pipelineExecutionId: string,
  actions: readonly ActionDeclaration[],
): void => {
  const execution = executionOf(draft, pipelineExecutionId);
  const { stage } = execution;
  if (!stage) throw new Error(`The execution ${pipelineExecutionId} is in no stage.`);
  const runs = Object.fromEntries(
    actions.map((action) => [action.name, startAction(draft, execution, stage.stageName, action)]),
  );
  changeStageRun(draft, pipelineExecutionId, { ...stage, actions: { ...stage.actions, ...runs } });
  if (Object.values(runs).some((run) => run.status === 'Failed')) {
    draft.agenda.push({ kind: 'advance', pipelineExecutionId });
  }
};

/** An action that is about to start, with all that it starts with. */
interface Start {
  readonly execution: ExecutionState;
  readonly action: ActionDeclaration;
  readonly entry: ActionStarted;
}

const startAction = (
  draft: Draft,
  execution: ExecutionState,
  stageName: string,
  action: ActionDeclaration,
): ActionRun => {
  const { now, newId } = draft.given;
  const { found, missing } = inputArtifactsOf(execution, action);
  const resolved = resolveConfiguration(action.configuration ?? {}, execution);
  const bytes = resolved ? configurationBytes(resolved) : 0;
  const entry: ActionStarted = {
    kind: 'actionStarted',
    actionExecutionId: newId(),
    pipelineExecutionId: execution.pipelineExecutionId,
    stageName,
    action,
    resolvedConfiguration: bytes > resolvedConfigurationMax ? undefined : resolved,
    inputArtifacts: found,
    at: now,
    deadline: now + timeoutOf(action),
  };
  const start = { execution, action, entry };
  if (!resolved) return failAtStart(draft, start, unresolved(action));
  if (bytes > resolvedConfigurationMax) return failAtStart(draft, start, tooLarge(action, bytes));
  if (missing !== undefined) return failAtStart(draft, start, withoutInput(action, missing));
  return isApproval(action) ? askForApproval(draft, start) : offerJob(draft, start);
};

const unresolved = ({ name }: ActionDeclaration): string =>
  `An action in this pipeline failed because one or more variables could not be resolved: Action name=${name}.`;

const tooLarge = ({ name }: ActionDeclaration, bytes: number): string =>
  `The configuration of the action ${name} takes ${bytes} bytes with its variables resolved; up to ${resolvedConfigurationMax} are allowed.`;

const withoutInput = ({ name }: ActionDeclaration, artifact: string): string =>
  `The input artifact ${artifact} of the action ${name} is not available: no action of this execution has produced it.`;

const isApproval = ({ actionTypeId: { category, owner, provider } }: ActionDeclaration): boolean =>
  category === 'Approval' && owner === 'AWS' && provider === 'Manual';

const tellStarted = (draft: Draft, { entry, action }: Start): void => {
  tellActionChange(draft, entry.pipelineExecutionId, {
    ...toldOf(entry, action),
    state: 'STARTED',
    inputArtifacts: entry.inputArtifacts,
  });
};

const toldOf = (
  { stageName, actionExecutionId, at: startedAt }: ActionStarted,
  action: ActionDeclaration,
) => ({ stageName, action, run: { actionExecutionId, startedAt } });

// The attempt is recorded, but nobody is given anything to do.
const failAtStart = (draft: Draft, start: Start, message: string): ActionRun => {
  const { entry, action } = start;
  tellStarted(draft, start);
  tellActionChange(draft, entry.pipelineExecutionId, {
    ...toldOf(entry, action),
    state: 'FAILED',
    result: { summary: message, errorCode: 'ConfigurationError' },
  });
  draft.history.push(entry, {
    kind: 'actionUpdated',
    actionExecutionId: entry.actionExecutionId,
    status: 'Failed',
    at: entry.at,
    summary: message,
    errorDetails: { code: 'ConfigurationError', message },
  });
  return { ...runOf(entry, []), status: 'Failed' };
};

// The token is also the external id: where a stage holds several executions at once, as in PARALLEL
// mode, that is where reviewers find it.
const askForApproval = (draft: Draft, start: Start): ActionRun => {
  const { entry, action } = start;
  const token = draft.given.newId();
  tellStarted(draft, start);
  tellApprovalNeeded(draft, entry.pipelineExecutionId, {
    stageName: entry.stageName,
    action,
    actionExecutionId: entry.actionExecutionId,
    token,
    expires: entry.deadline,
    configuration: entry.resolvedConfiguration ?? {},
  });
  draft.history.push(
    { ...entry, token },
    {
      kind: 'actionUpdated',
      actionExecutionId: entry.actionExecutionId,
      status: 'InProgress',
      at: entry.at,
      externalExecutionId: token,
    },
  );
  return { ...runOf(entry, []), work: { kind: 'approval', token } };
};

const offerJob = (draft: Draft, start: Start): ActionRun => {
  const { execution, action, entry } = start;
  const { given, state } = draft;
  const declaration = declarationFor(state, execution);
  const jobId = given.newId();
  const outputArtifacts = outputPlacesOf(declaration, action, given);
  const isSource = action.actionTypeId.category === 'Source';
  const isAboutAction = ({ actionName }: { readonly actionName: string }): boolean =>
    isSource && actionName === action.name;
  draft.history.push(entry);
  tellStarted(draft, start);
  draft.effects.push({
    kind: 'offerJob',
    job: {
      jobId,
      pipelineExecutionId: entry.pipelineExecutionId,
      actionExecutionId: entry.actionExecutionId,
      stageName: entry.stageName,
      actionName: action.name,
      actionTypeId: action.actionTypeId,
      configuration: entry.resolvedConfiguration ?? {},
      inputArtifacts: entry.inputArtifacts,
      outputArtifacts,
      encryptionKey: artifactStoreOf(declaration, action, given.region).encryptionKey,
      sourceOverrides: execution.sourceOverrides.filter(isAboutAction),
      revision: execution.sourceRevisions.find(isAboutAction)?.revisionId,
      visibleAt: entry.at,
      deadline: entry.deadline,
    },
  });
  return { ...runOf(entry, outputArtifacts), work: { kind: 'job', jobId } };
};

const runOf = (entry: ActionStarted, outputArtifacts: readonly ArtifactPlace[]): ActionRun => ({
  actionExecutionId: entry.actionExecutionId,
  status: 'InProgress',
  work: { kind: 'none' },
  startedAt: entry.at,
  deadline: entry.deadline,
  outputArtifacts,
});
