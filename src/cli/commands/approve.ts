import { answerApproval, approvalHelp, approvalOptions } from './approvals/answer-approval.js';
import { defineCommand } from './command-line/define-command.js';
import { connectionHelp } from './connection/connection-options.js';

const help = `Usage: pipewright approve PIPELINE [--stage STAGE] [--action ACTION]
       [--execution EXECUTION] [--summary TEXT] [options]

Approves what a pipeline waits for, so that it goes on. Where several approvals
wait for an answer, it asks which one is meant; where nobody can be asked, it
lists them and ends.

${approvalHelp}
${connectionHelp}
Exit codes: 0 approved; 1 nothing waits for an answer; 252 wrong use, or several
are meant; 254 the server's refusal; 255 no server.
`;

export const approve = defineCommand({
  name: 'approve',
  help,
  options: approvalOptions,
  run: (line, io) => answerApproval(line, 'Approved', io),
});
