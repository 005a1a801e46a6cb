import type {
  ArtifactDetail,
  RuleExecutionDetail,
  RuleExecutionResult,
  RuleTypeId,
} from '../../model/index.js';
import type { RuleExecutionRow } from '../store/rule-execution-history.js';

/** A rule's execution as ListRuleExecutions shows it. */
export const ruleExecutionDetail = (row: RuleExecutionRow): RuleExecutionDetail => {
  const { rule, resolvedConfiguration, inputArtifacts } = row.input;
  return {
    pipelineExecutionId: row.pipeline_execution_id,
    ruleExecutionId: row.rule_execution_id,
    pipelineVersion: row.version,
    stageName: row.stage_name,
    ruleName: row.rule_name,
    startTime: row.started,
    lastUpdateTime: row.updated,
    updatedBy: row.output.updatedBy,
    status: row.status,
    input: {
      ruleTypeId: wholeId(rule.ruleTypeId),
      configuration: rule.configuration ?? {},
      resolvedConfiguration,
      roleArn: rule.roleArn,
      region: rule.region,
      inputArtifacts: inputArtifacts.map(artifactDetail),
    },
    output: { executionResult: resultOf(row) },
  };
};

// A declaration may leave out what is the same in all of them.
const wholeId = (id: RuleTypeId): RuleTypeId => ({ owner: 'AWS', version: '1', ...id });

const resultOf = ({ output }: RuleExecutionRow): RuleExecutionResult | undefined => {
  const { externalExecutionId, summary, errorDetails } = output;
  if (externalExecutionId === undefined && !summary && !errorDetails) return undefined;
  return { externalExecutionId, externalExecutionSummary: summary || undefined, errorDetails };
};

const artifactDetail = (place: {
  readonly name: string;
  readonly bucket: string;
  readonly key: string;
}): ArtifactDetail => ({
  name: place.name,
  s3location: { bucket: place.bucket, key: place.key },
});
