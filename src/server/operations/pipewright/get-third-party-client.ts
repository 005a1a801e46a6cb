import { thirdPartyClient } from '../../identity/third-party-client.js';
import { actionTypeText } from '../../store/jobs.js';
import { findJobWorkerType } from '../executor-action-type.js';
import type { Handler } from '../handler.js';

/** What a third party's workers need to do the jobs of an action type with a JobWorker executor. */
export const getThirdPartyClient: Handler<'GetThirdPartyClient'> = async (
  { actionTypeId },
  ctx,
) => {
  const type = await findJobWorkerType(ctx.database, ctx.tenant, actionTypeId);
  if (!type) {
    throw ctx.error(
      'ActionTypeNotFoundException',
      `The action type ${actionTypeText(actionTypeId)} has no JobWorker executor, so that no third party works for it. Register it with UpdateActionType first.`,
    );
  }
  return thirdPartyClient(ctx.serverKey, {
    ...ctx.tenant,
    actionType: actionTypeText(actionTypeId),
  });
};
