import type {
  ActionDeclaration,
  GitConfiguration,
  PipelineDeclaration,
  SourceRevisionOverride,
} from '../model/index.js';
import type { GitEvent } from './git-event.js';
import { type Answer, matches } from './matches.js';
import { textStart } from './text-start.js';
import { triggerDetail } from './trigger-detail.js';

/** Whether an event starts a pipeline by one of its source actions, and with what. */
export type TriggerDecision =
  | {
      readonly starts: true;
      readonly reason: string;
      readonly triggerType: 'Webhook' | 'WebhookV2';
      readonly triggerDetail: string;
      /** The source action takes up the commit that the event is about. */
      readonly sourceOverride: SourceRevisionOverride;
      readonly sourceRevisions: readonly GitRevision[];
    }
  | { readonly starts: false; readonly reason: string };

/** A commit as what a source action is known to find: one for each of its output artifacts. */
export interface GitRevision {
  readonly actionName: string;
  readonly artifactName?: string | undefined;
  readonly revisionId: string;
  readonly revisionSummary?: string | undefined;
  readonly revisionUrl?: string | undefined;
}

export const isConnectionSource = ({ actionTypeId }: ActionDeclaration): boolean => {
  const { category, owner, provider } = actionTypeId;
  return category === 'Source' && owner === 'AWS' && provider === 'CodeStarSourceConnection';
};

/**
 * Decides for one source action with a connection. Where the pipeline has a trigger with filters for it,
 * these alone decide; otherwise it is a push to the action's own branch that starts the pipeline, unless
 * the action forgoes it.
 */
export const triggeredBy = (
  declaration: PipelineDeclaration,
  source: ActionDeclaration,
  event: GitEvent,
): TriggerDecision => {
  if (!isOfRepository(source, event)) {
    return { starts: false, reason: `the action ${source.name} is for another repository` };
  }
  const filters = filtersFor(declaration, source);
  const answer = filters ? matches(filters, event) : detected(source, event);
  if (!answer.matches) return { starts: false, reason: answer.reason };
  return {
    starts: true,
    reason: answer.reason,
    ...(filters
      ? { triggerType: 'WebhookV2', triggerDetail: triggerDetail(event) }
      : { triggerType: 'Webhook', triggerDetail: connectionOf(source) }),
    sourceOverride: {
      actionName: source.name,
      revisionType: 'COMMIT_ID',
      revisionValue: event.commitId,
    },
    sourceRevisions: revisionsOf(source, event),
  };
};

/** The filters of an action's trigger; none where it has no trigger, or one that filters nothing. */
export const filtersFor = (
  { triggers = [] }: PipelineDeclaration,
  { name }: ActionDeclaration,
): GitConfiguration | undefined => {
  const found = triggers.find(({ gitConfiguration }) => gitConfiguration.sourceActionName === name);
  const { push, pullRequest } = found?.gitConfiguration ?? {};
  return push || pullRequest ? found?.gitConfiguration : undefined;
};

// Hosts tell no repositories apart by the case of their names.
const isOfRepository = ({ configuration = {} }: ActionDeclaration, event: GitEvent): boolean =>
  configuration['FullRepositoryId']?.toLowerCase() === event.repository.toLowerCase();

const detected = ({ configuration = {} }: ActionDeclaration, event: GitEvent): Answer => {
  const { DetectChanges, BranchName = '' } = configuration;
  if (DetectChanges?.toLowerCase() === 'false') {
    return {
      matches: false,
      reason: 'DetectChanges is false, and there is no trigger with filters',
    };
  }
  if (event.kind !== 'branchPushed') {
    return { matches: false, reason: 'without filters only pushes of branches start it' };
  }
  return event.branch === BranchName
    ? { matches: true, reason: `the branch ${BranchName} was pushed` }
    : { matches: false, reason: `only pushes of the branch ${BranchName} start it` };
};

const detailMax = 1_024;

const connectionOf = ({ configuration = {} }: ActionDeclaration): string =>
  textStart(configuration['ConnectionArn'] ?? '', detailMax);

const summaryMax = 2_048;

const revisionsOf = (
  { name: actionName, outputArtifacts = [] }: ActionDeclaration,
  { commitId, commitMessage, commitUrl }: GitEvent,
): readonly GitRevision[] => {
  const revision = {
    actionName,
    revisionId: commitId,
    revisionSummary: commitMessage === undefined ? undefined : textStart(commitMessage, summaryMax),
    revisionUrl: commitUrl,
  };
  return outputArtifacts.length === 0
    ? [revision]
    : outputArtifacts.map(({ name: artifactName }) => ({ ...revision, artifactName }));
};
