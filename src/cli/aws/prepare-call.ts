import { type ClientOptions, createClient, realPace } from '../../client/index.js';
import { type Operation, type OperationName, operations } from '../../model/index.js';
import type { PagingChoice } from './auto-paging.js';
import { checkParameters } from './check-parameters.js';
import { configurationError } from './cli-error.js';
import type { CliResponse, Paginate } from './contract.js';
import { parseResponse } from './output/parse-response.js';
import { serviceFailure } from './service-failure.js';
import type { Session } from './session.js';
import { toRequest } from './values/request.js';

type Parameters = Readonly<Record<string, unknown>>;

/** Sends the request, or the first of several as soon as the answer is printed. */
export async function responseOf(
  operation: OperationName,
  choice: PagingChoice,
  session: Session,
): Promise<CliResponse> {
  const call = await prepareCall(operation, session);
  if (choice.kind === 'onePage') return { kind: 'plain', value: await call(choice.parameters) };
  const { paginate }: { readonly paginate: Paginate } = await import('./paging/index.js');
  return {
    kind: 'paged',
    pages: paginate(operation, choice.parameters, choice.paging, call),
  };
}

async function prepareCall(
  operation: OperationName,
  { config, io, debug }: Session,
): Promise<(parameters: Parameters) => Promise<unknown>> {
  const { input, output }: Operation = operations[operation];
  const options = await config.clientOptions();
  const timestampFormat = await config.timestampFormat();
  const client = createClient(options, { ...realPace, now: io.now, random: io.random });
  debug(`Region ${options.region}, endpoint ${options.endpoint}`);
  return async (parameters) => {
    checkParameters(operation, parameters);
    checkCredentials(options);
    const request = toRequest(input, parameters, io.now());
    debug(`Calling ${operation} with ${JSON.stringify(request)}`);
    try {
      const answer = await client.callForText(operation, request);
      debug(`${operation} has been answered`);
      return parseResponse(output, answer, timestampFormat);
    } catch (error) {
      throw serviceFailure(operation, error);
    }
  };
}

// Whether there are any is asked for only now: wrong parameters are told of first.
function checkCredentials({ isSigning, credentials }: ClientOptions): void {
  if (!isSigning || credentials !== undefined) return;
  throw configurationError(
    'NoCredentials',
    'Unable to locate credentials. You can configure credentials by running "aws login".',
  );
}
