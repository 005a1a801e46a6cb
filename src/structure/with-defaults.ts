import type {
  ActionDeclaration,
  Condition,
  PipelineDeclaration,
  RuleDeclaration,
  StageDeclaration,
} from '../model/index.js';

/** A declaration with all that the service fills in, as CreatePipeline echoes it. */
export const withDefaults = (declaration: PipelineDeclaration): PipelineDeclaration => ({
  ...declaration,
  stages: declaration.stages.map(stageWithDefaults),
  executionMode: declaration.executionMode ?? 'SUPERSEDED',
  pipelineType: declaration.pipelineType ?? 'V1',
});

const stageWithDefaults = (stage: StageDeclaration): StageDeclaration => ({
  ...stage,
  actions: stage.actions.map(actionWithDefaults),
  ...(stage.beforeEntry && { beforeEntry: gateWithDefaults(stage.beforeEntry) }),
  ...(stage.onSuccess && { onSuccess: gateWithDefaults(stage.onSuccess) }),
  ...(stage.onFailure && { onFailure: gateWithDefaults(stage.onFailure) }),
});

const actionWithDefaults = (action: ActionDeclaration): ActionDeclaration => ({
  ...action,
  runOrder: action.runOrder ?? 1,
  configuration: action.configuration ?? {},
  inputArtifacts: action.inputArtifacts ?? [],
  outputArtifacts: action.outputArtifacts ?? [],
});

const gateWithDefaults = <Gate extends { readonly conditions?: readonly Condition[] | undefined }>(
  gate: Gate,
): Gate => ({
  ...gate,
  ...(gate.conditions && { conditions: gate.conditions.map(conditionWithDefaults) }),
});

const conditionWithDefaults = (condition: Condition): Condition => ({
  ...condition,
  ...(condition.rules && { rules: condition.rules.map(ruleWithDefaults) }),
});

// Owner and version of a rule type may be left out: there is one of each.
const ruleWithDefaults = (rule: RuleDeclaration): RuleDeclaration => ({
  ...rule,
  ruleTypeId: {
    ...rule.ruleTypeId,
    owner: rule.ruleTypeId.owner ?? 'AWS',
    version: rule.ruleTypeId.version ?? '1',
  },
});
