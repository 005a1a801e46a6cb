import type {
  EngineEvent,
  ExecutionState,
  StageRun,
  StageState,
} from '../../../src/engine/index.js';
import { editedDeclaration } from '../declarations.js';
import { createRandom } from '../prng.js';
import { pick, pickExecution, pickFitting, type Scene } from '../scene.js';
import { type Found, type Outcome, type Request, send, transact } from '../shell.js';
import type { Step } from '../step.js';

/** Sends an event that is the same whatever the store holds. */
const tell = (scene: Scene, step: Step, event: EngineEvent, more: Partial<Request> = {}): void => {
  const request: Request = {
    toEvent: () => event,
    answered: () => undefined,
    unanswered: () => {
      scene.inDoubt.push(request);
    },
    ...more,
  };
  send(scene.shell, request, step.isGathered);
};

/** Starts an execution; some clients give their request a token, and some give one twice. */
export const start = (scene: Scene, step: Step): void => {
  const { shell, startTokens } = scene;
  const isOld = step.how % 12 === 0;
  const startToken = isOld
    ? pick(startTokens, step.what)
    : step.how % 2 === 0
      ? shell.newId('token')
      : undefined;
  if (startToken !== undefined && !isOld) startTokens.push(startToken);
  const pipelineExecutionId = shell.newId('E');
  const event: EngineEvent = {
    kind: 'executionStarted',
    pipelineExecutionId,
    trigger: { triggerType: 'StartPipelineExecution' },
    variables: variablesFor(step),
    sourceOverrides: [],
    sourceRevisions: [],
  };
  const isKnown = ({ store }: Found): boolean =>
    startToken !== undefined && store.startRequests.has(startToken);
  const request: Request = {
    startToken,
    toEvent: (found) => (isKnown(found) ? { kind: 'known' } : event),
    answered: () => undefined,
    unanswered: () => {
      // Without a token nobody can tell whether it has begun.
      if (startToken !== undefined) scene.inDoubt.push(request);
    },
  };
  transact(shell, [request]);
};

const variablesFor = ({ what }: Step): Readonly<Record<string, string>> => {
  if (what % 40 === 0) return { UNDECLARED: 'x' };
  return what % 3 === 0 ? { GIVEN: `given ${what}` } : {};
};

export const stop = (scene: Scene, step: Step): void => {
  const pipelineExecutionId = pickExecution(scene, step.who)?.pipelineExecutionId ?? 'nobody';
  const event = {
    kind: 'stopRequested',
    pipelineExecutionId,
    abandon: step.what % 2 === 0,
  } as const;
  tell(scene, step, event, { executions: [pipelineExecutionId] });
};

export const retry = (scene: Scene, step: Step): void => {
  const { stages } = scene.shell.store.state;
  const execution = pickFitting(
    executionsOf(scene),
    step.who,
    ({ pipelineExecutionId: id, stage, executionMode }) =>
      (stage?.status === 'Failed' || stage?.status === 'Stopped' || hasFailedAction(stage)) &&
      (executionMode === 'PARALLEL' || stages[stage.stageName]?.latest?.pipelineExecutionId === id),
  );
  if (!execution) return;
  const { pipelineExecutionId, stage } = execution;
  tell(
    scene,
    step,
    {
      kind: 'stageRetried',
      pipelineExecutionId,
      stageName: (step.what % 8 === 0 ? anyStage(scene, step) : stage?.stageName) ?? 'nowhere',
      retryMode: step.how % 2 === 0 ? 'ALL_ACTIONS' : 'FAILED_ACTIONS',
    },
    { executions: [pipelineExecutionId] },
  );
};

const hasFailedAction = (stage: StageRun | undefined): stage is StageRun =>
  Object.values(stage?.actions ?? {}).some(({ status }) => status === 'Failed');

const executionsOf = ({ shell }: Scene): readonly ExecutionState[] =>
  Object.values(shell.store.state.executions);

export const rollBack = (scene: Scene, step: Step): void => {
  const { state } = scene.shell.store;
  const isFree = ([name, { lockedBy }]: readonly [string, StageState]): boolean =>
    lockedBy === undefined && name !== state.declaration.stages[0]?.name;
  const [stageName] = pickFitting(Object.entries(state.stages), step.what, isFree) ?? [];
  const target = pickFitting(
    executionsOf(scene),
    step.who,
    ({ succeededStages, pipelineVersion, executionType }) =>
      succeededStages.includes(stageName ?? '') &&
      pipelineVersion === state.version &&
      executionType === 'STANDARD',
  );
  if (!target || stageName === undefined) return;
  const { pipelineExecutionId: targetPipelineExecutionId } = target;
  const pipelineExecutionId = scene.shell.newId('R');
  const ids = { pipelineExecutionId, stageName, targetPipelineExecutionId };
  tell(
    scene,
    step,
    { kind: 'rollbackRequested', ...ids, by: 'somebody' },
    // Nobody can tell whether it has begun.
    { executions: [targetPipelineExecutionId], unanswered: () => undefined },
  );
};

