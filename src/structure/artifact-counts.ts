import type { ArtifactDetails } from '../model/index.js';
import { eachAction, type Rule } from './outline.js';
import { type FoundFault, faultAt, invalidAction } from './structure-fault.js';

export const hasInputArtifactsInBounds: Rule = eachAction(
  ({ action, type }) =>
    type &&
    checkCount({
      action: action.name,
      kind: 'input',
      count: action.inputArtifacts?.length ?? 0,
      bounds: type.inputArtifactDetails,
    }),
);

export const hasOutputArtifactsInBounds: Rule = eachAction(
  ({ action, type }) =>
    type &&
    checkCount({
      action: action.name,
      kind: 'output',
      count: action.outputArtifacts?.length ?? 0,
      bounds: type.outputArtifactDetails,
    }),
);

interface Counted {
  readonly action: string;
  readonly kind: 'input' | 'output';
  readonly count: number;
  readonly bounds: ArtifactDetails;
}

const checkCount = ({ action, kind, count, bounds }: Counted): FoundFault | undefined => {
  const { minimumCount, maximumCount } = bounds;
  const declares = `Action ${action} declares ${count} ${kind} artifacts which is`;
  const place = `${kind}Artifacts`;
  if (count < minimumCount) {
    return faultAt(
      invalidAction(`${declares} less than the minimum count (${minimumCount})`),
      place,
    );
  }
  return count > maximumCount
    ? faultAt(invalidAction(`${declares} more than the maximum count (${maximumCount})`), place)
    : undefined;
};
