import type { Database } from '../store/database.js';
import {
  deleteActionExecutionsOf,
  deleteEndedJobs,
  deleteOldExecutions,
  deleteRuleExecutionsOf,
  deleteWatchedRevisions,
  findPipelinesWithOldHistory,
  lockPipelineHistory,
  type PipelinePlace,
} from '../store/history-retention.js';
import { type DutyRun, every } from './every.js';

const interval = 60 * 60 * 1000;
const pipelinesPerStepMax = 100;
const executionsPerStepMax = 200;
const jobsPerStepMax = 2_000;
/** For so long a worker that repeats its result learns that the job has ended, and how. */
const jobRetention = 24 * 60 * 60 * 1000;

export interface HistoryRetentionParts {
  readonly database: Database;
  readonly clock: () => number;
  /** How long executions are kept from their start on, in milliseconds. */
  readonly historyRetention: number;
}

/** Forgets what is old again and again. */
export const keepHistoryInBounds = (run: DutyRun, parts: HistoryRetentionParts): Promise<void> =>
  every(run, { name: 'history-retention', interval }, () => forgetOldHistory(run, parts));

/**
 * Forgets executions that were started long ago, with the history of their actions and rules, and jobs
 * that ended a day ago. What is in flight stays, however old. In steps, so that nobody waits for long.
 */
export const forgetOldHistory = async (
  { signal }: Pick<DutyRun, 'signal'>,
  { database, clock, historyRetention }: HistoryRetentionParts,
): Promise<void> => {
  const jobs = { before: clock() - jobRetention, max: jobsPerStepMax };
  while (!signal.aborted && (await deleteEndedJobs(database, jobs)) === jobsPerStepMax);
  const before = clock() - historyRetention;
  for (;;) {
    const old = await findPipelinesWithOldHistory(database, { before, max: pipelinesPerStepMax });
    for (const pipeline of old) {
      if (signal.aborted) return;
      await forgetOldExecutions(database, pipeline, before);
    }
    if (old.length === 0 || signal.aborted) return;
  }
};

const forgetOldExecutions = (
  database: Database,
  pipeline: PipelinePlace,
  before: number,
): Promise<void> =>
  database.transaction(async (tx) => {
    await lockPipelineHistory(tx, pipeline);
    const gone = await deleteOldExecutions(tx, pipeline, { before, max: executionsPerStepMax });
    const ids = gone.map(({ pipeline_execution_id }) => pipeline_execution_id);
    deleteActionExecutionsOf(tx, ids);
    deleteRuleExecutionsOf(tx, ids);
    deleteWatchedRevisions(tx, pipeline, before);
  });
