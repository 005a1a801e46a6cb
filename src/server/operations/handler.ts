import type { ErrorCodeOf, InputOf, OutputOf, ServedOperationName } from '../../model/index.js';
import type { Execution } from '../execution/index.js';
import type { Caller } from '../identity/caller.js';
import type { Database } from '../store/database.js';
import type { Tenant } from '../store/tenant.js';
import type { ServiceError } from './service-error.js';
import type { WebhookSettings } from './webhooks/index.js';

/**
 * Carries out one operation, the API's or one of our own: its input is valid by the model, its caller
 * is known.
 */
export type Handler<Name extends ServedOperationName> = (
  input: InputOf<Name>,
  ctx: OperationContext<Name>,
) => Promise<OutputOf<Name>>;

/** Codes that an operation may answer though the model does not list them there. */
export type CommonErrorCode =
  | 'AccessDeniedException'
  // CreateCustomActionType: the definition contradicts itself, or its key is taken.
  | 'InvalidActionTypeException'
  | 'ActionTypeAlreadyExistsException'
  // UpdatePipeline, which lists no error for a pipeline that is not there.
  | 'PipelineNotFoundException';

/** What a handler is given. */
export interface OperationContext<Name extends ServedOperationName> {
  readonly tenant: Tenant;
  readonly caller: Caller;
  /** Epoch milliseconds at which the request came in. */
  readonly now: number;
  /** Aborted when the client has gone or the server stops. */
  readonly signal: AbortSignal;
  /** How long the caller is ready to wait for a job, in milliseconds; 0 for stock clients. */
  readonly waitFor: number;
  readonly database: Database;
  readonly execution: Execution;
  readonly webhooks: WebhookSettings;
  /** The address at which the server is reached, without a slash at its end. */
  readonly endpoint: string;
  /** The key under which this service's temporary credentials are made. */
  readonly serverKey: Buffer;
  /** Makes the error to throw; only codes that the operation's model declares compile. */
  readonly error: (code: ErrorCodeOf<Name> | CommonErrorCode, message: string) => ServiceError;
}
