import type {
  ExecutionMode,
  PipelineExecutionSummary,
  PipelineSummary,
  StageState,
} from '../../../model/index.js';
import type { Api } from '../connection/api.js';
import { RefusedFailure } from '../connection/connection-failure.js';
import { eachOf } from '../connection/each-of.js';
import { newestExecutions } from './observe.js';

/** As much of a pipeline as one line has room for. */
export interface Glance {
  readonly pipelineName: string;
  readonly executionMode: ExecutionMode;
  readonly stages: readonly StageState[];
  /** The newest first: one of them, or in PARALLEL mode all that may be on their way. */
  readonly executions: readonly PipelineExecutionSummary[];
}

/** Looks at every pipeline there is. */
export async function glanceAtAll(api: Api): Promise<readonly Glance[]> {
  const glances = await eachOf(await allPipelines(api), (pipeline) => glanceAt(api, pipeline));
  return glances.filter((glance) => glance !== undefined);
}

async function allPipelines(api: Api): Promise<readonly PipelineSummary[]> {
  const pipelines: PipelineSummary[] = [];
  let nextToken: string | undefined;
  do {
    const page = await api.call('ListPipelines', { nextToken });
    pipelines.push(...(page.pipelines ?? []));
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  return pipelines;
}

/** As many as can be on their way in a pipeline that lets them, and then some. */
const parallelMax = 100;

async function glanceAt(
  api: Api,
  { name = '', executionMode = 'SUPERSEDED' }: PipelineSummary,
): Promise<Glance | undefined> {
  try {
    const [{ stageStates: stages = [] }, executions] = await Promise.all([
      api.call('GetPipelineState', { name }),
      newestExecutions(api, name, executionMode === 'PARALLEL' ? parallelMax : 1),
    ]);
    return { pipelineName: name, executionMode, stages, executions };
  } catch (error) {
    // Somebody has deleted it since it was listed.
    if (error instanceof RefusedFailure && error.code === 'PipelineNotFoundException') {
      return undefined;
    }
    throw error;
  }
}
