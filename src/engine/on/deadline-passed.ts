import { endAttempt, findAttempt } from '../attempt.js';
import type { Draft } from '../draft.js';
import type { DeadlinePassed } from '../event.js';
import type { ActionRun } from '../state.js';

/** An action has not ended in its time: it fails. Nothing happens when it has ended after all. */
export const onDeadlinePassed = (draft: Draft, event: DeadlinePassed): undefined => {
  const attempt = findAttempt(draft, event);
  if (attempt?.run.status !== 'InProgress' || draft.given.now < attempt.run.deadline) return;
  const message = messageFor(attempt.actionName, attempt.run);
  endAttempt(draft, attempt, {
    status: 'Failed',
    closeJobAs: 'TimedOut',
    said: { summary: message, errorDetails: { code: 'JobTimeout', message } },
    work: { kind: 'none' },
  });
};

const messageFor = (actionName: string, { work, startedAt, deadline }: ActionRun): string => {
  const minutes = Math.round((deadline - startedAt) / 60_000);
  return work.kind === 'approval'
    ? `The approval action ${actionName} timed out: it was not answered within ${minutes} minutes.`
    : `The action ${actionName} timed out: it did not end within ${minutes} minutes.`;
};
