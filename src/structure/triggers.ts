import type { GitPullRequestFilter, GitPushFilter } from '../model/index.js';
import { firstRepeated, type PlacedAction, type Rule } from './outline.js';
import { invalidStructure } from './structure-fault.js';

export const hasTriggersOnlyInV2: Rule = ({ declaration: { triggers = [] }, isV2 }) =>
  triggers.length > 0 && !isV2
    ? invalidStructure('Triggers on tag can only be used with V2 pipelines')
    : undefined;

export const hasTriggersOfConnections: Rule = ({ declaration: { triggers = [] }, actions }) => {
  const connections = new Set(actions.filter(isConnection).map(({ action }) => action.name));
  return triggers.every(({ gitConfiguration }) =>
    connections.has(gitConfiguration.sourceActionName),
  )
    ? undefined
    : invalidStructure(
        'Triggers for connections must reference a CodeStarSourceConnection action.',
      );
};

const isConnection = ({ action }: PlacedAction): boolean => {
  const { category, owner, provider } = action.actionTypeId;
  return category === 'Source' && owner === 'AWS' && provider === 'CodeStarSourceConnection';
};

export const hasOneTriggerPerSourceAction: Rule = ({ declaration: { triggers = [] } }) => {
  const repeated = firstRepeated(triggers, (trigger) => trigger.gitConfiguration.sourceActionName);
  return (
    repeated &&
    invalidStructure(
      `Source action '${repeated.gitConfiguration.sourceActionName}' has more than one trigger. Put all filters for a source action into one trigger.`,
    )
  );
};

export const hasValidTriggerFilters: Rule = ({ declaration: { triggers = [] } }) =>
  triggers.every(
    ({ gitConfiguration: { push = [], pullRequest = [] } }) =>
      push.every(isValidPush) && pullRequest.every(isValidPullRequest),
  )
    ? undefined
    : invalidStructure(
        'The trigger configuration for the source action is not valid. Make sure to choose valid filter combinations.',
      );

// Tags, or branches, or branches with file paths.
const isValidPush = ({ tags, branches, filePaths }: GitPushFilter): boolean =>
  tags === undefined ? branches !== undefined : branches === undefined && filePaths === undefined;

// Branches, with or without file paths, whatever the events.
const isValidPullRequest = ({ branches }: GitPullRequestFilter): boolean => branches !== undefined;
