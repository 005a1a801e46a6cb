import type { ExecutionMode, StageExecution } from '../../../model/index.js';
import { shortId } from '../drawing/names.js';
import { isOnItsWay, type ObservedStage } from '../observation/observed.js';
import { toEnable, toStart } from './command-lines.js';
import type { Reason } from './reason.js';
import { disabledWords } from './transition-words.js';

/** Of whom, and when, something is said. */
export interface Context {
  readonly pipelineName: string;
  readonly executionMode: ExecutionMode;
  readonly now: number;
}

/** That nothing may enter a stage, where nothing waits for it either. */
export function shutReasons(
  { stageName, inbound, inboundTransition }: ObservedStage,
  { pipelineName, now }: Context,
): readonly Reason[] {
  if (inboundTransition.enabled !== false || inbound.length > 0) return [];
  return [
    {
      style: 'dim',
      sentence: `Nothing enters ${stageName}: the transition into it ${disabledWords(inboundTransition, now)}.`,
      remedy: toEnable({ pipelineName, stageName }),
    },
  ];
}

/** Why the executions in front of a stage do not enter it. */
export function waitingReasons(stage: ObservedStage, context: Context): readonly Reason[] {
  const { pipelineName, now } = context;
  const { stageName, inbound, inboundTransition } = stage;
  const isShut = inboundTransition.enabled === false;
  return inbound.map((execution, index) => {
    const before = inbound.slice(0, index);
    return isShut
      ? {
          style: 'waiting',
          sentence: `${shortId(execution.pipelineExecutionId)} waits before ${stageName}: the transition into it ${disabledWords(inboundTransition, now)}.`,
          remedy: index === 0 ? toEnable({ pipelineName, stageName }) : undefined,
        }
      : openReason({ stage, execution, before }, context);
  });
}

interface Waiting {
  readonly stage: ObservedStage;
  readonly execution: StageExecution;
  readonly before: readonly StageExecution[];
}

function openReason({ stage, execution, before }: Waiting, context: Context): Reason {
  const { stageName, execution: inside } = stage;
  const who = `${shortId(execution.pipelineExecutionId)} waits before ${stageName}`;
  if (inside !== undefined && isOnItsWay(inside)) {
    const queue =
      before.length === 0
        ? ''
        : ` and ${before.map((one) => shortId(one.pipelineExecutionId)).join(', ')} before it`;
    const end =
      context.executionMode === 'SUPERSEDED' ? '; a newer execution would supersede it' : '';
    return {
      style: 'waiting',
      sentence: `${who}: ${shortId(inside.pipelineExecutionId)} is in that stage${queue}${end}.`,
      remedy: undefined,
    };
  }
  return {
    style: 'waiting',
    sentence: `${who}, which is free: it enters in a moment, unless the transition was disabled for more than 30 days, after which only a new execution does.`,
    remedy: toStart(context.pipelineName),
  };
}
