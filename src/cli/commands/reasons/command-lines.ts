import type { ActionTypeId } from '../../../model/index.js';
import { programName } from '../../program.js';

/** Lines to copy: what somebody who has read a reason may want to do. */

interface StageOf {
  readonly pipelineName: string;
  readonly stageName: string;
}

export function toEnable({ pipelineName, stageName }: StageOf): string {
  return `${programName} codepipeline enable-stage-transition --pipeline-name ${pipelineName} --stage-name ${stageName} --transition-type Inbound`;
}

export function toApprove(
  at: StageOf & { readonly actionName: string; readonly execution: string | undefined },
): string {
  const { pipelineName, stageName, actionName, execution } = at;
  const which = execution === undefined ? '' : ` --execution ${execution}`;
  return `${programName} approve ${pipelineName} --stage ${stageName} --action ${actionName}${which}`;
}

export function toPoll({ category, owner, provider, version }: ActionTypeId): string {
  const operation = owner === 'Custom' ? 'poll-for-jobs' : 'poll-for-third-party-jobs';
  return `${programName} codepipeline ${operation} --action-type-id category=${category},owner=${owner},provider=${provider},version=${version}`;
}

export function toRetry(at: StageOf & { readonly pipelineExecutionId: string }): string {
  return `${programName} codepipeline retry-stage-execution --pipeline-name ${at.pipelineName} --stage-name ${at.stageName} --pipeline-execution-id ${at.pipelineExecutionId} --retry-mode FAILED_ACTIONS`;
}

export function toAbandon(at: {
  readonly pipelineName: string;
  readonly pipelineExecutionId: string;
}): string {
  return `${programName} codepipeline stop-pipeline-execution --pipeline-name ${at.pipelineName} --pipeline-execution-id ${at.pipelineExecutionId} --abandon`;
}

export function toOverride(
  at: StageOf & {
    readonly pipelineExecutionId: string;
    readonly conditionType: 'BEFORE_ENTRY' | 'ON_SUCCESS';
  },
): string {
  return `${programName} codepipeline override-stage-condition --pipeline-name ${at.pipelineName} --stage-name ${at.stageName} --pipeline-execution-id ${at.pipelineExecutionId} --condition-type ${at.conditionType}`;
}

export function toStart(pipelineName: string): string {
  return `${programName} start ${pipelineName}`;
}
