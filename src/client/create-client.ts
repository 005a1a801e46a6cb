import { type ServedOperationName, serialize, servedOperations, targetOf } from '../model/index.js';
import { sha256Hex, signRequest } from '../sigv4/index.js';
import { type Endpoint, endpointOf } from './endpoint.js';
import { jsonOfBody, readAnswer } from './read-answer.js';
import { createRetry, type Pace, type RetrySettings, realPace } from './retries.js';
import { type ConnectionSettings, createTransport, type HttpRequest } from './transport.js';

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  /**
   * Gives those to sign with now, where these may expire, or where nothing but the way to them is
   * known yet: then the keys are empty.
   */
  readonly current?: () => Promise<Credentials>;
}

export interface ClientOptions extends ConnectionSettings {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: Credentials | undefined;
  readonly isSigning: boolean;
  readonly caBundle: string | undefined;
  readonly retry: RetrySettings;
  readonly userAgent?: string;
}

export interface Client {
  /** Sends one request, again and again if need be, and gives the JSON of the answer. */
  readonly call: (operation: ServedOperationName, input: object) => Promise<unknown>;
  /** The same, with the body as it came: JSON that has been parsed no longer tells 1.0 from 1. */
  readonly callForText: (operation: ServedOperationName, input: object) => Promise<string>;
}

/** A client of CodePipeline, AWS's or ours. Nothing is opened before the first call. */
export function createClient(options: ClientOptions, pace: Pace = realPace): Client {
  const send = createTransport(options);
  const retry = createRetry(options.retry, pace);
  const callForText: Client['callForText'] = async (operation, input) => {
    const endpoint = endpointOf(options.endpoint);
    const body = JSON.stringify(serialize(servedOperations[operation].input, input));
    return retry(async () => {
      const headers = headersOf(operation, endpoint, options.userAgent);
      const request: HttpRequest = { method: 'POST', endpoint, headers, body };
      return readAnswer(await send(await signed(request, options, pace.now)));
    });
  };
  return {
    call: async (operation, input) => jsonOfBody(await callForText(operation, input)),
    callForText,
  };
}

function headersOf(
  operation: ServedOperationName,
  { host }: Endpoint,
  userAgent = 'pipewright',
): Readonly<Record<string, string>> {
  return {
    host,
    'accept-encoding': 'identity',
    'content-type': 'application/x-amz-json-1.1',
    'user-agent': userAgent,
    'x-amz-target': targetOf(operation),
  };
}

// Every attempt is signed anew: its time and its credentials may be others.
export async function signed(
  request: HttpRequest,
  { isSigning, credentials, region }: ClientOptions,
  now: () => number,
): Promise<HttpRequest> {
  if (!isSigning || credentials === undefined) return request;
  const { endpoint, body } = request;
  const current = (await credentials.current?.()) ?? credentials;
  const headers = signRequest(
    {
      method: request.method,
      path: endpoint.path,
      query: endpoint.query,
      headers: request.headers,
      payloadHash: sha256Hex(body),
    },
    { credentials: current, region, service: 'codepipeline', now: now() },
  );
  return { ...request, headers };
}
