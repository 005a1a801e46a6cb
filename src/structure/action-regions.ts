import type { ActionTypeId } from '../model/index.js';
import { eachAction, type Rule } from './outline.js';
import { faultAt, invalidAction } from './structure-fault.js';

export const hasActionsElsewhereThatMayBe: Rule = eachAction(({ action, stage }, { context }) => {
  const { name, region, actionTypeId } = action;
  if (region === undefined || region === context.region || mayBeElsewhere(actionTypeId)) {
    return undefined;
  }
  return faultAt(
    invalidAction(
      `Action '${name}' in stage '${stage.name}' is in region ${region}. Source, third-party and custom actions can only be in the pipeline's own region, ${context.region}: leave the region of the action out.`,
    ),
    'region',
  );
});

// Sources have to be where the pipeline is. The exception is S3, which AWS takes from elsewhere.
const mayBeElsewhere = ({ category, owner, provider }: ActionTypeId): boolean =>
  owner === 'AWS' && (category !== 'Source' || provider === 'S3');
