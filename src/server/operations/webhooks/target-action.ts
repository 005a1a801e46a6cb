import type { ActionDeclaration, PipelineDeclaration } from '../../../model/index.js';

/** The action that a webhook may name: a source action of the first stage. */
export const targetAction = (
  { stages: [first] }: PipelineDeclaration,
  name: string,
): ActionDeclaration | undefined =>
  first?.actions.find(
    (action) => action.name === name && action.actionTypeId.category === 'Source',
  );
