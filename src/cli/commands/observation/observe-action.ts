import type {
  ActionDeclaration,
  ActionExecution,
  ActionExecutionDetail,
  ActionState,
  PipelineExecutionSummary,
} from '../../../model/index.js';
import type {
  ObservedAction,
  ObservedAttempt,
  ObservedRevision,
  PendingApproval,
} from './observed.js';

interface ActionSeen {
  readonly attempt: ActionExecutionDetail | undefined;
  readonly state: ActionState | undefined;
  readonly execution: PipelineExecutionSummary | undefined;
}

/** An action in an execution. What the state of the pipeline shows of it may be of another one. */
export function actionIn(declared: ActionDeclaration, seen: ActionSeen): ObservedAction {
  const { attempt, state } = seen;
  const isSame =
    attempt !== undefined &&
    state?.latestExecution?.actionExecutionId === attempt.actionExecutionId;
  const shown = isSame ? state?.latestExecution : undefined;
  return {
    actionName: declared.name,
    actionTypeId: declared.actionTypeId,
    runOrder: declared.runOrder ?? 1,
    attempt: attempt && attemptOf(attempt, shown),
    revision: revisionOf(declared, seen, isSame ? state : undefined),
    approval: attempt && pendingApproval(declared, attempt, shown),
  };
}

function attemptOf(
  attempt: ActionExecutionDetail,
  shown: ActionExecution | undefined,
): ObservedAttempt {
  const result = attempt.output?.executionResult;
  return {
    actionExecutionId: attempt.actionExecutionId,
    status: attempt.status,
    startTime: attempt.startTime,
    lastUpdateTime: attempt.lastUpdateTime,
    updatedBy: attempt.updatedBy,
    summary: result?.externalExecutionSummary ?? shown?.summary,
    errorDetails: result?.errorDetails ?? shown?.errorDetails,
    externalExecutionId: result?.externalExecutionId ?? shown?.externalExecutionId,
    externalExecutionUrl: result?.externalExecutionUrl ?? shown?.externalExecutionUrl,
    percentComplete: shown?.percentComplete,
  };
}

function revisionOf(
  { name, actionTypeId }: ActionDeclaration,
  { attempt, execution }: ActionSeen,
  state: ActionState | undefined,
): ObservedRevision | undefined {
  if (actionTypeId.category !== 'Source' || attempt === undefined) return undefined;
  const found = execution?.sourceRevisions?.find(({ actionName }) => actionName === name);
  if (found !== undefined) return { revisionId: found.revisionId, summary: found.revisionSummary };
  const current = attempt.status === 'Succeeded' ? state?.currentRevision : undefined;
  return current && { revisionId: current.revisionId, summary: undefined };
}

const minute = 60_000;
/** How long an approval waits that does not say otherwise: a week. */
const approvalTimeout = 7 * 24 * 60 * minute;

function pendingApproval(
  declared: ActionDeclaration,
  attempt: ActionExecutionDetail,
  shown: ActionExecution | undefined,
): PendingApproval | undefined {
  const { category, owner, provider } = declared.actionTypeId;
  const isApproval = category === 'Approval' && owner === 'AWS' && provider === 'Manual';
  if (!isApproval || attempt.status !== 'InProgress') return undefined;
  // In PARALLEL mode it is here that the token is told.
  const token = shown?.token ?? attempt.output?.executionResult?.externalExecutionId;
  if (token === undefined) return undefined;
  const { startTime, input } = attempt;
  const configuration = input?.resolvedConfiguration ?? input?.configuration ?? {};
  const timeout =
    declared.timeoutInMinutes === undefined ? approvalTimeout : declared.timeoutInMinutes * minute;
  return {
    token,
    since: startTime,
    until: startTime === undefined ? undefined : startTime + timeout,
    question: configuration['CustomData'],
    url: configuration['ExternalEntityLink'],
  };
}
