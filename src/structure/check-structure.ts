import type { PipelineDeclaration } from '../model/index.js';
import {
  hasNoUnknownConfiguration,
  hasQueryableValues,
  hasRequiredConfiguration,
} from './action-configuration.js';
import {
  hasActionsInEachStage,
  hasNotTooManyActions,
  hasNotTooManyActionsInAStage,
} from './action-count.js';
import { hasUniqueActionNames } from './action-names.js';
import { hasActionsElsewhereThatMayBe } from './action-regions.js';
import { hasActionTypesOfItsPipelineType, hasKnownActionTypes } from './action-types.js';
import { hasTimeoutsOnlyOnApprovals, hasTopicsToNotify } from './approvals.js';
import { hasInputArtifactsInBounds, hasOutputArtifactsInBounds } from './artifact-counts.js';
import {
  hasInputsOfPrecedingActions,
  hasNoArtifactBothInAndOut,
  hasUniqueOutputs,
} from './artifact-names.js';
import { hasPathsIntoInputs } from './artifact-paths.js';
import {
  hasArtifactStoreInEachRegion,
  hasNoActionElsewhereWithOneStore,
  hasOneKindOfArtifactStore,
  namesRegionsOfArtifactStores,
} from './artifact-stores.js';
import { hasNoBlockers } from './blockers.js';
import { hasCommandsToRun } from './commands.js';
import { hasExecutionModeOfItsPipelineType } from './execution-mode.js';
import {
  hasNoNamespaceOfAnArtifact,
  hasNoReservedNamespace,
  hasUniqueNamespaces,
} from './namespaces.js';
import { outlineOf, type Rule } from './outline.js';
import { hasPipelineVariablesOnlyInV2, hasUniquePipelineVariables } from './pipeline-variables.js';
import { hasRuleInputsInBounds, hasRuleInputsOfPrecedingActions } from './rule-artifacts.js';
import { hasCommandsOfRulesToRun, hasCommandsOnlyInRulesThatRunThem } from './rule-commands.js';
import {
  hasNoUnknownRuleConfiguration,
  hasRequiredRuleConfiguration,
} from './rule-configuration.js';
import { hasUniqueRuleNames } from './rule-names.js';
import { hasKnownRuleTypes } from './rule-types.js';
import {
  hasCronsThatAreUnderstood,
  hasKnownAlarmStates,
  hasKnownTimeZones,
  hasOperatorsOfVariableChecks,
  hasWaitTimesInMinutes,
} from './rule-values.js';
import {
  hasRuleReferencesToDeclaredVariables,
  hasRuleReferencesToNamespaces,
  hasRuleReferencesToPrecedingActions,
  hasWellFormedRuleReferences,
} from './rule-variable-references.js';
import {
  hasActionThatIsNoSource,
  hasNoLaterSourceAction,
  startsWithSourceActions,
} from './source-stage.js';
import {
  hasConditionsOnlyInV2,
  hasFailureResultOrConditions,
  hasNoConditionsOnFirstStage,
  hasNoRollbackInParallel,
  hasResultsOfTheirGates,
  hasRetryModeOnlyForRetry,
  hasRulesInConditions,
  hasRulesThatMaySkip,
} from './stage-conditions.js';
import { hasEnoughStages, hasNotTooManyStages } from './stage-count.js';
import { hasUniqueStageNames } from './stage-names.js';
import type { StructureContext } from './structure-context.js';
import type { PlacedFault, StructureFault } from './structure-fault.js';
import {
  hasOneTriggerPerSourceAction,
  hasTriggersOfConnections,
  hasTriggersOnlyInV2,
  hasValidTriggerFilters,
} from './triggers.js';
import {
  hasDeclaredPipelineVariables,
  hasNoPipelineVariablesInSourceActions,
  hasReferencesToNamespaces,
  hasReferencesToPrecedingActions,
  hasWellFormedReferences,
} from './variable-references.js';

/**
 * The first structural rule that a declaration breaks; undefined if it breaks none. The declaration
 * is one that the model has found valid, with or without its defaults. Whether this server can run
 * an action type is not asked, nor whether what a declaration refers to exists.
 */
