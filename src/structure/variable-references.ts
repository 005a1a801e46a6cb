import { isBefore, type PlacedAction, pathOf, type Rule, wholePipeline } from './outline.js';
import {
  faultFor,
  isToPipelineVariable,
  type Referrers,
  referenceRules,
  referencesOf,
} from './reference-rules.js';
import { isSecret, mask } from './secret-property.js';
import { invalidAction, invalidStructure } from './structure-fault.js';

const actions: Referrers<PlacedAction> = {
  in: (outline) => outline.actions,
  configurationOf: ({ action }) => action.configuration,
  pathOf,
  placeOf: ({ user, key, text }) => ({
    StageName: user.stage.name,
    ActionName: user.action.name,
    ActionConfigurationKey: key,
    VariableReferenceText: isSecret(user.type, key) ? mask : text,
  }),
  isBefore,
  invalid: invalidAction,
  advice: 'Reference an action of an earlier stage, or of the same stage with a lower runOrder.',
};

export const {
  areWellFormed: hasWellFormedReferences,
  areToNamespaces: hasReferencesToNamespaces,
  areToPrecedingActions: hasReferencesToPrecedingActions,
  areToDeclaredVariables: hasDeclaredPipelineVariables,
} = referenceRules(actions);

export const hasNoPipelineVariablesInSourceActions: Rule = wholePipeline((outline) =>
  faultFor(
    actions,
    referencesOf(actions, outline).filter(
      (reference) =>
        isToPipelineVariable(reference, outline) &&
        reference.user.action.actionTypeId.category === 'Source',
    ),
    (lines) =>
      invalidStructure(
        `Variables at the pipeline level cannot be used in source actions.\n${lines}`,
      ),
  ),
);
