import type { PipelineExecutionSummary } from '../../../model/index.js';
import { CommandFailure, failureExitCode } from '../command-line/failure.js';
import type { Api } from '../connection/api.js';

const wholeId = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The execution that an id names, or the beginning of one as our own commands print it. */
export async function findExecution(api: Api, pipelineName: string, id: string): Promise<string> {
  if (wholeId.test(id)) return id;
  const found: string[] = [];
  for await (const { pipelineExecutionId } of executionsOf(api, pipelineName)) {
    if (pipelineExecutionId?.startsWith(id)) found.push(pipelineExecutionId);
  }
  const [first, ...others] = found;
  if (first !== undefined && others.length === 0) return first;
  throw new CommandFailure(
    first === undefined
      ? `${pipelineName} has no execution ${id}.`
      : `${found.length} executions of ${pipelineName} begin with ${id}: give more of the id.\n  ${found.join('\n  ')}`,
    failureExitCode,
  );
}

async function* executionsOf(
  api: Api,
  pipelineName: string,
): AsyncGenerator<PipelineExecutionSummary> {
  let nextToken: string | undefined;
  do {
    const page = await api.call('ListPipelineExecutions', { pipelineName, nextToken });
    yield* page.pipelineExecutionSummaries ?? [];
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
}
