import { endAttempt, findAttemptOfJob, isRefusal } from '../attempt.js';
import type { Refusal } from '../decision.js';
import type { Draft } from '../draft.js';
import type { JobSucceeded } from '../event.js';
import { actionIn, stagePlanFor } from '../plan.js';
import { withReportedRevision } from '../source-revisions.js';

/** An action succeeds: what it has produced is there for later actions. */
export const onJobSucceeded = (draft: Draft, event: JobSucceeded): Refusal | undefined => {
  const attempt = findAttemptOfJob(draft, event);
  if (isRefusal(attempt)) return attempt;
  const { execution, stage, actionName, run } = attempt;
  const action = actionIn(stagePlanFor(draft.state, execution, stage.stageName), actionName);
  const { outputVariables, details, currentRevision } = event;
  const sourceRevisions = withReportedRevision(execution, action, currentRevision);
  // Rounds after the first may leave the revision out, and so may a source that was started with it.
  const revision = sourceRevisions.find((known) => known.actionName === actionName)?.revisionId;
  const isSource = action.actionTypeId.category === 'Source';
  const produced = run.outputArtifacts.map((place) => [
    place.name,
    isSource ? { ...place, revision } : place,
  ]);
  endAttempt(draft, attempt, {
    status: 'Succeeded',
    closeJobAs: 'Succeeded',
    said: { ...details, outputVariables, outputArtifacts: run.outputArtifacts, currentRevision },
    change: {
      sourceRevisions,
      artifacts: { ...execution.artifacts, ...Object.fromEntries(produced) },
      outputVariables:
        action.namespace === undefined
          ? execution.outputVariables
          : { ...execution.outputVariables, [action.namespace]: outputVariables },
    },
  });
  return undefined;
};
