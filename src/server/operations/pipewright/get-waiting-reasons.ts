import {
  findReports,
  findWaitingJobs,
  findWaitingPipeline,
  type WaitingPipelineRow,
} from '../../store/waiting.js';
import { noPipeline } from '../existing-pipeline.js';
import type { Handler } from '../handler.js';
import { sceneOf } from './waiting/scene.js';
import { waitingReasons } from './waiting/waiting-reasons.js';

/** What everything in a pipeline that does not move waits for, or everything in one execution. */
export const getWaitingReasons: Handler<'GetWaitingReasons'> = async (input, ctx) => {
  const { pipelineName: name, pipelineExecutionId } = input;
  const pipeline = await findWaitingPipeline(ctx.database, ctx.tenant, {
    name,
    pipelineExecutionId,
  });
  if (!pipeline) throw noPipeline(ctx, name);
  const isWanted = (one: { readonly pipelineExecutionId: string }): boolean =>
    pipelineExecutionId === undefined || one.pipelineExecutionId === pipelineExecutionId;
  if (!pipeline.executions.some(isWanted) && pipelineExecutionId !== undefined) {
    throw ctx.error(
      'PipelineExecutionNotFoundException',
      `The pipeline ${name} has no execution ${pipelineExecutionId}.`,
    );
  }
  const { jobIds, executionIds } = lookedUp(pipeline);
  const [jobs, reports] = await Promise.all([
    findWaitingJobs(ctx.database, ctx.tenant, jobIds),
    findReports(ctx.database, ctx.tenant, executionIds),
  ]);
  const { acknowledgeWithin } = ctx.execution.settings;
  const scene = sceneOf(pipeline, { jobs, reports }, { now: ctx.now, acknowledgeWithin });
  return { reasons: waitingReasons(scene).filter(isWanted) };
};

/** The jobs and the executions of the actions and rules that something may wait for or failed by. */
const lookedUp = ({ executions }: WaitingPipelineRow) => {
  const runs = executions.flatMap(({ stage }) => stage ?? []);
  const actions = runs.flatMap((run) => Object.values(run.actions)).filter(isTold);
  const rules = runs
    .flatMap((run) => Object.values(run.conditions ?? {}))
    .flatMap((condition) => condition?.rules ?? [])
    .filter(isTold);
  return {
    jobIds: [
      ...actions.flatMap(({ work }) => (work.kind === 'job' ? work.jobId : [])),
      ...rules.flatMap(({ jobId }) => jobId ?? []),
    ],
    executionIds: [
      ...actions.map(({ actionExecutionId }) => actionExecutionId),
      ...rules.map(({ ruleExecutionId }) => ruleExecutionId),
    ],
  };
};

const isTold = ({ status }: { readonly status: string }): boolean =>
  status === 'InProgress' || status === 'Failed';
