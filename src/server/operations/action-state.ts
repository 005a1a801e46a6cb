import type { KnownActionType } from '../../catalogue/index.js';
import type {
  ActionDeclaration,
  ActionExecution,
  ActionRevision,
  ActionState,
} from '../../model/index.js';
import { maskConfiguration } from '../../structure/index.js';
import type { LatestAttempt } from '../store/pipeline-state.js';
import { actionUrl } from './action-url.js';

/** An action as GetPipelineState shows it: as it is declared now, and as it went the last time. */
export const actionState = (
  action: ActionDeclaration,
  seen: {
    readonly attempt: LatestAttempt | undefined;
    readonly type: KnownActionType | undefined;
    /** Whether the pipeline's executions share its stages. */
    readonly isParallel: boolean;
  },
): ActionState => {
  const { attempt, type } = seen;
  const configuration = maskConfiguration(action.configuration ?? {}, type);
  const revision = attempt?.revision ?? undefined;
  return {
    actionName: action.name,
    currentRevision: revision && currentRevision(revision),
    latestExecution: attempt && latestExecution(attempt, seen),
    entityUrl: actionUrl(type?.settings.entityUrlTemplate, { configuration }),
    revisionUrl:
      revision &&
      (revision.revisionUrl ??
        actionUrl(type?.settings.revisionUrlTemplate, {
          configuration,
          revisionId: revision.revision,
        })),
  };
};

// A failure is told in up to 5,000 characters, and errorDetails has them all.
const summaryStart = /^.{0,2048}/su;

const currentRevision = ({
  revision,
  changeIdentifier,
  created,
}: NonNullable<LatestAttempt['revision']>): ActionRevision => ({
  revisionId: revision,
  revisionChangeId: changeIdentifier,
  created,
});

const latestExecution = (
  attempt: LatestAttempt,
  seen: { readonly type: KnownActionType | undefined; readonly isParallel: boolean },
): ActionExecution => {
  const { status, output } = attempt;
  const isRunning = status === 'InProgress';
  const { externalExecutionId } = output;
  return {
    actionExecutionId: attempt.actionExecutionId,
    status,
    // An approval may be answered with an empty summary, which says nothing.
    summary: summaryStart.exec(output.summary ?? '')?.[0] || undefined,
    // Reports of progress are no changes of status.
    lastStatusChange: isRunning ? attempt.started : attempt.updated,
    token: isRunning && !seen.isParallel ? (attempt.token ?? undefined) : undefined,
    lastUpdatedBy: output.updatedBy,
    externalExecutionId,
    externalExecutionUrl: actionUrl(seen.type?.settings.executionUrlTemplate, {
      configuration: maskConfiguration(attempt.configuration ?? {}, seen.type),
      externalExecutionId,
    }),
    percentComplete: output.percentComplete,
    errorDetails: output.errorDetails,
  };
};
