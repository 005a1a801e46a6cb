import type { ActionDeclaration, PipelineDeclaration } from '../../model/index.js';
import type { ServiceError } from './service-error.js';

/** The action that is declared under these names. Throws which of them there is none of. */
export const declaredAction = (
  ctx: {
    readonly error: (
      code: 'StageNotFoundException' | 'ActionNotFoundException',
      message: string,
    ) => ServiceError;
  },
  declaration: PipelineDeclaration,
  { stageName, actionName }: { readonly stageName: string; readonly actionName: string },
): ActionDeclaration => {
  const stage = declaration.stages.find(({ name }) => name === stageName);
  if (!stage) {
    throw ctx.error(
      'StageNotFoundException',
      `The pipeline ${declaration.name} has no stage ${stageName}.`,
    );
  }
  const action = stage.actions.find(({ name }) => name === actionName);
  if (action) return action;
  throw ctx.error(
    'ActionNotFoundException',
    `The stage ${stageName} of the pipeline ${declaration.name} has no action ${actionName}.`,
  );
};
