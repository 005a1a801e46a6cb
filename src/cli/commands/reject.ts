import { answerApproval, approvalHelp, approvalOptions } from './approvals/answer-approval.js';
import { defineCommand } from './command-line/define-command.js';
import { connectionHelp } from './connection/connection-options.js';

const help = `Usage: pipewright reject PIPELINE [--stage STAGE] [--action ACTION]
       [--execution EXECUTION] [--summary TEXT] [options]

Rejects what a pipeline waits for: the action, its stage and the execution fail.
Where several approvals wait for an answer, it asks which one is meant; where
nobody can be asked, it lists them and ends.

${approvalHelp}
${connectionHelp}
Exit codes: 0 rejected; 1 nothing waits for an answer; 252 wrong use, or several
are meant; 254 the server's refusal; 255 no server.
`;

export const reject = defineCommand({
  name: 'reject',
  help,
  options: approvalOptions,
  run: (line, io) => answerApproval(line, 'Rejected', io),
});
