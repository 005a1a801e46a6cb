import { isInFlight } from './admission.js';
import { entryOf } from './entry-of.js';
import { isAnyRunning } from './run-order.js';
import type { ExecutionState, PipelineState, StageRun, StageState } from './state.js';

/**
 * What is not as it must always be in a pipeline's state, one sentence each; none if all is well. For
 * tests and the simulator: they ask after every decision.
 */
export const invariantsOf = (state: PipelineState): readonly string[] => [
  ...Object.entries(state.stages).flatMap(([name, stage]) => stageFaults(state, name, stage)),
  ...Object.values(state.executions).flatMap((execution) => executionFaults(state, execution)),
  ...declarationFaults(state),
];

const stageFaults = (state: PipelineState, name: string, stage: StageState): readonly string[] => {
  const { lockedBy, inbound, latest } = stage;
  const faults: string[] = [];
  if (lockedBy !== undefined) {
    const holder = entryOf(state.executions, lockedBy);
    if (!holder || !isInside(holder, name)) {
      faults.push(`the stage ${name} is locked by ${lockedBy}, which is not in it`);
    }
    if (latest?.pipelineExecutionId !== lockedBy) {
      faults.push(`the stage ${name} is locked by ${lockedBy}, but was entered last by another`);
    }
  }
  const waiting = inbound.map((id) => entryOf(state.executions, id));
  for (const [index, execution] of waiting.entries()) {
    const isHere = execution?.position.kind === 'inbound' && execution.position.stageName === name;
    if (!isHere)
      faults.push(`${inbound[index]} does not wait for the stage ${name}, but is listed`);
  }
  if (new Set(inbound).size !== inbound.length) faults.push(`${name} lists a waiter twice`);
  const superseding = waiting.filter((one) => one?.executionMode === 'SUPERSEDED').length;
  if (superseding > 1) faults.push(`${superseding} executions share the slot of the stage ${name}`);
  return faults;
};

const isInside = ({ position }: ExecutionState, stageName: string): boolean =>
  position.kind === 'inside' && position.stageName === stageName;

const executionFaults = (state: PipelineState, execution: ExecutionState): readonly string[] => {
  const { pipelineExecutionId: id, status, position, stage } = execution;
  const faults: string[] = [];
  const say = (isWrong: boolean, what: string): void => {
    if (isWrong) faults.push(`the execution ${id} (${status}) ${what}`);
  };
  say(isInFlight(execution) === (position.kind === 'ended'), `is ${position.kind}`);
  if (position.kind === 'ended') {
    say(stage !== undefined && isAnyRunning(stage), 'has ended, but has an action running');
    say(
      stage?.status === 'InProgress' || stage?.status === 'Stopping',
      `left its stage in progress`,
    );
  }
  if (position.kind === 'inbound') {
    const slot = entryOf(state.stages, position.stageName)?.inbound ?? [];
    say(!slot.includes(id), `waits for ${position.stageName}, which does not know of it`);
    say(status === 'Stopping', 'waits, but is being stopped');
  }
  if (position.kind === 'inside')
    faults.push(...insideFaults(state, execution, position.stageName));
  return faults;
};

const insideFaults = (
  state: PipelineState,
  execution: ExecutionState,
  stageName: string,
): readonly string[] => {
  const { pipelineExecutionId: id, status, stage, executionMode } = execution;
  const faults: string[] = [];
  const lockedBy = entryOf(state.stages, stageName)?.lockedBy;
  if (executionMode !== 'PARALLEL' && lockedBy !== id) {
    faults.push(`${id} is in the stage ${stageName} without its lock`);
  }
  if (stage?.stageName !== stageName || stage.status !== status) {
    faults.push(`${id} is in ${stageName}, but its run says ${stage?.stageName} ${stage?.status}`);
    return faults;
  }
  if (!isAnyRunning(stage)) faults.push(`${id} is in ${stageName}, and nothing of it is running`);
  faults.push(...conditionFaults(id, stage));
  for (const [name, run] of Object.entries(stage.actions)) {
    const isWaiting = run.work.kind !== 'none';
    if (run.status === 'InProgress' && !isWaiting) faults.push(`${id} ${name} waits for nothing`);
  }
  return faults;
};

const conditionFaults = (id: string, { conditions = {} }: StageRun): readonly string[] =>
  Object.entries(conditions).flatMap(([gate, { status, rules }]) => {
    const running = rules.filter((rule) => rule.status === 'InProgress');
    const faults: string[] = [];
    if ((status === 'InProgress') !== running.length > 0) {
      faults.push(
        `the ${gate} condition of ${id} is ${status}, with ${running.length} rules running`,
      );
    }
    for (const { ruleName, jobId } of running) {
      if (jobId === undefined) faults.push(`the rule ${ruleName} of ${id} waits for nothing`);
    }
    return faults;
  });

const declarationFaults = ({ declaration, stages }: PipelineState): readonly string[] => {
  const declared = declaration.stages.map(({ name }) => name);
  const isSame = declared.length === Object.keys(stages).length;
  return isSame && declared.every((name) => Object.hasOwn(stages, name))
    ? []
    : ['the stages are not those of the declaration'];
};
