import type { ActionExecutionDetail, PipelineExecutionSummary } from '../../../model/index.js';
import type { Api } from '../connection/api.js';
import { newestExecutions } from '../observation/observe.js';
import {
  attemptEntries,
  executionBegin,
  executionEnd,
  inTimeOrder,
  type LogEntry,
} from './log-entry.js';

/** Which part of the history is asked for. */
export interface HistoryPart {
  readonly pipelineName: string;
  /** All of one execution; else the newest of all. */
  readonly pipelineExecutionId: string | undefined;
  /** `Action` or `Stage/Action`. */
  readonly action: string | undefined;
  /** How many attempts at most, where they are of all executions. */
  readonly max: number;
}

export interface History {
  readonly entries: readonly LogEntry[];
  /** The status of the execution that is asked for. */
  readonly status: string | undefined;
  /** The attempts that have not come to their end. */
  readonly running: ReadonlySet<string>;
}

/** Reads the history, back to what was still running at the last look and beyond `max` if need be. */
export async function readHistory(
  api: Api,
  part: HistoryPart,
  wasRunning: ReadonlySet<string> = new Set(),
): Promise<History> {
  const [attempts, executions] = await Promise.all([
    readAttempts(api, part, wasRunning),
    readExecutions(api, part),
  ]);
  const shown = part.action === undefined ? executionsWith(attempts, executions, part) : [];
  const inOrder = shown.toReversed();
  return {
    entries: inTimeOrder([
      ...inOrder.map(executionBegin),
      ...attempts.toReversed().flatMap(attemptEntries),
      ...inOrder.flatMap(executionEnd),
    ]),
    status: executions.find((one) => one.pipelineExecutionId === part.pipelineExecutionId)?.status,
    running: new Set(
      attempts.flatMap(({ status, actionExecutionId }) =>
        status === 'InProgress' ? (actionExecutionId ?? []) : [],
      ),
    ),
  };
}

async function readAttempts(
  api: Api,
  { pipelineName, pipelineExecutionId, action, max }: HistoryPart,
  wasRunning: ReadonlySet<string>,
): Promise<readonly ActionExecutionDetail[]> {
  const attempts: ActionExecutionDetail[] = [];
  const missing = new Set(wasRunning);
  let nextToken: string | undefined;
  do {
    const page = await api.call('ListActionExecutions', {
      pipelineName,
      nextToken,
      ...(pipelineExecutionId === undefined ? {} : { filter: { pipelineExecutionId } }),
    });
    for (const attempt of page.actionExecutionDetails ?? []) {
      missing.delete(attempt.actionExecutionId ?? '');
      if (isOf(attempt, action)) attempts.push(attempt);
    }
    nextToken = page.nextToken;
  } while (
    nextToken !== undefined &&
    (pipelineExecutionId !== undefined || attempts.length < max || missing.size > 0)
  );
  const newest = attempts.slice(0, max);
  return pipelineExecutionId === undefined
    ? [
        ...newest,
        ...attempts.slice(max).filter((one) => wasRunning.has(one.actionExecutionId ?? '')),
      ]
    : attempts;
}

function isOf(
  { stageName, actionName }: ActionExecutionDetail,
  action: string | undefined,
): boolean {
  return action === undefined || action === actionName || action === `${stageName}/${actionName}`;
}

/** One page of them: as many as the page of attempts can be of. */
const executionsMax = 100;

async function readExecutions(
  api: Api,
  { pipelineName, pipelineExecutionId }: HistoryPart,
): Promise<readonly PipelineExecutionSummary[]> {
  const executions = await newestExecutions(api, pipelineName, executionsMax);
  return pipelineExecutionId === undefined
    ? executions
    : executions.filter((one) => one.pipelineExecutionId === pipelineExecutionId);
}

/** Those whose attempts are shown, and those newer than any: they may have none yet. */
function executionsWith(
  attempts: readonly ActionExecutionDetail[],
  executions: readonly PipelineExecutionSummary[],
  { pipelineExecutionId, max }: HistoryPart,
): readonly PipelineExecutionSummary[] {
  if (pipelineExecutionId !== undefined || attempts.length < max) return executions;
  const oldest = Math.min(...attempts.flatMap(({ startTime }) => startTime ?? []));
  const ids = new Set(attempts.map((attempt) => attempt.pipelineExecutionId));
  return executions.filter(
    (one) => ids.has(one.pipelineExecutionId) || (one.startTime ?? 0) >= oldest,
  );
}
