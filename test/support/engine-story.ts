import {
  type Decision,
  decide,
  type EngineEvent,
  type ExecutionStarted,
  initialState,
  invariantsOf,
  type PipelineState,
  type Refusal,
} from '../../src/engine/index.js';
import type {
  ActionDeclaration,
  Condition,
  PipelineDeclaration,
  StageDeclaration,
} from '../../src/model/index.js';

/** An action as a test writes it: its name says which kind it is, and all else may be overridden. */
export type ActionSketch = Partial<ActionDeclaration> & { readonly name: string };

const typeOf = (category: 'Source' | 'Build', provider: string) =>
  ({ category, owner: 'Custom', provider, version: '1' }) as const;
const approvalType = {
  category: 'Approval',
  owner: 'AWS',
  provider: 'Manual',
  version: '1',
} as const;

export const approval = (name: string, more: Partial<ActionDeclaration> = {}): ActionSketch => ({
  name,
  actionTypeId: approvalType,
  ...more,
});

/** A stage as a test writes it: its actions, or them and its gates. */
export type StageSketch =
  | readonly (string | ActionSketch)[]
  | (Omit<StageDeclaration, 'name' | 'actions'> & {
      readonly actions: readonly (string | ActionSketch)[];
    });

const partsOf = (sketch: StageSketch) =>
  'actions' in sketch ? sketch : { actions: sketch as readonly (string | ActionSketch)[] };

/** A condition of rules by name, which whoever tells the story evaluates. */
export const condition = (
  result: Condition['result'],
  ...ruleNames: readonly string[]
): Condition => ({
  result,
  rules: ruleNames.map((name) => ({
    name,
    ruleTypeId: { category: 'Rule', owner: 'AWS', provider: 'VariableCheck', version: '1' },
  })),
});

/** A pipeline of stages by name; the actions of the first are sources. */
export const declare = (
  stages: Readonly<Record<string, StageSketch>>,
  more: Partial<PipelineDeclaration> = {},
): PipelineDeclaration => ({
  name: 'P',
  roleArn: 'arn:aws:iam::000000000000:role/r',
  artifactStore: { type: 'S3', location: 'artifacts' },
  stages: Object.entries(stages).map(([name, sketch], index) => ({
    ...partsOf(sketch),
    name,
    actions: partsOf(sketch).actions.map((sketch) => ({
      actionTypeId: typeOf(index === 0 ? 'Source' : 'Build', 'Worker'),
      ...(typeof sketch === 'string' ? { name: sketch } : sketch),
    })),
  })),
  ...more,
});

/** A pipeline's engine with a clock, told of one thing after the other. */
export interface EngineStory {
  readonly clock: { now: number };
  readonly state: () => PipelineState;
  /** All decisions so far. */
  readonly decisions: readonly Decision[];
  readonly tell: (event: EngineEvent) => Decision;
  readonly refused: (event: EngineEvent) => Refusal;
  readonly start: (more?: Partial<ExecutionStarted>) => string;
  readonly succeed: (id: string, ...actionNames: readonly string[]) => void;
  readonly fail: (id: string, actionName: string) => void;
  readonly approve: (id: string, actionName: string) => void;
  /** Tells how a rule that is being evaluated ends. */
  readonly rule: (id: string, ruleName: string, verdict: 'holds' | 'fails' | 'errs') => void;
  /** Where an execution is: `Succeeded`, `InProgress in D`, `InProgress before D`. */
  readonly where: (id: string) => string;
  /** `aboutJob` of a running action: what its worker's events name. */
  readonly job: (id: string, actionName: string) => AboutJob;
}

export interface AboutJob {
  readonly pipelineExecutionId: string;
  readonly actionExecutionId: string;
  readonly jobId: string;
}

