import { ActionTypeId, deserialize, validate } from '../../model/index.js';
import { defineCommand } from './command-line/define-command.js';
import { UsageFailure } from './command-line/failure.js';
import { connect } from './connection/api.js';
import { connectionHelp, connectionOptions } from './connection/connection-options.js';

const help = `Usage: pipewright third-party-client CATEGORY PROVIDER VERSION [--owner OWNER]
       [--json] [options]

Prints the client of an action type that has a JobWorker executor: the clientId
that PollForThirdPartyJobs gives with each job, and the clientToken with which
the third party's workers ask for the job and report on it. The token is a
secret between you and the third party. There is one client for each account,
region and action type, and it stays the same.

  --owner OWNER       ThirdParty (which is meant without it) or AWS
  --json              both as JSON

  pipewright third-party-client Test Example 1

${connectionHelp}
Exit codes: 0; 252 wrong use; 254 the server's refusal, as where the action type
has no JobWorker executor; 255 no server.
`;

const options = {
  ...connectionOptions,
  owner: { type: 'string', default: 'ThirdParty' },
  json: { type: 'boolean' },
} as const;

export const thirdPartyClient = defineCommand({
  name: 'third-party-client',
  help,
  options,
  run: async ({ values, positionals }, io) => {
    const actionTypeId = actionTypeOf(positionals, values.owner);
    const api = await connect(values, io);
    const { clientId, clientToken } = await api.call('GetThirdPartyClient', { actionTypeId });
    const text = values.json
      ? JSON.stringify({ clientId, clientToken }, undefined, 4)
      : `clientId     ${clientId}\nclientToken  ${clientToken}`;
    io.writeOut(`${text}\n`);
    return 0;
  },
});

function actionTypeOf(words: readonly string[], owner: string): ActionTypeId {
  const [category, provider, version, ...others] = words;
  if (version === undefined || others.length > 0) {
    throw new UsageFailure('An action type is three words: CATEGORY PROVIDER VERSION.');
  }
  const read = deserialize(ActionTypeId, { category, owner, provider, version });
  if (read.ok && validate(ActionTypeId, read.value).length === 0) return read.value;
  throw new UsageFailure(`There is no action type ${category}/${owner}/${provider}/${version}.`);
}
