import type {
  ActionExecutionDetail,
  PipelineExecutionSummary,
  RuleExecutionDetail,
} from '../../../model/index.js';
import type { Api } from '../connection/api.js';
import { newestExecutions } from '../observation/observe.js';
import {
  attemptEntries,
  executionBegin,
  executionEnd,
  inTimeOrder,
  type LogEntry,
  ruleEntries,
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
  const [attempts, executions, rules] = await Promise.all([
    readAttempts(api, part, wasRunning),
    readExecutions(api, part),
    readRules(api, part),
  ]);
  const shown = part.action === undefined ? executionsWith(attempts, executions, part) : [];
  const inOrder = shown.toReversed();
  return {
    entries: inTimeOrder([
      ...inOrder.map(executionBegin),
      ...entriesOf(attempts, rulesWith(attempts, rules, part)),
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

/**
 * What one ends by, the next begins with, at the same time: in the order in which they began. A rule
 * comes before the actions that it has let begin.
 */
function entriesOf(
  attempts: readonly ActionExecutionDetail[],
  rules: readonly RuleExecutionDetail[],
): readonly LogEntry[] {
  const told = [
    ...rules.toReversed().map((rule) => ({ of: rule, entries: ruleEntries(rule) })),
    ...attempts.toReversed().map((attempt) => ({ of: attempt, entries: attemptEntries(attempt) })),
  ];
  return told
    .toSorted((one, other) => (one.of.startTime ?? 0) - (other.of.startTime ?? 0))
    .flatMap(({ entries }) => entries);
}

/** All of one execution; else a page of the newest, which is as many as there is of attempts. */
async function readRules(
  api: Api,
  { pipelineName, pipelineExecutionId, action }: HistoryPart,
): Promise<readonly RuleExecutionDetail[]> {
  if (action !== undefined) return [];
  const rules: RuleExecutionDetail[] = [];
  let nextToken: string | undefined;
  do {
    const page = await api.call('ListRuleExecutions', {
      pipelineName,
      nextToken,
      ...(pipelineExecutionId === undefined ? {} : { filter: { pipelineExecutionId } }),
    });
    rules.push(...(page.ruleExecutionDetails ?? []));
    nextToken = page.nextToken;
  } while (nextToken !== undefined && pipelineExecutionId !== undefined);
  return rules;
}

/** Those that are not older than all attempts that are shown. */
function rulesWith(
  attempts: readonly ActionExecutionDetail[],
  rules: readonly RuleExecutionDetail[],
  { pipelineExecutionId, max }: HistoryPart,
): readonly RuleExecutionDetail[] {
  if (pipelineExecutionId !== undefined || attempts.length < max) return rules;
  const oldest = oldestOf(attempts);
  return rules.filter(({ startTime = 0 }) => startTime >= oldest);
}

function oldestOf(attempts: readonly ActionExecutionDetail[]): number {
  return Math.min(...attempts.flatMap(({ startTime }) => startTime ?? []));
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
  const oldest = oldestOf(attempts);
  const ids = new Set(attempts.map((attempt) => attempt.pipelineExecutionId));
  return executions.filter(
    (one) => ids.has(one.pipelineExecutionId) || (one.startTime ?? 0) >= oldest,
  );
}
