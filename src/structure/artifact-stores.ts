import type { ArtifactStoreMap } from '../model/index.js';
import { type Outline, type Rule, wholePipeline } from './outline.js';
import { faultAt, invalidRequest } from './structure-fault.js';

export const hasOneKindOfArtifactStore: Rule = wholePipeline(({ declaration }) =>
  (declaration.artifactStore === undefined) === (declaration.artifactStores === undefined)
    ? invalidRequest(
        "Exactly one of 'pipeline.artifactStore' and 'pipeline.artifactStores' must be given",
      )
    : undefined,
);

export const hasNoActionElsewhereWithOneStore: Rule = wholePipeline((outline) =>
  outline.declaration.artifactStore !== undefined && regionsOf(outline).size > 1
    ? faultAt(
        invalidRequest(
          "Your pipeline contains actions in more than one region. Use 'pipeline.artifactStores' instead of 'pipeline.artifactStore' to declare an artifact store, such as an artifact bucket, for each region where you have an action.",
        ),
        'artifactStore',
      )
    : undefined,
);

export const namesRegionsOfArtifactStores: Rule = wholePipeline(({ declaration, context }) =>
  Object.keys(declaration.artifactStores ?? {})
    .filter((region) => region !== context.region && !looksLikeRegion.test(region))
    .map((region) =>
      faultAt(
        invalidRequest(
          `The region ${region} specified in 'pipeline.artifactStores' is not a valid AWS Region.`,
        ),
        'artifactStores',
        region,
      ),
    ),
);

// By their form and not by a list: a server of one's own goes by whatever region its clients say.
const looksLikeRegion = /^[a-z]+(-[a-z]+)+-[0-9]{1,2}$/;

export const hasArtifactStoreInEachRegion: Rule = wholePipeline((outline) => {
  const stores = outline.declaration.artifactStores;
  const missing = stores === undefined ? [] : regionsWithout(stores, outline);
  if (missing.length === 0) return undefined;
  const which = missing.length === 1 ? 'region is' : 'regions are';
  return faultAt(
    invalidRequest(
      `Your pipeline must have an artifact store, such as an artifact bucket, for each region where you have an action. The following ${which} missing in 'pipeline.artifactStores': ${missing.join(', ')}.`,
    ),
    'artifactStores',
  );
});

const regionsWithout = (stores: ArtifactStoreMap, outline: Outline): readonly string[] =>
  [...regionsOf(outline)].filter((region) => !Object.hasOwn(stores, region));

/** The pipeline's own region, which has to have a store in any case, and those of its actions. */
const regionsOf = ({ actions, context }: Outline): ReadonlySet<string> =>
  new Set([context.region, ...actions.map(({ action }) => action.region ?? context.region)]);
