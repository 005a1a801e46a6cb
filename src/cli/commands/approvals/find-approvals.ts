import { shortId } from '../drawing/names.js';
import { clockToMinute } from '../drawing/times.js';
import type { ObservedPipeline, PendingApproval } from '../observation/observed.js';

/** An approval that waits for an answer, with where it does. */
export interface AskedApproval {
  readonly pipelineExecutionId: string;
  readonly stageName: string;
  readonly actionName: string;
  readonly approval: PendingApproval;
}

/** Which one is meant. What is left out may be any. */
export interface ApprovalChoice {
  readonly stage: string | undefined;
  readonly action: string | undefined;
  /** The id of its execution, or the beginning of it. */
  readonly execution: string | undefined;
}

export function findApprovals(
  { runs }: ObservedPipeline,
  { stage, action, execution }: ApprovalChoice,
): readonly AskedApproval[] {
  return allApprovals(runs).filter(
    (asked) =>
      (stage === undefined || asked.stageName === stage) &&
      (action === undefined || asked.actionName === action) &&
      (execution === undefined || asked.pipelineExecutionId.startsWith(execution)),
  );
}

function allApprovals(runs: ObservedPipeline['runs']): readonly AskedApproval[] {
  return runs
    .flatMap(({ stages }) => stages)
    .flatMap(({ stageName, execution, actions }) =>
      actions.flatMap(({ actionName, approval }) =>
        approval === undefined || execution === undefined
          ? []
          : [
              {
                pipelineExecutionId: execution.pipelineExecutionId,
                stageName,
                actionName,
                approval,
              },
            ],
      ),
    );
}

/** An approval in a list of several. */
export function approvalWords(asked: AskedApproval): string {
  const { since, question } = asked.approval;
  const time = since === undefined ? '' : `, since ${clockToMinute(since)}`;
  const said = question === undefined ? '' : `: ${question}`;
  return `${asked.stageName}/${asked.actionName} of ${shortId(asked.pipelineExecutionId)}${time}${said}`;
}