export const override = (scene: Scene, step: Step): void => {
  const { stages } = scene.shell.store.state;
  const execution = pickFitting(
    executionsOf(scene),
    step.who,
    ({ pipelineExecutionId: id, stage, executionMode }) =>
      (stage?.conditions?.beforeEntry ?? stage?.conditions?.onSuccess) !== undefined &&
      (stage?.status === 'InProgress' || stage?.status === 'Failed') &&
      (executionMode === 'PARALLEL' || stages[stage.stageName]?.latest?.pipelineExecutionId === id),
  );
  if (!execution) return;
  const { pipelineExecutionId, stage } = execution;
  const likely = stage?.conditions?.onSuccess ? 'ON_SUCCESS' : 'BEFORE_ENTRY';
  const other = likely === 'ON_SUCCESS' ? 'BEFORE_ENTRY' : 'ON_SUCCESS';
  const stageName = stage?.stageName ?? anyStage(scene, step) ?? 'nowhere';
  const conditionType = step.how % 6 === 0 ? other : likely;
  tell(
    scene,
    step,
    { kind: 'conditionOverridden', pipelineExecutionId, stageName, conditionType, by: 'somebody' },
    { executions: [pipelineExecutionId] },
  );
};

export const changeTransition = (scene: Scene, step: Step, kind: 'enabled' | 'disabled'): void => {
  const disabled = disabledStages(scene);
  const stageName = kind === 'enabled' ? pick(disabled, step.what) : anyStage(scene, step);
  if (stageName === undefined) return;
  tell(scene, step, {
    kind: 'transitionChanged',
    stageName,
    transitionType: kind === 'enabled' || step.how % 3 > 0 ? 'Inbound' : 'Outbound',
    to: kind === 'enabled' ? { kind } : { kind, reason: 'hold' },
    by: 'somebody',
  });
};

const disabledStages = ({ shell }: Scene): readonly string[] =>
  Object.entries(shell.store.state.stages).flatMap(([name, { transition }]) =>
    transition.kind === 'disabled' ? [name] : [],
  );

export const update = (scene: Scene, step: Step): void => {
  const request: Request = {
    toEvent: ({ state }) => ({
      kind: 'pipelineUpdated',
      declaration: editedDeclaration(state.declaration, createRandom(step.what)),
      version: state.version + 1,
    }),
    answered: () => undefined,
    unanswered: () => undefined,
  };
  transact(scene.shell, [request]);
};

/** Sends a call again whose answer never came. */
export const repeat = ({ shell, inDoubt }: Scene): void => {
  const request = inDoubt.shift();
  if (request) transact(shell, [request]);
};

/** A reviewer answers: mostly what is asked now, at times what was asked long ago, or something made up. */
export const review = (scene: Scene, step: Step): void => {
  const asked = [...scene.shell.store.history.values()].filter(({ token }) => token !== undefined);
  const pending = asked.filter(({ status }) => status === 'InProgress');
  const row = pick(step.how % 6 === 0 ? asked : pending, step.who);
  if (!row) return;
  const token = step.how % 25 === 0 ? 'made up' : (row.token ?? '');
  const request: Request = {
    toEvent: (found) => answerEvent(found, { actionExecutionId: row.id, token, step }),
    answered: () => undefined,
    unanswered: () => {
      scene.inDoubt.push(request);
    },
  };
  transact(scene.shell, [request]);
};

// The token is looked up first, so that the execution of a pending one is in flight.
const answerEvent = (
  { store }: Found,
  given: { readonly actionExecutionId: string; readonly token: string; readonly step: Step },
): EngineEvent | Outcome => {
  const { actionExecutionId, token, step } = given;
  const row = store.history.get(actionExecutionId);
  if (row?.status !== 'InProgress' || row.token !== token) {
    const code = 'InvalidApprovalTokenException';
    return { kind: 'refusal', code, message: 'The token is not that of a pending approval.' };
  }
  const { pipelineExecutionId } = row;
  const status = step.what % 4 === 0 ? 'Rejected' : 'Approved';
  const ids = { pipelineExecutionId, actionExecutionId, token };
  return { kind: 'approvalGiven', ...ids, status, summary: '', by: 'somebody' };
};

const anyStage = ({ shell }: Scene, step: Step): string | undefined =>
  pick(Object.keys(shell.store.state.stages), step.what);
