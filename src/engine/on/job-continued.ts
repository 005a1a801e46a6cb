import { changeRun, findAttemptOfJob, isRefusal, record } from '../attempt.js';
import type { Refusal } from '../decision.js';
import type { Draft } from '../draft.js';
import type { JobContinued } from '../event.js';
import { actionIn, stagePlanFor } from '../plan.js';
import { withReportedRevision } from '../source-revisions.js';

/** A job ends but its action does not: it goes on under another job, which carries the token. */
export const onJobContinued = (draft: Draft, event: JobContinued): Refusal | undefined => {
  const attempt = findAttemptOfJob(draft, event);
  if (isRefusal(attempt)) return attempt;
  const { execution, stage, actionName, run } = attempt;
  const { jobId, continuationToken, details, currentRevision } = event;
  const { now, continuationDelay, newId } = draft.given;
  const action = actionIn(stagePlanFor(draft.state, execution, stage.stageName), actionName);
  const newJobId = newId();
  draft.effects.push({
    kind: 'continueJob',
    jobId,
    newJobId,
    continuationToken,
    visibleAt: now + continuationDelay,
  });
  record(draft, run, { status: 'InProgress', ...details, currentRevision });
  changeRun(
    draft,
    attempt,
    { ...run, work: { kind: 'job', jobId: newJobId } },
    { sourceRevisions: withReportedRevision(execution, action, currentRevision) },
  );
  return undefined;
};