export const checkStructure = (
  declaration: PipelineDeclaration,
  context: StructureContext,
): StructureFault | undefined => {
  const outline = outlineOf(declaration, context);
  for (const rule of rules) {
    const [fault] = rule(outline);
    if (fault !== undefined) return { code: fault.code, message: fault.message };
  }
  return undefined;
};

/** Every rule that a declaration breaks, and wherever it does, with the places. */
export const structureFaults = (
  declaration: PipelineDeclaration,
  context: StructureContext,
): readonly PlacedFault[] => {
  const outline = outlineOf(declaration, context);
  return rules.flatMap((rule) => rule(outline));
};

const artifactStores: readonly Rule[] = [
  hasOneKindOfArtifactStore,
  hasNoActionElsewhereWithOneStore,
  namesRegionsOfArtifactStores,
  hasArtifactStoreInEachRegion,
];

const stages: readonly Rule[] = [
  hasEnoughStages,
  hasNotTooManyStages,
  startsWithSourceActions,
  // A pipeline of nothing but source actions has them in later stages, too, which is the lesser fault.
  hasActionThatIsNoSource,
  hasNoLaterSourceAction,
];

const eachOfTheStages: readonly Rule[] = [
  hasUniqueStageNames,
  hasActionsInEachStage,
  hasNotTooManyActionsInAStage,
  hasNotTooManyActions,
  hasConditionsOnlyInV2,
  hasNoConditionsOnFirstStage,
  hasFailureResultOrConditions,
  hasNoRollbackInParallel,
  hasResultsOfTheirGates,
  hasRulesInConditions,
  hasRulesThatMaySkip,
  hasRetryModeOnlyForRetry,
  hasNoBlockers,
];

const rulesOfConditions: readonly Rule[] = [
  hasUniqueRuleNames,
  hasKnownRuleTypes,
  hasCommandsOfRulesToRun,
  hasCommandsOnlyInRulesThatRunThem,
  hasRequiredRuleConfiguration,
  hasNoUnknownRuleConfiguration,
  hasOperatorsOfVariableChecks,
  hasCronsThatAreUnderstood,
  hasKnownTimeZones,
  hasKnownAlarmStates,
  hasWaitTimesInMinutes,
  hasRuleInputsInBounds,
  hasRuleInputsOfPrecedingActions,
  hasWellFormedRuleReferences,
  hasRuleReferencesToNamespaces,
  hasRuleReferencesToPrecedingActions,
];

const actions: readonly Rule[] = [
  hasUniqueActionNames,
  hasKnownActionTypes,
  hasActionTypesOfItsPipelineType,
  hasCommandsToRun,
  hasRequiredConfiguration,
  hasNoUnknownConfiguration,
  hasInputArtifactsInBounds,
  hasOutputArtifactsInBounds,
  hasNoArtifactBothInAndOut,
  hasInputsOfPrecedingActions,
  hasUniqueOutputs,
  hasUniqueNamespaces,
  hasNoReservedNamespace,
  hasNoNamespaceOfAnArtifact,
  hasWellFormedReferences,
  hasReferencesToNamespaces,
  hasReferencesToPrecedingActions,
  hasActionsElsewhereThatMayBe,
  hasTopicsToNotify,
  hasTimeoutsOnlyOnApprovals,
  hasQueryableValues,
  hasPathsIntoInputs,
];

const variablesTriggersAndMode: readonly Rule[] = [
  hasNoPipelineVariablesInSourceActions,
  hasDeclaredPipelineVariables,
  hasRuleReferencesToDeclaredVariables,
  hasUniquePipelineVariables,
  hasPipelineVariablesOnlyInV2,
  hasTriggersOnlyInV2,
  hasExecutionModeOfItsPipelineType,
  hasTriggersOfConnections,
  hasOneTriggerPerSourceAction,
  hasValidTriggerFilters,
];

// One fault is reported, and this order says which.
const rules: readonly Rule[] = [
  ...artifactStores,
  ...stages,
  ...eachOfTheStages,
  ...rulesOfConditions,
  ...actions,
  ...variablesTriggersAndMode,
];
