import type { PipelineDeclaration as ClientsDeclaration } from '@aws-sdk/client-codepipeline';
import type { PipelineDeclaration, StageDeclaration } from '../../../src/model/index.js';

/** What all actions are of that a worker does: it asks for nothing. */
export const provider = 'Simulated';

/**
 * A declaration whose pipelines do nothing by themselves: no rules, which the server evaluates when it
 * comes to it, and no actions that it runs.
 */
export const liveDeclaration = (
  { stages, ...declaration }: PipelineDeclaration,
  name: string,
): PipelineDeclaration => ({ ...declaration, name, stages: stages.map(liveStage) });

const liveStage = ({ name, actions, onFailure }: StageDeclaration): StageDeclaration => ({
  name,
  actions: actions.map((action) => ({
    ...action,
    actionTypeId:
      action.actionTypeId.category === 'Approval'
        ? action.actionTypeId
        : {
            category: action.actionTypeId.category === 'Source' ? 'Source' : 'Build',
            owner: 'Custom',
            provider,
            version: '1',
          },
  })),
  ...(onFailure && !onFailure.conditions ? { onFailure } : {}),
});

/** The same as the clients' types have it, which know no readonly arrays. */
export const forClients = (declaration: PipelineDeclaration): ClientsDeclaration =>
  structuredClone(declaration) as ClientsDeclaration;
