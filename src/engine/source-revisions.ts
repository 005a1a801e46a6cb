import type { ActionDeclaration } from '../model/index.js';
import type { ReportedRevision } from './event.js';
import type { ExecutionState, SourceRevisionRecord } from './state.js';

/** The revisions of an execution once one of its source actions has reported what it found. */
export const withReportedRevision = (
  execution: ExecutionState,
  action: ActionDeclaration,
  reported: ReportedRevision | undefined,
): ExecutionState['sourceRevisions'] => {
  if (!reported || action.actionTypeId.category !== 'Source') return execution.sourceRevisions;
  const found: SourceRevisionRecord = {
    actionName: action.name,
    revisionId: reported.revision,
    revisionChangeIdentifier: reported.changeIdentifier,
    revisionSummary: reported.revisionSummary,
    revisionUrl: reported.revisionUrl,
    created: reported.created,
  };
  const { outputArtifacts = [] } = action;
  const records = outputArtifacts.map(({ name }) => ({ ...found, artifactName: name }));
  const others = execution.sourceRevisions.filter(({ actionName }) => actionName !== action.name);
  return [...others, ...(records.length > 0 ? records : [found])];
};
