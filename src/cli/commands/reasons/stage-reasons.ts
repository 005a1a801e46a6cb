import { shortId } from '../drawing/names.js';
import { ago } from '../drawing/times.js';
import { isOnItsWay, type ObservedCondition, type ObservedStage } from '../observation/observed.js';
import { actionReasons } from './action-reasons.js';
import { toAbandon, toRetry, toStart } from './command-lines.js';
import type { Reason } from './reason.js';
import type { Context } from './waiting-reasons.js';

/** Why the execution that is in a stage, or ended there, does not go on. */
export function stageReasons(stage: ObservedStage, context: Context): readonly Reason[] {
  const { execution } = stage;
  if (execution === undefined) return [];
  if (!isOnItsWay(execution)) return endReasons(stage, context);
  return [
    ...(execution.status === 'Stopping' ? [stoppingReason(stage, context)] : []),
    ...stage.conditions.flatMap((condition) => conditionReasons(stage, condition)),
    ...actionReasons(stage, context),
  ];
}

function stoppingReason(
  { stageName, execution, actions }: ObservedStage,
  { pipelineName }: Context,
): Reason {
  const { pipelineExecutionId = '' } = execution ?? {};
  const running = actions.filter(({ attempt }) => attempt?.status === 'InProgress');
  return {
    style: 'waiting',
    sentence: `${shortId(pipelineExecutionId)} is being stopped in ${stageName}, as soon as these actions end: ${running.map(({ actionName }) => actionName).join(', ')}.`,
    remedy: toAbandon({ pipelineName, pipelineExecutionId }),
  };
}

function conditionReasons(
  { stageName, execution }: ObservedStage,
  { gate, state }: ObservedCondition,
): readonly Reason[] {
  if (state.latestExecution?.status !== 'InProgress') return [];
  const rules = (state.conditionStates ?? [])
    .flatMap(({ ruleStates = [] }) => ruleStates)
    .filter(({ latestExecution }) => latestExecution?.status === 'InProgress')
    .map(({ ruleName = '' }) => ruleName);
  const which = rules.length === 0 ? '' : `: these rules are being evaluated: ${rules.join(', ')}`;
  return [
    {
      style: 'waiting',
      sentence: `${shortId(execution?.pipelineExecutionId ?? '')} waits for the ${gate} condition of ${stageName}${which}.`,
      remedy: undefined,
    },
  ];
}

// Whoever wants to can go on where an execution failed or was stopped.
function endReasons(stage: ObservedStage, { pipelineName, now }: Context): readonly Reason[] {
  const { stageName, execution, lastUpdateTime } = stage;
  const { pipelineExecutionId = '', status } = execution ?? {};
  const when = lastUpdateTime === undefined ? '' : ` ${ago(lastUpdateTime, now)}`;
  const id = shortId(pipelineExecutionId);
  const remedy = toRetry({ pipelineName, stageName, pipelineExecutionId });
  switch (status) {
    case 'Failed':
      return [
        { style: 'bad', sentence: `${id} failed in ${stageName}${when}${causeOf(stage)}.`, remedy },
      ];
    case 'Stopped':
      return [{ style: 'waiting', sentence: `${id} was stopped in ${stageName}${when}.`, remedy }];
    default:
      return cancelledReasons(stage, { pipelineName, now });
  }
}

/** That an execution was cancelled in a stage, which is no waiting, but the end. */
export function cancelledReasons(
  { stageName, execution, lastUpdateTime }: ObservedStage,
  { pipelineName, now }: Pick<Context, 'pipelineName' | 'now'>,
): readonly Reason[] {
  if (execution?.status !== 'Cancelled') return [];
  const when = lastUpdateTime === undefined ? '' : ` ${ago(lastUpdateTime, now)}`;
  return [
    {
      style: 'waiting',
      sentence: `${shortId(execution.pipelineExecutionId)} was cancelled in ${stageName}${when}, since the pipeline was changed under it.`,
      remedy: toStart(pipelineName),
    },
  ];
}

function causeOf({ actions }: ObservedStage): string {
  const failed = actions.filter(({ attempt }) => attempt?.status === 'Failed');
  if (failed.length === 0) return '';
  const causes = failed.map(({ actionName, attempt }) => {
    const { errorDetails, summary } = attempt ?? {};
    const message = (errorDetails?.message ?? summary)?.trim().replace(/\.$/, '');
    return message ? `${actionName}: ${message}` : actionName;
  });
  return ` (${causes.join('; ')})`;
}
