import type {
  ActionConfigurationProperty,
  ActionTypeSettings,
  ArtifactDetails,
} from '../../model/index.js';
import type { ActionTypeDefinition } from '../store/action-types.js';
import type { ServiceError } from './service-error.js';

interface DefinitionContext {
  readonly error: (code: 'InvalidActionTypeException', message: string) => ServiceError;
}

/** Refuses a custom action type that contradicts itself. */
export const checkActionTypeDefinition = (
  ctx: DefinitionContext,
  definition: ActionTypeDefinition,
): void => {
  const fault = faultOfDefinition(definition);
  if (fault !== undefined) throw ctx.error('InvalidActionTypeException', fault);
};

/** What is wrong with an action type, if anything is. */
export const faultOfDefinition = ({
  settings = {},
  configurationProperties = [],
  ...counts
}: ActionTypeDefinition): string | undefined =>
  faultOfNames(configurationProperties) ??
  faultOfQueryable(configurationProperties) ??
  faultOfCounts(counts.inputArtifactDetails) ??
  faultOfCounts(counts.outputArtifactDetails) ??
  faultOfTemplates(settings, configurationProperties);

type Properties = readonly ActionConfigurationProperty[];

const faultOfNames = (properties: Properties): string | undefined => {
  const names = properties.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice === undefined) return undefined;
  return `Configuration property names must be unique. The name '${twice}' is used more than once.`;
};

const faultOfQueryable = (properties: Properties): string | undefined => {
  const queryable = properties.filter((property) => property.queryable);
  if (queryable.length > 1) {
    const names = queryable.map(({ name }) => name).join(', ');
    return `Multiple queryable configuration properties found with names '${names}'. Up to one queryable property may be specified.`;
  }
  const [property] = queryable;
  if (!property || (property.required && !property.secret)) return undefined;
  return `Invalid queryable property '${property.name}'. Queryable configuration properties must be required and non-secret.`;
};

const faultOfCounts = ({ minimumCount, maximumCount }: ArtifactDetails): string | undefined =>
  maximumCount >= minimumCount
    ? undefined
    : `Maximum Number of Artifacts (${maximumCount}) has to be greater than or equal to minimum (${minimumCount}).`;

// Links are shown to whoever sees the pipeline, and lead nowhere while a value is missing.
const faultOfTemplates = (
  settings: ActionTypeSettings,
  properties: Properties,
): string | undefined => {
  const usable = new Set(
    properties.filter(({ required, secret }) => required && !secret).map(({ name }) => name),
  );
  const { entityUrlTemplate, executionUrlTemplate, revisionUrlTemplate } = settings;
  const templates = { entityUrlTemplate, executionUrlTemplate, revisionUrlTemplate };
  for (const [member, template = ''] of Object.entries(templates)) {
    for (const [, name = ''] of template.matchAll(/\{Config:([^{}]*)\}/g)) {
      if (usable.has(name)) continue;
      return `The setting '${member}' refers to the configuration property '${name}'. URL templates may refer to required and non-secret properties of the action type only.`;
    }
  }
  return undefined;
};
