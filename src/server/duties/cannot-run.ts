import type { ActionResult } from '../actions/index.js';
import type { Database } from '../store/database.js';
import { findExecutorActionTypes } from '../store/executor-action-types.js';
import type { ServerJobRow } from '../store/job-claims.js';
import type { ActionJobData } from '../store/jobs.js';

/** How an action ends for which the server has no code: with a sentence that says why and what to do. */
export const cannotRun = async (
  database: Database,
  job: ServerJobRow<ActionJobData>,
): Promise<ActionResult> => ({
  kind: 'failed',
  type: 'ConfigurationError',
  message: await reasonFor(database, job),
});

const reasonFor = async (database: Database, job: ServerJobRow<ActionJobData>): Promise<string> => {
  const { category, owner, provider, version } = job.data.actionTypeId;
  if (owner === 'Custom') {
    return `ActionType (Category: '${category}', Owner: '${owner}', Provider: '${provider}', Version: '${version}') is not available: it was deleted, or never created in this region.`;
  }
  const name = `${category}/${owner}/${provider}/${version}`;
  const [type] = await findExecutorActionTypes(database, job, [job.data.actionTypeId]);
  if (type) {
    return `The action type ${name} has a Lambda executor, and Pipewright cannot run Lambda functions yet. Register the type with a JobWorker executor in its place.`;
  }
  return `Pipewright knows the action type ${name} but cannot run it yet. Use a custom action type with a job worker in its place.`;
};
