import fc from 'fast-check';
import {
  type Decision,
  decide,
  type EngineEvent,
  initialState,
  type PipelineState,
} from '../../src/engine/index.js';
import type { PipelineDeclaration } from '../../src/model/index.js';

/** What happens next, as numbers that pick among what can happen. */
export interface Move {
  readonly kind: (typeof moveKinds)[number];
  readonly who: number;
  readonly what: number;
  readonly wait: number;
}
const moveKinds = [
  'start',
  'finish',
  'finish',
  'finish',
  'fail',
  'continue',
  'answer',
  'stop',
  'retry',
  'disable',
  'enable',
  'update',
  'expire',
  'judge',
  'judge',
  'override',
  'rollBack',
] as const;

export const moves: fc.Arbitrary<readonly Move[]> = fc.array(
  fc.record({
    kind: fc.constantFrom(...moveKinds),
    who: fc.nat(),
    what: fc.nat(),
    wait: fc.nat(3_600_000),
  }),
  { maxLength: 60 },
);

export interface World {
  state: PipelineState;
  now: number;
  names: number;
  readonly decisions: Decision[];
}

const pick = <T>(items: readonly T[], index: number): T | undefined => items[index % items.length];

export const runningOf = (state: PipelineState) =>
  Object.values(state.executions).flatMap((execution) =>
    Object.values(execution.stage?.actions ?? {})
      .filter(({ status }) => status === 'InProgress')
      .map((run) => ({ pipelineExecutionId: execution.pipelineExecutionId, run })),
  );

export const rulesInProgressOf = (state: PipelineState) =>
  Object.values(state.executions).flatMap(({ pipelineExecutionId, stage }) =>
    Object.values(stage?.conditions ?? {})
      .flatMap(({ rules }) => rules)
      .filter(({ status }) => status === 'InProgress')
      .map((rule) => ({ pipelineExecutionId, rule })),
  );

/** The event that a move stands for here, or nothing where there is nobody to do it. */
const eventOf = (world: World, move: Move, other: PipelineDeclaration): EngineEvent | undefined => {
  const { state } = world;
  const stageName = pick(state.declaration.stages, move.what)?.name ?? '';
  const pipelineExecutionId = pick(Object.keys(state.executions), move.who) ?? 'nobody';
  const running = pick(runningOf(state), move.who);
  switch (move.kind) {
    case 'start':
      world.names += 1;
      return {
        kind: 'executionStarted',
        pipelineExecutionId: `E${world.names}`,
        trigger: { triggerType: 'StartPipelineExecution' },
        variables: {},
        sourceOverrides: [],
        sourceRevisions: [],
      };
    case 'stop':
      return { kind: 'stopRequested', pipelineExecutionId, abandon: move.what % 2 === 0 };
    case 'retry': {
      const retryMode = move.wait % 2 === 0 ? 'ALL_ACTIONS' : 'FAILED_ACTIONS';
      return { kind: 'stageRetried', pipelineExecutionId, stageName, retryMode };
    }
    case 'disable':
    case 'enable':
      return {
        kind: 'transitionChanged',
        stageName,
        transitionType: move.who % 2 === 0 ? 'Inbound' : 'Outbound',
        to: move.kind === 'enable' ? { kind: 'enabled' } : { kind: 'disabled', reason: 'hold' },
        by: 'somebody',
      };
    case 'judge':
      return eventOfRule(state, move);
    case 'override': {
      const conditionType = move.wait % 2 === 0 ? 'BEFORE_ENTRY' : 'ON_SUCCESS';
      return {
        kind: 'conditionOverridden',
        pipelineExecutionId,
        stageName,
        conditionType,
        by: 'x',
      };
    }
    case 'rollBack':
      world.names += 1;
      return {
        kind: 'rollbackRequested',
        pipelineExecutionId: `E${world.names}`,
        stageName,
        targetPipelineExecutionId: pipelineExecutionId,
        by: 'somebody',
      };
    case 'update': {
      const declaration = move.who % 3 === 0 ? other : state.declaration;
      return { kind: 'pipelineUpdated', declaration, version: state.version + 1 };
    }
    default:
      return running && eventOfAction(running, move);
  }
};

