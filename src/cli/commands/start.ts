import { randomUUID } from 'node:crypto';
import { type SourceRevisionOverride, SourceRevisionType } from '../../model/index.js';
import type { Io } from '../io.js';
import { programName } from '../program.js';
import { defineCommand } from './command-line/define-command.js';
import { interruptedExitCode, UsageFailure } from './command-line/failure.js';
import { namedValue, namedValues, secondsOf } from './command-line/named-values.js';
import { onlyWord } from './command-line/positionals.js';
import { connect } from './connection/api.js';
import { connectionHelp, connectionOptions } from './connection/connection-options.js';
import { shortId } from './drawing/names.js';
import { awaitExecution, type Outcome } from './progress/await-execution.js';

const help = `Usage: pipewright start PIPELINE [--variable NAME=VALUE …]
       [--revision ACTION=TYPE:VALUE …] [--wait [--timeout SECONDS]] [options]

Starts an execution of a pipeline, and prints its id on standard output. With
--wait it stays until the execution has ended, and shows on standard error how
it goes on: a picture on a terminal, a line for each change elsewhere.

  --variable NAME=VALUE  the value of a pipeline variable; once for each
  --revision ACTION=TYPE:VALUE
                         the revision that a source action takes in place of the
                         newest; TYPE is COMMIT_ID, IMAGE_DIGEST,
                         S3_OBJECT_VERSION_ID or S3_OBJECT_KEY
  --wait                 wait for the end
  --timeout SECONDS      with --wait: give up after so long; the execution goes
                         on

${connectionHelp}
Exit codes without --wait: 0 started; 252 wrong use; 254 the server's refusal;
255 no server. With --wait besides:

  0    Succeeded
  1    Failed
  2    Stopped, Superseded or Cancelled
  3    it had not ended when the time was up
  130  after Ctrl-C; the execution goes on

  pipewright start shop --variable STAGE=beta --wait --timeout 3600
  pipewright start shop --revision Fetch=COMMIT_ID:8f3a9c1
`;

const options = {
  ...connectionOptions,
  variable: { type: 'string', multiple: true },
  revision: { type: 'string', multiple: true },
  wait: { type: 'boolean' },
  timeout: { type: 'string' },
} as const;

export const start = defineCommand({
  name: 'start',
  help,
  options,
  run: async ({ values, positionals }, io) => {
    const pipelineName = onlyWord(positionals, 'PIPELINE');
    const { wait = false, timeout } = values;
    const variables = namedValues('--variable', values.variable);
    const sourceRevisions = (values.revision ?? []).map(revisionOf);
    if (timeout !== undefined && !wait) throw new UsageFailure('--timeout needs --wait.');
    const millis = timeout === undefined ? undefined : secondsOf('--timeout', timeout, 0);
    const api = await connect(values, io);
    const { pipelineExecutionId = '' } = await api.call('StartPipelineExecution', {
      name: pipelineName,
      // An attempt that is made again must not start another one.
      clientRequestToken: randomUUID(),
      ...(variables.size === 0
        ? {}
        : { variables: [...variables].map(([name, value]) => ({ name, value })) }),
      ...(sourceRevisions.length === 0 ? {} : { sourceRevisions }),
    });
    io.writeOut(`${pipelineExecutionId}\n`);
    if (!wait) return 0;
    const awaited = { pipelineName, pipelineExecutionId, timeout: millis };
    const outcome = await awaitExecution(api, awaited, io);
    sayHowItEnded(outcome, awaited, io);
    return exitCodeOf(outcome);
  },
});

function revisionOf(text: string): SourceRevisionOverride {
  const [actionName, typeAndValue] = namedValue('--revision', text);
  const colon = typeAndValue.indexOf(':');
  const given = typeAndValue.slice(0, colon);
  const revisionType = SourceRevisionType.values.find((type) => type === given);
  if (colon > 0 && revisionType !== undefined) {
    return { actionName, revisionType, revisionValue: typeAndValue.slice(colon + 1) };
  }
  throw new UsageFailure(
    `--revision takes ACTION=TYPE:VALUE, TYPE being one of ${SourceRevisionType.values.join(', ')}, not '${text}'.`,
  );
}

function sayHowItEnded(
  outcome: Outcome,
  awaited: { readonly pipelineName: string; readonly pipelineExecutionId: string },
  io: Io,
): void {
  const { pipelineName, pipelineExecutionId } = awaited;
  const execution = `Execution ${shortId(pipelineExecutionId)} of ${pipelineName}`;
  const goesOn = `${execution} goes on: ${programName} status ${pipelineName}`;
  switch (outcome) {
    case interruptedExitCode:
      io.writeErr(`\n${goesOn}\n`);
      return;
    case 'timeout':
      io.writeErr(`The time is up. ${goesOn}\n`);
      return;
    default:
      io.writeErr(`${execution}: ${outcome}\n`);
  }
}

function exitCodeOf(outcome: Outcome): number {
  switch (outcome) {
    case 'Succeeded':
      return 0;
    case 'Failed':
      return 1;
    case 'timeout':
      return 3;
    case interruptedExitCode:
      return interruptedExitCode;
    default:
      return 2;
  }
}