export const tellStory = (declaration: PipelineDeclaration): EngineStory => {
  const clock = { now: 1_000_000 };
  const decisions: Decision[] = [];
  let state = initialState(declaration, 1);
  let names = 0;
  const freshName = (kind: string): string => {
    names += 1;
    return `${kind}${names}`;
  };
  const given = () => ({
    now: clock.now,
    newId: () => freshName('id'),
    newKey: () => freshName('key'),
    continuationDelay: 5_000,
  });
  const tell = (event: EngineEvent): Decision => {
    const answer = decide(state, event, given());
    if (answer.kind === 'refusal')
      throw new Error(`${event.kind}: ${answer.code} ${answer.message}`);
    if (answer.kind === 'lacking') throw new Error(`${event.kind} lacks ${answer.executions}`);
    const faults = invariantsOf(answer.state);
    if (faults.length > 0) throw new Error(`after ${event.kind}: ${faults.join('; ')}`);
    state = answer.state;
    decisions.push(answer);
    return answer;
  };
  const refused = (event: EngineEvent): Refusal => {
    const answer = decide(state, event, given());
    if (answer.kind === 'refusal') return answer;
    throw new Error(`${event.kind} was not refused.`);
  };
  const runOf = (id: string, actionName: string) => {
    const run = state.executions[id]?.stage?.actions[actionName];
    if (!run) throw new Error(`The action ${actionName} of ${id} has not begun.`);
    return run;
  };
  const job = (id: string, actionName: string): AboutJob => {
    const { work, actionExecutionId } = runOf(id, actionName);
    if (work.kind !== 'job') throw new Error(`The action ${actionName} has no job.`);
    return { pipelineExecutionId: id, actionExecutionId, jobId: work.jobId };
  };
  return {
    clock,
    decisions,
    state: () => state,
    tell,
    refused,
    job,
    start: (more = {}) => {
      const pipelineExecutionId = freshName('E');
      const trigger = { triggerType: 'StartPipelineExecution' } as const;
      const nothing = { variables: {}, sourceOverrides: [], sourceRevisions: [] };
      tell({ kind: 'executionStarted', pipelineExecutionId, trigger, ...nothing, ...more });
      return pipelineExecutionId;
    },
    succeed: (id, ...actionNames) => {
      for (const name of actionNames) {
        tell({ kind: 'jobSucceeded', ...job(id, name), outputVariables: {} });
      }
    },
    fail: (id, actionName) => {
      tell({
        kind: 'jobFailed',
        ...job(id, actionName),
        failure: { type: 'JobFailed', message: 'no' },
      });
    },
    approve: (id, actionName) => {
      const { work, actionExecutionId } = runOf(id, actionName);
      if (work.kind !== 'approval') throw new Error(`The action ${actionName} is no approval.`);
      tell({
        kind: 'approvalGiven',
        pipelineExecutionId: id,
        actionExecutionId,
        token: work.token,
        status: 'Approved',
        summary: 'fine',
        by: 'somebody',
      });
    },
    rule: (id, ruleName, verdict) => {
      const rules = Object.values(state.executions[id]?.stage?.conditions ?? {}).flatMap(
        (one) => one.rules,
      );
      const rule = rules.find((one) => one.ruleName === ruleName && one.status === 'InProgress');
      if (rule?.jobId === undefined) throw new Error(`The rule ${ruleName} is not in progress.`);
      const type = verdict === 'fails' ? 'JobFailed' : 'ConfigurationError';
      tell({
        kind: 'ruleReported',
        pipelineExecutionId: id,
        ruleExecutionId: rule.ruleExecutionId,
        jobId: rule.jobId,
        outcome:
          verdict === 'holds'
            ? { kind: 'succeeded' }
            : { kind: 'failed', type, message: `${ruleName} ${verdict}` },
      });
    },
    where: (id) => {
      const execution = state.executions[id];
      if (!execution) throw new Error(`There is no execution ${id}.`);
      const { status, position } = execution;
      if (position.kind === 'ended') return status;
      return `${status} ${position.kind === 'inside' ? 'in' : 'before'} ${position.stageName}`;
    },
  };
};
