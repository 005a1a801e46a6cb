import type { KnownActionType } from '../../catalogue/index.js';
import type {
  ActionExecutionDetail,
  ActionExecutionInput,
  ActionExecutionOutput,
  ActionExecutionResult,
  ArtifactDetail,
} from '../../model/index.js';
import { maskConfiguration } from '../../structure/index.js';
import type { ActionExecutionRow } from '../store/action-execution-history.js';
import { actionUrl } from './action-url.js';

/** An attempt as ListActionExecutions shows it: whole, but for the secrets of its type. */
export const actionExecutionDetail = (
  row: ActionExecutionRow,
  type: KnownActionType | undefined,
): ActionExecutionDetail => ({
  pipelineExecutionId: row.pipeline_execution_id,
  actionExecutionId: row.action_execution_id,
  pipelineVersion: row.version,
  stageName: row.stage_name,
  actionName: row.action_name,
  startTime: row.started,
  lastUpdateTime: row.updated,
  updatedBy: row.output.updatedBy,
  status: row.status,
  input: inputOf(row, type),
  output: outputOf(row, type),
});

const inputOf = (
  { input }: ActionExecutionRow,
  type: KnownActionType | undefined,
): ActionExecutionInput => {
  const { action, resolvedConfiguration } = input;
  return {
    actionTypeId: action.actionTypeId,
    configuration: maskConfiguration(action.configuration ?? {}, type),
    resolvedConfiguration: resolvedConfiguration && maskConfiguration(resolvedConfiguration, type),
    roleArn: action.roleArn,
    region: action.region,
    inputArtifacts: input.inputArtifacts.map(artifactDetail),
    namespace: action.namespace,
  };
};

const outputOf = (
  row: ActionExecutionRow,
  type: KnownActionType | undefined,
): ActionExecutionOutput => ({
  outputArtifacts: (row.output.outputArtifacts ?? []).map(artifactDetail),
  executionResult: resultOf(row, type),
  outputVariables: row.output.outputVariables,
});

const resultOf = (
  { input, output }: ActionExecutionRow,
  type: KnownActionType | undefined,
): ActionExecutionResult | undefined => {
  const { externalExecutionId, summary, errorDetails } = output;
  if (externalExecutionId === undefined && !summary && !errorDetails) return undefined;
  return {
    externalExecutionId,
    externalExecutionSummary: summary || undefined,
    externalExecutionUrl: actionUrl(type?.settings.executionUrlTemplate, {
      configuration: maskConfiguration(input.resolvedConfiguration ?? {}, type),
      externalExecutionId,
    }),
    errorDetails,
  };
};

const artifactDetail = (place: {
  readonly name: string;
  readonly bucket: string;
  readonly key: string;
}): ArtifactDetail => ({
  name: place.name,
  s3location: { bucket: place.bucket, key: place.key },
});
