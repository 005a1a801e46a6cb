import { endAttempt, findAttemptOfJob, isRefusal } from '../attempt.js';
import type { Refusal } from '../decision.js';
import type { Draft } from '../draft.js';
import type { JobFailed } from '../event.js';

/** An action fails, and with it, once its siblings have ended, its stage. */
export const onJobFailed = (draft: Draft, event: JobFailed): Refusal | undefined => {
  const attempt = findAttemptOfJob(draft, event);
  if (isRefusal(attempt)) return attempt;
  const { type, message, externalExecutionId } = event.failure;
  endAttempt(draft, attempt, {
    status: 'Failed',
    closeJobAs: 'Failed',
    said: { summary: message, externalExecutionId, errorDetails: { code: type, message } },
  });
  return undefined;
};