const eventOfRule = (state: PipelineState, move: Move): EngineEvent | undefined => {
  const found = pick(rulesInProgressOf(state), move.who);
  const { ruleExecutionId, jobId } = found?.rule ?? {};
  if (!found || ruleExecutionId === undefined || jobId === undefined) return undefined;
  const { pipelineExecutionId } = found;
  const about = { kind: 'ruleReported', pipelineExecutionId, ruleExecutionId, jobId } as const;
  const message = 'no';
  switch (move.what % 5) {
    case 0:
      return { kind: 'ruleDeadlinePassed', pipelineExecutionId, ruleExecutionId };
    case 1:
      return { ...about, outcome: { kind: 'failed', type: 'JobFailed', message } };
    case 2:
      return { ...about, outcome: { kind: 'waiting', continuationToken: 'c', visibleAt: 0 } };
    default:
      return { ...about, outcome: { kind: 'succeeded' } };
  }
};

const eventOfAction = (
  { pipelineExecutionId, run }: ReturnType<typeof runningOf>[number],
  move: Move,
): EngineEvent | undefined => {
  const { actionExecutionId, work } = run;
  const about = { pipelineExecutionId, actionExecutionId };
  if (move.kind === 'expire') return { kind: 'deadlinePassed', ...about };
  if (work.kind === 'approval') {
    const status = move.kind === 'fail' ? 'Rejected' : 'Approved';
    return { kind: 'approvalGiven', ...about, token: work.token, status, summary: '', by: 'x' };
  }
  if (work.kind !== 'job') return undefined;
  const { jobId } = work;
  if (move.kind === 'fail') {
    return { kind: 'jobFailed', ...about, jobId, failure: { type: 'JobFailed', message: 'no' } };
  }
  return move.kind === 'continue'
    ? { kind: 'jobContinued', ...about, jobId, continuationToken: 'c' }
    : { kind: 'jobSucceeded', ...about, jobId, outputVariables: {} };
};

const deepFreeze = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const member of Object.values(value)) deepFreeze(member);
  }
  return value;
};

/** Plays the moves; `look` is asked after each decision. */
export const play = (
  declaration: PipelineDeclaration,
  script: { readonly moves: readonly Move[]; readonly other: PipelineDeclaration },
  look: (world: World, decision: Decision, before: PipelineState) => void,
): World => {
  const world: World = {
    state: deepFreeze(initialState(declaration, 1)),
    now: 1_000_000,
    names: 0,
    decisions: [],
  };
  const fresh = (kind: string) => (): string => {
    world.names += 1;
    return `${kind}${world.names}`;
  };
  for (const move of script.moves) {
    world.now += move.wait;
    const event = eventOf(world, move, script.other);
    if (!event) continue;
    const before = world.state;
    const decision = decide(before, deepFreeze(event), {
      now: world.now,
      newId: fresh('id'),
      newKey: fresh('key'),
      continuationDelay: 5_000,
    });
    if (decision.kind === 'refusal') continue;
    if (decision.kind === 'lacking') throw new Error(`lacks ${decision.executions}`);
    world.state = deepFreeze(decision.state);
    world.decisions.push(decision);
    look(world, decision, before);
  }
  return world;
};

/** Goes on from where a world is, until nothing is left to do. */
export const playOn = (world: World, more: readonly Move[]): World => {
  for (const [index, move] of more.entries()) {
    const event = eventOf(world, move, world.state.declaration);
    if (!event) continue;
    let names = 0;
    const answer = decide(world.state, event, {
      now: world.now,
      newId: () => {
        names += 1;
        return `more${index}-${names}`;
      },
      newKey: () => 'key',
      continuationDelay: 0,
    });
    if (answer.kind === 'decision') world.state = answer.state;
  }
  return world;
};
