import {
  deserialize,
  type InputOf,
  isPipewrightOperationName,
  type ServedOperationName,
  serialize,
  servedOperations,
  validate,
  validationMessage,
} from '../../model/index.js';
import type { Execution } from '../execution/index.js';
import type { Caller } from '../identity/caller.js';
import type { Database } from '../store/database.js';
import { pipelineArn } from './arn.js';
import type { Handler, OperationContext } from './handler.js';
import { handlers } from './index.js';
import { pipewrightHandlers } from './pipewright/index.js';
import { ServiceError } from './service-error.js';
import type { WebhookSettings } from './webhooks/index.js';

/** What all operations work with. */
export interface Services {
  readonly database: Database;
  readonly execution: Execution;
  readonly serverKey: Buffer;
  readonly webhooks: WebhookSettings;
}

const servedHandlers: { readonly [Name in ServedOperationName]: Handler<Name> } = {
  ...handlers,
  ...pipewrightHandlers,
};

/** One call of an operation, from a caller whose signature was checked. */
export interface OperationCall<Name extends ServedOperationName> {
  readonly operation: Name;
  /** The body as parsed JSON, of whatever shape. */
  readonly body: unknown;
  readonly caller: Caller;
  readonly region: string;
  /** The address at which the caller reached the server. */
  readonly endpoint: string;
  readonly now: number;
  readonly signal: AbortSignal;
  readonly waitFor: number;
}

/**
 * Performs an operation: shape, constraints, authorisation, then its handler. Gives the wire form
 * of the answer, or nothing for the operations that have none. Throws ServiceError.
 */
export const perform = async <Name extends ServedOperationName>(
  services: Services,
  call: OperationCall<Name>,
): Promise<unknown> => {
  const { output } = servedOperations[call.operation];
  const input = inputOf(call);
  authorize(call);
  const answer = await servedHandlers[call.operation](input, contextOf(services, call));
  return output === undefined ? undefined : serialize(output, answer);
};

const inputOf = <Name extends ServedOperationName>(call: OperationCall<Name>): InputOf<Name> => {
  const shape = servedOperations[call.operation].input;
  const read = deserialize(shape, call.body);
  if (!read.ok) throw new ServiceError('SerializationException', read.message);
  const violations = validate(shape, read.value);
  if (violations.length > 0) {
    throw new ServiceError('ValidationException', validationMessage(violations));
  }
  // The shape is the operation's own, and the value has just been read by it.
  return read.value as InputOf<Name>;
};

// The credentials of a job open its artifacts and nothing else.
const authorize = <Name extends ServedOperationName>(call: OperationCall<Name>): void => {
  const { caller, operation, region } = call;
  if (caller.kind === 'root') return;
  const resource = pipelineArn({ account: caller.accountId, region }, '*');
  const service = isPipewrightOperationName(operation) ? 'pipewright' : 'codepipeline';
  throw new ServiceError(
    'AccessDeniedException',
    `User: ${caller.arn} is not authorized to perform: ${service}:${operation} on resource: ${resource}`,
  );
};

const contextOf = <Name extends ServedOperationName>(
  services: Services,
  call: OperationCall<Name>,
): OperationContext<Name> => ({
  ...services,
  tenant: { account: call.caller.accountId, region: call.region },
  caller: call.caller,
  endpoint: call.endpoint,
  now: call.now,
  signal: call.signal,
  waitFor: call.waitFor,
  error: (code, message) => new ServiceError(code, message),
});
