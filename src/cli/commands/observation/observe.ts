import type {
  ActionExecutionDetail,
  GetPipelineStateOutput,
  PipelineDeclaration,
  PipelineExecutionSummary,
} from '../../../model/index.js';
import type { Api } from '../connection/api.js';
import { RefusedFailure } from '../connection/connection-failure.js';
import { eachOf } from '../connection/each-of.js';
import { runOf } from './observe-run.js';
import { isOnItsWay, type ObservedPipeline } from './observed.js';
import type { Seen } from './seen.js';

/** How many executions are looked at: one page of them. */
const executionsMax = 100;

/** Looks at a pipeline: what it is doing, and what it did last; or what one of its executions does. */
export async function observe(
  api: Api,
  name: string,
  pipelineExecutionId?: string,
): Promise<ObservedPipeline> {
  const [state, { pipeline: declaration }, executions] = await Promise.all([
    api.call('GetPipelineState', { name }),
    api.call('GetPipeline', { name }),
    newestExecutions(api, name, executionsMax),
  ]);
  if (declaration === undefined) throw new Error(`The pipeline ${name} has no declaration.`);
  const shown =
    pipelineExecutionId === undefined
      ? shownExecutions(declaration, state, executions)
      : [pipelineExecutionId];
  const attempts = new Map(
    await eachOf(shown, async (id) => [id, await latestAttempts(api, name, id)] as const),
  );
  const seen: Seen = { declaration, state, executions, attempts };
  const isEachOnItsOwn = isParallel(declaration) && shown.length > 0;
  return {
    pipelineName: name,
    pipelineVersion: declaration.version,
    pipelineType: declaration.pipelineType ?? 'V1',
    executionMode: declaration.executionMode ?? 'SUPERSEDED',
    runs:
      isEachOnItsOwn || pipelineExecutionId !== undefined
        ? shown.map((id) => runOf(seen, id))
        : [runOf(seen, undefined)],
    executions,
  };
}

export async function newestExecutions(
  api: Api,
  pipelineName: string,
  maxResults: number,
): Promise<readonly PipelineExecutionSummary[]> {
  const { pipelineExecutionSummaries = [] } = await api.call('ListPipelineExecutions', {
    pipelineName,
    maxResults,
  });
  return pipelineExecutionSummaries;
}

function isParallel({ executionMode }: PipelineDeclaration): boolean {
  return executionMode === 'PARALLEL';
}

/** The executions whose actions are worth a look. */
function shownExecutions(
  declaration: PipelineDeclaration,
  { stageStates = [] }: GetPipelineStateOutput,
  executions: readonly PipelineExecutionSummary[],
): readonly string[] {
  if (isParallel(declaration)) {
    const running = executions.filter(isOnItsWay);
    return (running.length > 0 ? running : executions.slice(0, 1)).flatMap(
      ({ pipelineExecutionId = [] }) => pipelineExecutionId,
    );
  }
  const inStages = stageStates.flatMap(
    ({ latestExecution }) => latestExecution?.pipelineExecutionId ?? [],
  );
  return [...new Set(inStages)];
}

async function latestAttempts(
  api: Api,
  pipelineName: string,
  pipelineExecutionId: string,
): Promise<readonly ActionExecutionDetail[]> {
  const attempts: ActionExecutionDetail[] = [];
  let nextToken: string | undefined;
  do {
    try {
      const page = await api.call('ListActionExecutions', {
        pipelineName,
        filter: { latestInPipelineExecution: { pipelineExecutionId, startTimeRange: 'Latest' } },
        nextToken,
      });
      attempts.push(...(page.actionExecutionDetails ?? []));
      nextToken = page.nextToken;
    } catch (error) {
      // A stage keeps its last execution longer than the history does.
      if (!isGone(error)) throw error;
      nextToken = undefined;
    }
  } while (nextToken !== undefined);
  return attempts;
}

function isGone(error: unknown): boolean {
  return error instanceof RefusedFailure && error.code === 'PipelineExecutionNotFoundException';
}
