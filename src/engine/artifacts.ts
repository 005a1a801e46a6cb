import type { ActionDeclaration, ArtifactStore, PipelineDeclaration } from '../model/index.js';
import type { Given } from './decision.js';
import { entryOf } from './entry-of.js';
import type { ArtifactPlace, ExecutionState, ProducedArtifact } from './state.js';

// Keys are kept short, as in AWS, because policies that name them have little room.
const pipelineNameMax = 20;
const artifactNameMax = 10;

/** The store that an action's output goes to: that of its region, else the pipeline's own. */
export const artifactStoreOf = (
  declaration: PipelineDeclaration,
  action: ActionDeclaration,
  homeRegion: string | undefined,
): ArtifactStore => {
  const { artifactStore, artifactStores = {} } = declaration;
  const ofRegion = (region: string | undefined): ArtifactStore | undefined =>
    region === undefined ? undefined : entryOf(artifactStores, region);
  const store =
    ofRegion(action.region) ??
    artifactStore ??
    ofRegion(homeRegion) ??
    Object.values(artifactStores)[0];
  if (!store) throw new Error(`The pipeline ${declaration.name} declares no artifact store.`);
  return store;
};

/** Fresh places for what an action is going to produce. */
export const outputPlacesOf = (
  declaration: PipelineDeclaration,
  action: ActionDeclaration,
  given: Given,
): readonly ArtifactPlace[] => {
  const { outputArtifacts = [] } = action;
  if (outputArtifacts.length === 0) return [];
  const bucket = artifactStoreOf(declaration, action, given.region).location;
  const folder = declaration.name.slice(0, pipelineNameMax);
  const extension = action.actionTypeId.category === 'Source' ? '.zip' : '';
  return outputArtifacts.map(({ name }) => ({
    name,
    bucket,
    key: `${folder}/${name.slice(0, artifactNameMax)}/${given.newKey()}${extension}`,
  }));
};

/** What an action or a rule takes in, and the first name for which the execution has nothing. */
export const inputArtifactsOf = (
  execution: ExecutionState,
  action: Pick<ActionDeclaration, 'inputArtifacts'>,
): { readonly found: readonly ProducedArtifact[]; readonly missing: string | undefined } => {
  const found: ProducedArtifact[] = [];
  let missing: string | undefined;
  for (const { name } of action.inputArtifacts ?? []) {
    const artifact = entryOf(execution.artifacts, name);
    if (artifact) found.push(artifact);
    else missing ??= name;
  }
  return { found, missing };
};
