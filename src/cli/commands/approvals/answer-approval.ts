import type { ApprovalStatus } from '../../../model/index.js';
import type { Io } from '../../io.js';
import type { CommandLine } from '../command-line/define-command.js';
import { CommandFailure, failureExitCode, usageExitCode } from '../command-line/failure.js';
import { onlyWord } from '../command-line/positionals.js';
import { type Api, connect } from '../connection/api.js';
import { connectionOptions } from '../connection/connection-options.js';
import { shortId } from '../drawing/names.js';
import { oneLine } from '../drawing/width.js';
import { findExecution } from '../history/find-execution.js';
import { observe } from '../observation/observe.js';
import { processTerminal, type Terminal } from '../terminal/terminal.js';
import {
  type ApprovalChoice,
  type AskedApproval,
  approvalWords,
  findApprovals,
} from './find-approvals.js';

export const approvalOptions = {
  ...connectionOptions,
  stage: { type: 'string' },
  action: { type: 'string' },
  execution: { type: 'string' },
  summary: { type: 'string' },
} as const;

export const approvalHelp = `  --stage STAGE          the stage that it is in
  --action ACTION        the action that asks
  --execution EXECUTION  the execution that waits for it (its id, or the
                         beginning of it)
  --summary TEXT         what you have to say about it (512 characters)
`;

/** Answers the approval that the line means. */
export async function answerApproval(
  { values, positionals }: CommandLine<typeof approvalOptions>,
  status: ApprovalStatus,
  io: Io,
): Promise<number> {
  const pipelineName = onlyWord(positionals, 'PIPELINE');
  const api = await connect(values, io);
  const choice: ApprovalChoice = {
    stage: values.stage,
    action: values.action,
    execution: values.execution,
  };
  const found = await approvalsOf(api, pipelineName, choice);
  const asked = await theOne(found, { pipelineName, choice }, processTerminal());
  const { stageName, actionName, pipelineExecutionId, approval } = asked;
  await api.call('PutApprovalResult', {
    pipelineName,
    stageName,
    actionName,
    token: approval.token,
    result: { status, summary: values.summary ?? '' },
  });
  io.writeOut(
    `${status} ${stageName}/${actionName} of ${pipelineName}, execution ${shortId(pipelineExecutionId)}.\n`,
  );
  return 0;
}

async function approvalsOf(
  api: Api,
  pipelineName: string,
  choice: ApprovalChoice,
): Promise<readonly AskedApproval[]> {
  const found = findApprovals(await observe(api, pipelineName), choice);
  if (found.length > 0 || choice.execution === undefined) return found;
  // One that was started in PARALLEL mode is not shown any more once the mode is another.
  const id = await findExecution(api, pipelineName, choice.execution);
  return findApprovals(await observe(api, pipelineName, id), choice);
}

async function theOne(
  found: readonly AskedApproval[],
  wanted: { readonly pipelineName: string; readonly choice: ApprovalChoice },
  terminal: Terminal,
): Promise<AskedApproval> {
  const [first, ...others] = found;
  if (first === undefined) {
    const isNarrowed = Object.values(wanted.choice).some((part) => part !== undefined);
    const which = isNarrowed ? 'No such approval' : 'No approval';
    throw new CommandFailure(
      `${which} waits for an answer in ${wanted.pipelineName}.`,
      failureExitCode,
    );
  }
  if (others.length === 0) return first;
  const list = found.map((asked, index) => `  ${index + 1}  ${oneLine(approvalWords(asked))}`);
  const several = `${found.length} approvals of ${wanted.pipelineName} wait for an answer:\n${list.join('\n')}`;
  if (terminal.canAsk) return choose(found, several, terminal);
  throw new CommandFailure(
    `${several}\nSay which one by --stage, --action and --execution.`,
    usageExitCode,
  );
}

async function choose(
  found: readonly AskedApproval[],
  several: string,
  terminal: Terminal,
): Promise<AskedApproval> {
  const answer = await terminal.ask(`${several}\nWhich one? [1-${found.length}] `);
  const chosen = /^\d+$/.test(answer.trim()) ? found[Number(answer) - 1] : undefined;
  if (chosen !== undefined) return chosen;
  throw new CommandFailure('Nothing was answered: that is none of them.', failureExitCode);
}
