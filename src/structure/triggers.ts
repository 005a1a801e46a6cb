import type { GitPullRequestFilter, GitPushFilter } from '../model/index.js';
import { type PlacedAction, type Rule, repeated, wholePipeline } from './outline.js';
import { type FaultPath, faultAt, invalidStructure, type PlacedFault } from './structure-fault.js';

export const hasTriggersOnlyInV2: Rule = wholePipeline(
  ({ declaration: { triggers = [] }, isV2 }) =>
    triggers.length > 0 && !isV2
      ? faultAt(invalidStructure('Triggers on tag can only be used with V2 pipelines'), 'triggers')
      : undefined,
);

export const hasTriggersOfConnections: Rule = wholePipeline(
  ({ declaration: { triggers = [] }, actions }) => {
    const connections = new Set(actions.filter(isConnection).map(({ action }) => action.name));
    return triggers.flatMap(({ gitConfiguration }, index) =>
      connections.has(gitConfiguration.sourceActionName)
        ? []
        : faultAt(
            invalidStructure(
              'Triggers for connections must reference a CodeStarSourceConnection action.',
            ),
            ...sourceActionOf(index),
          ),
    );
  },
);

const sourceActionOf = (index: number) =>
  ['triggers', index, 'gitConfiguration', 'sourceActionName'] as const;

const isConnection = ({ action }: PlacedAction): boolean => {
  const { category, owner, provider } = action.actionTypeId;
  return category === 'Source' && owner === 'AWS' && provider === 'CodeStarSourceConnection';
};

export const hasOneTriggerPerSourceAction: Rule = wholePipeline(
  ({ declaration: { triggers = [] } }) =>
    repeated(triggers, (trigger) => trigger.gitConfiguration.sourceActionName).map(
      ({ element, index }) =>
        faultAt(
          invalidStructure(
            `Source action '${element.gitConfiguration.sourceActionName}' has more than one trigger. Put all filters for a source action into one trigger.`,
          ),
          ...sourceActionOf(index),
        ),
    ),
);

export const hasValidTriggerFilters: Rule = wholePipeline(({ declaration: { triggers = [] } }) =>
  triggers.flatMap(({ gitConfiguration: { push = [], pullRequest = [] } }, index) => [
    ...filterFaults(push, isValidPush, ['triggers', index, 'gitConfiguration', 'push']),
    ...filterFaults(pullRequest, isValidPullRequest, [
      'triggers',
      index,
      'gitConfiguration',
      'pullRequest',
    ]),
  ]),
);

const filterFaults = <Filter>(
  filters: readonly Filter[],
  isValid: (filter: Filter) => boolean,
  base: FaultPath,
): readonly PlacedFault[] =>
  filters.flatMap((filter, index) =>
    isValid(filter)
      ? []
      : faultAt(
          invalidStructure(
            'The trigger configuration for the source action is not valid. Make sure to choose valid filter combinations.',
          ),
          ...base,
          index,
        ),
  );

// Tags, or branches, or branches with file paths.
const isValidPush = ({ tags, branches, filePaths }: GitPushFilter): boolean =>
  tags === undefined ? branches !== undefined : branches === undefined && filePaths === undefined;

// Branches, with or without file paths, whatever the events.
const isValidPullRequest = ({ branches }: GitPullRequestFilter): boolean => branches !== undefined;
