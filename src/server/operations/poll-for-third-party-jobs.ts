import type { ActionTypeDeclaration, ActionTypeId } from '../../model/index.js';
import { thirdPartyClient } from '../identity/third-party-client.js';
import { actionTypeText } from '../store/jobs.js';
import { findJobWorkerType } from './executor-action-type.js';
import type { Handler, OperationContext } from './handler.js';
import { actionTypeNotAvailable } from './not-found.js';

const batchSizeDefault = 1;

type Context = OperationContext<'PollForThirdPartyJobs'>;

/**
 * Says which jobs there are for a third party, and of which client, and nothing more: who holds the
 * client's token asks for their details. Answers at once, unless the caller said that it is ready to wait.
 */
export const pollForThirdPartyJobs: Handler<'PollForThirdPartyJobs'> = async (input, ctx) => {
  const { actionTypeId, maxBatchSize = batchSizeDefault } = input;
  const type = await findJobWorkerType(ctx.database, ctx.tenant, actionTypeId);
  if (!type) throw noSuchType(ctx, actionTypeId);
  checkPoller(ctx, type.declaration);
  const actionType = actionTypeText(actionTypeId);
  const claim = await ctx.execution.poll(
    {
      ...ctx.tenant,
      ...actionTypeId,
      actionType,
      max: maxBatchSize,
      now: ctx.now,
      lease: ctx.execution.settings.acknowledgeWithin,
    },
    ctx,
  );
  const { clientId } = thirdPartyClient(ctx.serverKey, { ...ctx.tenant, actionType });
  return { jobs: (claim?.jobs ?? []).map((job) => ({ clientId, jobId: job.job_id })) };
};

const noSuchType = (ctx: Context, id: ActionTypeId) =>
  id.owner === 'ThirdParty'
    ? ctx.error('ActionTypeNotFoundException', actionTypeNotAvailable(id))
    : ctx.error('ValidationException', `ActionType with owner '${id.owner}' is not supported`);

const checkPoller = (ctx: Context, { executor, id }: ActionTypeDeclaration): void => {
  const { pollingAccounts } = executor.configuration.jobWorkerExecutorConfiguration ?? {};
  if (pollingAccounts === undefined || pollingAccounts.includes(ctx.tenant.account)) return;
  throw ctx.error(
    'AccessDeniedException',
    `User: ${ctx.caller.arn} is not authorized to perform: codepipeline:PollForThirdPartyJobs: account ${ctx.tenant.account} is not among the pollingAccounts of the action type ${id.category}/${id.owner}/${id.provider}/${id.version}`,
  );
};
