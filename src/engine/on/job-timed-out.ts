import { endAttempt, findAttemptOfJob, isRefusal } from '../attempt.js';
import type { Refusal } from '../decision.js';
import type { Draft } from '../draft.js';
import type { JobTimedOut } from '../event.js';

/** A job has taken longer than its action type allows for one: its action fails. */
export const onJobTimedOut = (draft: Draft, event: JobTimedOut): Refusal | undefined => {
  const attempt = findAttemptOfJob(draft, event);
  if (isRefusal(attempt)) return attempt;
  const message = `A job of the action ${attempt.actionName} timed out: its worker acknowledged it and gave no result within the jobTimeout of the action type.`;
  endAttempt(draft, attempt, {
    status: 'Failed',
    closeJobAs: 'TimedOut',
    said: { summary: message, errorDetails: { code: 'JobTimeout', message } },
  });
  return undefined;
};
