import type { InputOf } from '../../model/index.js';
import { actionTypeText } from '../store/jobs.js';
import type { Handler, OperationContext } from './handler.js';
import { jobData } from './job-data.js';
import { actionTypeNotAvailable } from './not-found.js';

const batchSizeDefault = 1;

/**
 * Hands out jobs of a custom action type, each under a nonce of its own. Answers at once, unless the
 * caller said that it is ready to wait.
 */
export const pollForJobs: Handler<'PollForJobs'> = async (input, ctx) => {
  const { actionTypeId, maxBatchSize = batchSizeDefault } = input;
  if (actionTypeId.owner !== 'Custom') {
    throw ctx.error(
      'ValidationException',
      `ActionType with owner '${actionTypeId.owner}' is not supported`,
    );
  }
  const want = {
    ...ctx.tenant,
    category: actionTypeId.category,
    owner: actionTypeId.owner,
    provider: actionTypeId.provider,
    version: actionTypeId.version,
    actionType: actionTypeText(actionTypeId),
    query: queryOf(input),
    max: maxBatchSize,
    now: ctx.now,
    lease: ctx.execution.settings.acknowledgeWithin,
  };
  const claim = await ctx.execution.poll(want, ctx);
  if (!claim) throw ctx.error('ActionTypeNotFoundException', actionTypeNotAvailable(actionTypeId));
  checkQuery(ctx, want.query, claim.queryable);
  return {
    jobs: claim.jobs.map((job) => ({
      id: job.job_id,
      nonce: job.nonce ?? undefined,
      accountId: job.account,
      data: jobData(job, { serverKey: ctx.serverKey, now: ctx.now }),
    })),
  };
};

type Query = { readonly key: string; readonly value: string } | undefined;

const queryOf = (input: InputOf<'PollForJobs'>): Query => {
  const [entry] = Object.entries(input.queryParam ?? {});
  return entry && { key: entry[0], value: entry[1] };
};

const checkQuery = (
  ctx: OperationContext<'PollForJobs'>,
  query: Query,
  queryable: string | null,
): void => {
  if ((query?.key ?? null) === queryable) return;
  throw ctx.error(
    'ValidationException',
    queryable === null
      ? `The action type has no queryable property: queryParam must be absent or empty, but names '${query?.key}'.`
      : `queryParam must hold exactly the queryable property of the action type, '${queryable}'.`,
  );
};
