import type { KnownActionType } from '../catalogue/index.js';
import type { ActionDeclaration } from '../model/index.js';
import { eachAction, type PlacedAction, type Rule } from './outline.js';
import { faultAt, invalidAction } from './structure-fault.js';

export const hasRequiredConfiguration: Rule = eachAction((placed) =>
  missingKeys(placed).map((key) =>
    faultAt(
      invalidAction(
        `Action configuration for action '${placed.action.name}' is missing required configuration '${key}'`,
      ),
      'configuration',
    ),
  ),
);

const missingKeys = ({ action, type }: PlacedAction): readonly string[] => {
  const required = (type?.properties ?? [])
    .filter((property) => property.required)
    .map(({ name }) => name);
  return [...required, ...requiredInThisCase(action)].filter(
    (key) => configured(action, key) === undefined,
  );
};

// What the documentation of an action asks for depending on the rest of it.
const requiredInThisCase = (action: ActionDeclaration): readonly string[] => {
  const { category, owner, provider } = action.actionTypeId;
  const inputs = action.inputArtifacts?.length ?? 0;
  switch (`${category}/${owner}/${provider}`) {
    case 'Build/AWS/CodeBuild':
    case 'Test/AWS/CodeBuild':
      return inputs > 1 ? ['PrimarySource'] : [];
    case 'Deploy/AWS/S3':
      return configured(action, 'Extract')?.toLowerCase() === 'false' ? ['ObjectKey'] : [];
    case 'Deploy/AWS/Lambda':
      return inputs === 0 ? ['PublishedTargetVersion'] : [];
    default:
      return [];
  }
};

const configured = ({ configuration = {} }: ActionDeclaration, key: string): string | undefined =>
  Object.hasOwn(configuration, key) ? configuration[key] : undefined;

export const hasNoUnknownConfiguration: Rule = eachAction(({ action, type }) => {
  if (type === undefined) return undefined;
  const known = new Set(type.properties.map(({ name }) => name));
  return Object.keys(action.configuration ?? {})
    .filter((key) => !known.has(key))
    .sort()
    .map((key) =>
      faultAt(
        invalidAction(
          `Action configuration for action '${action.name}' contains unknown configuration '${key}'`,
        ),
        'configuration',
        key,
      ),
    );
});

export const hasQueryableValues: Rule = eachAction(({ action, type }) => {
  const key = queryableKey(type);
  const value = key === undefined ? undefined : configured(action, key);
  return key === undefined || value === undefined || queryable.test(value)
    ? undefined
    : faultAt(
        invalidAction(
          `Action configuration for action '${action.name}' contains an invalid value for the queryable property '${key}'. Job workers ask for it: use up to 20 letters, digits, underscores and hyphens.`,
        ),
        'configuration',
        key,
      );
});

const queryable = /^[A-Za-z0-9_-]{1,20}$/;

const queryableKey = (type: KnownActionType | undefined): string | undefined =>
  type?.properties.find((property) => property.queryable)?.name;
