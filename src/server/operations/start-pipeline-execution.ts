import type { InputOf } from '../../model/index.js';
import { decideOn, type Unit, type Working } from '../execution/index.js';
import {
  findStartRequest,
  forgetStartRequests,
  saveStartRequest,
} from '../store/start-requests.js';
import { noPipeline } from './existing-pipeline.js';
import type { Handler, OperationContext } from './handler.js';
import { refused } from './refused.js';
import { sourceOverrides } from './source-overrides.js';
import { startedVariables } from './started-variables.js';

/** For how long the same clientRequestToken gets the same answer. */
const requestsKeptFor = 24 * 60 * 60 * 1000;

/**
 * Starts an execution. A request that is sent again with its clientRequestToken is answered as the
 * first time, and starts none.
 */
export const startPipelineExecution: Handler<'StartPipelineExecution'> = async (input, ctx) => {
  const { name, clientRequestToken: token } = input;
  const pipelineExecutionId = await ctx.execution.unit({ ...ctx.tenant, name }, async (unit) => {
    const working = unit.set.byName(ctx.tenant, name);
    if (!working) throw noPipeline(ctx, name);
    if (token === undefined) return await start(ctx, unit, { working, input });
    const { row } = working;
    const since = unit.now - requestsKeptFor;
    const answered = await findStartRequest(unit.tx, row, { token, since });
    if (answered !== undefined) return answered;
    const started = await start(ctx, unit, { working, input });
    forgetStartRequests(unit.tx, row, since);
    saveStartRequest(unit.tx, row, { token, pipelineExecutionId: started, created: unit.now });
    return started;
  });
  return { pipelineExecutionId };
};

const start = async (
  ctx: OperationContext<'StartPipelineExecution'>,
  { now }: Unit,
  {
    working,
    input,
  }: { readonly working: Working; readonly input: InputOf<'StartPipelineExecution'> },
): Promise<string> => {
  const { declaration } = working.state;
  const { names } = ctx.execution;
  const pipelineExecutionId = names.newId();
  const answer = await decideOn(
    working,
    {
      kind: 'executionStarted',
      pipelineExecutionId,
      trigger: { triggerType: 'StartPipelineExecution', triggerDetail: ctx.caller.arn },
      variables: startedVariables(ctx, declaration, input.variables ?? []),
      sourceOverrides: sourceOverrides(ctx, declaration, input.sourceRevisions ?? []),
      sourceRevisions: [],
    },
    { ...names, now },
  );
  if (answer.kind === 'refusal') {
    throw refused(ctx, answer, [
      'ValidationException',
      'ConflictException',
      'ConcurrentPipelineExecutionsLimitExceededException',
    ]);
  }
  return pipelineExecutionId;
};
