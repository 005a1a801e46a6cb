import { endAttempt, findAttempt } from '../attempt.js';
import type { Refusal } from '../decision.js';
import type { Draft } from '../draft.js';
import type { ApprovalGiven } from '../event.js';
import { refuse } from '../refuse.js';

/** A reviewer answers. The first answer counts; the token is good for that one. */
export const onApprovalGiven = (draft: Draft, event: ApprovalGiven): Refusal | undefined => {
  const attempt = findAttempt(draft, event);
  const work = attempt?.run.work;
  if (attempt?.execution.status === 'Cancelled') {
    return refuse(
      'InvalidApprovalTokenException',
      `The pipeline ${draft.state.pipelineName} has been updated, and the approval request you responded to is now out of date.`,
    );
  }
  // An approval that has expired or was abandoned waits for its token no longer.
  if (!attempt || work?.kind !== 'approval' || work.token !== event.token) {
    return refuse(
      'InvalidApprovalTokenException',
      `The token ${event.token} is not that of a pending approval.`,
    );
  }
  if (attempt.run.status !== 'InProgress') {
    return refuse(
      'ApprovalAlreadyCompletedException',
      `The approval action ${attempt.actionName} has been answered already.`,
    );
  }
  const { summary, by } = event;
  if (event.status === 'Approved') {
    endAttempt(draft, attempt, {
      status: 'Succeeded',
      closeJobAs: 'Succeeded',
      said: { summary, updatedBy: by },
    });
    return undefined;
  }
  const message = summary === '' ? `The approval was rejected by ${by}.` : summary;
  endAttempt(draft, attempt, {
    status: 'Failed',
    closeJobAs: 'Failed',
    said: { summary, updatedBy: by, errorDetails: { code: 'JobFailed', message } },
  });
  return undefined;
};
