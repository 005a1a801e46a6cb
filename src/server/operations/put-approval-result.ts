import type { ActionDeclaration, InputOf } from '../../model/index.js';
import { decideOn, type Unit, type Working } from '../execution/index.js';
import { type ApprovalRow, findApproval } from '../store/approvals.js';
import { declaredAction } from './declared-action.js';
import { noPipeline } from './existing-pipeline.js';
import type { Handler, OperationContext } from './handler.js';
import { refused } from './refused.js';

type Context = OperationContext<'PutApprovalResult'>;
type Input = InputOf<'PutApprovalResult'>;

/** Answers a pending approval. The first answer counts, and there can be no other. */
export const putApprovalResult: Handler<'PutApprovalResult'> = async (input, ctx) => {
  const { pipelineName: name } = input;
  return ctx.execution.unit({ ...ctx.tenant, name }, async (unit) => {
    const working = unit.set.byName(ctx.tenant, name);
    if (!working) throw noPipeline(ctx, name);
    const { row, state } = working;
    const found = await findApproval(unit.tx, row, input);
    // One that is asked for in PARALLEL mode may be declared no more: its execution goes by an older version.
    if (found?.status !== 'InProgress') declaredAction(ctx, state.declaration, input);
    const approval = pending(ctx, input, found);
    checkSummary(ctx, input, approval.action);
    await answer(ctx, unit, { working, approval, input });
    return { approvedAt: unit.now };
  });
};

const pending = (ctx: Context, input: Input, approval: ApprovalRow | undefined): ApprovalRow => {
  if (approval?.status === 'InProgress') return approval;
  if (approval?.isAnswered) {
    throw ctx.error(
      'ApprovalAlreadyCompletedException',
      `The approval action ${input.actionName} has been answered already.`,
    );
  }
  throw ctx.error(
    'InvalidApprovalTokenException',
    approval?.executionStatus === 'Cancelled'
      ? `The pipeline ${input.pipelineName} has been updated, and the approval request you responded to is now out of date.`
      : `The token ${input.token} is not that of a pending approval of the action ${input.actionName}.`,
  );
};

const checkSummary = (
  ctx: Context,
  { stageName, result }: Input,
  { name, configuration = {} }: ActionDeclaration,
): void => {
  const isRequired = configuration['IsSummaryRequired']?.toLowerCase() === 'true';
  if (!isRequired || result.summary.trim() !== '') return;
  throw ctx.error(
    'InvalidApprovalTokenException',
    `Action '${name}' in stage '${stageName}' requires a summary. Provide a summary in the approval result and try again.`,
  );
};

const answer = async (
  ctx: Context,
  { now }: Unit,
  given: { readonly working: Working; readonly approval: ApprovalRow; readonly input: Input },
): Promise<void> => {
  const { token, result } = given.input;
  const { pipeline_execution_id, action_execution_id } = given.approval;
  const decided = await decideOn(
    given.working,
    {
      kind: 'approvalGiven',
      pipelineExecutionId: pipeline_execution_id,
      actionExecutionId: action_execution_id,
      token,
      status: result.status,
      summary: result.summary,
      by: ctx.caller.arn,
    },
    { ...ctx.execution.names, now },
  );
  if (decided.kind === 'decision') return;
  throw refused(ctx, decided, [
    'InvalidApprovalTokenException',
    'ApprovalAlreadyCompletedException',
  ]);
};
