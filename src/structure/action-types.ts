import { eachAction, type Rule } from './outline.js';
import { faultAt, invalidAction } from './structure-fault.js';

export const hasKnownActionTypes: Rule = eachAction(({ action, type }, { context }) => {
  if (type !== undefined) return undefined;
  const { category, provider, owner, version } = action.actionTypeId;
  const id = `Category: '${category}', Provider: '${provider}', Owner: '${owner}', Version: '${version}'`;
  const region = upperSnake(action.region ?? context.region);
  return faultAt(
    invalidAction(
      `ActionType (${id}) in action '${action.name}' is not available in region '${region}'`,
    ),
    'actionTypeId',
  );
});

export const upperSnake = (region: string): string => region.toUpperCase().replaceAll('-', '_');

export const hasActionTypesOfItsPipelineType: Rule = eachAction(({ type }, { isV2 }) =>
  type?.requiresV2 && !isV2
    ? faultAt(
        invalidAction(`${type.id.provider} Action can only be used with V2 pipelines.`),
        'actionTypeId',
        'provider',
      )
    : undefined,
);
