import { createClient, ServiceFault } from '../../src/client/index.js';
import {
  deserialize,
  type InputOf,
  type OutputOf,
  type PipewrightOperationName,
  servedOperations,
} from '../../src/model/index.js';
import type { TestServer } from './server.js';

/** Calls an operation of our own. Times are epoch milliseconds; what is refused is a ServiceFault. */
export type CallPipewright = <Name extends PipewrightOperationName>(
  operation: Name,
  input: InputOf<Name> & object,
) => Promise<OutputOf<Name>>;

/** No stock client knows these operations: they are called as our command line does it. */
export const pipewrightCaller = (
  server: Pick<TestServer, 'endpoint' | 'region' | 'credentials'>,
): CallPipewright => {
  const client = createClient({
    endpoint: server.endpoint,
    region: server.region,
    credentials: server.credentials,
    isSigning: true,
    caBundle: undefined,
    verifySsl: true,
    timeouts: { connect: 60, read: 60 },
    retry: { mode: 'standard', maxAttempts: 1 },
  });
  return async (operation, input) => {
    const json = await client.call(operation, input);
    const { output } = servedOperations[operation];
    if (output === undefined) return undefined as OutputOf<typeof operation>;
    const read = deserialize(output, json);
    if (!read.ok) throw new Error(read.message);
    return read.value as OutputOf<typeof operation>;
  };
};

/** The code with which a call was refused. */
export const refusalOf = async (call: Promise<unknown>): Promise<string> => {
  const fault = await call.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (fault instanceof ServiceFault) return fault.code;
  throw new Error('It was not refused.', { cause: fault });
};
