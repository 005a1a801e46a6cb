import type { PipelineVariableDeclaration } from '../../model/index.js';
import { arrive, refuseWithoutRoom } from '../admission.js';
import { beginExecution } from '../begin-execution.js';
import type { Refusal } from '../decision.js';
import { type Draft, findExecution } from '../draft.js';
import { endExecution } from '../end-execution.js';
import { entryOf } from '../entry-of.js';
import type { ExecutionStarted } from '../event.js';
import { firstStageName } from '../plan.js';
import { refuse } from '../refuse.js';
import type { ExecutionState, PipelineState } from '../state.js';

/** An execution begins: it arrives at the first stage, unless it lacks values for its variables. */
export const onExecutionStarted = (draft: Draft, event: ExecutionStarted): Refusal | undefined => {
  const { declaration } = draft.state;
  const executionMode = declaration.executionMode ?? 'SUPERSEDED';
  const refusal = refuseStart(draft, event) ?? refuseWithoutRoom(draft.state, executionMode);
  if (refusal) return refusal;

  const { pipelineExecutionId } = event;
  const { values, missing } = variablesOf(declaration.variables ?? [], event.variables);
  const { trigger, sourceOverrides, sourceRevisions } = event;
  beginExecution(draft, {
    pipelineExecutionId,
    executionType: 'STANDARD',
    trigger,
    variables: values,
    sourceOverrides,
    sourceRevisions,
    artifacts: {},
    outputVariables: {},
  });
  if (missing.length > 0) {
    const statusSummary = `Values for required variables haven't been provided: ${missing.join(', ')}`;
    endExecution(draft, pipelineExecutionId, { status: 'Failed', statusSummary });
    return undefined;
  }
  arrive(draft, pipelineExecutionId, firstStageName(declaration));
  return undefined;
};

const refuseStart = (draft: Draft, event: ExecutionStarted): Refusal | undefined => {
  const { pipelineExecutionId } = event;
  if (findExecution(draft, pipelineExecutionId)) {
    return refuse(
      'ConflictException',
      `There is a pipeline execution ${pipelineExecutionId} already.`,
    );
  }
  const unknown = undeclaredOf(draft.state, event.variables);
  if (unknown.length === 0) return undefined;
  return refuse(
    'ValidationException',
    `The pipeline ${draft.state.pipelineName} declares no variable named ${unknown.join(', ')}`,
  );
};

const undeclaredOf = (
  { declaration: { variables = [] } }: PipelineState,
  given: ExecutionStarted['variables'],
): readonly string[] =>
  Object.keys(given).filter((name) => !variables.some((variable) => variable.name === name));

const variablesOf = (
  declared: readonly PipelineVariableDeclaration[],
  given: ExecutionStarted['variables'],
): { readonly values: ExecutionState['variables']; readonly missing: readonly string[] } => {
  const values: [string, string][] = [];
  const missing: string[] = [];
  for (const { name, defaultValue } of declared) {
    const value = entryOf(given, name) ?? defaultValue;
    if (value === undefined) missing.push(name);
    else values.push([name, value]);
  }
  return { values: Object.fromEntries(values), missing };
};
