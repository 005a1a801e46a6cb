import { UNSIGNED_PAYLOAD } from '../../../sigv4/index.js';
import { S3Error } from '../../artifacts/s3-error.js';
import { mayReadObject, mayWriteObject } from '../../identity/index.js';
import { type Authenticated, authenticate } from '../authenticate.js';
import type { Exchange, ProtocolParts } from '../handle.js';
import { isPresigned } from '../presigned-query.js';
import { requestTarget } from '../request-target.js';
import { isUnavailable } from '../unavailable.js';
import { readCopySource } from './copy-source.js';
import { type Admitted, createCall, objectCreated, takeBody } from './create-call.js';
import { operationOf } from './operation-of.js';
import { passThrough } from './pass-through/index.js';
import { refusalOf } from './refusal.js';
import type { S3Answer, S3Operation } from './s3-call.js';
import { failureAnswer, isFailure, type S3Failure } from './s3-failure.js';
import { readRequest, type S3Request } from './s3-request.js';
import { sendAnswer } from './send-answer.js';

/** The life of a request to S3: operation, signature, permission, and then the operation's own. */
export const handleS3 = async (parts: ProtocolParts, exchange: Exchange): Promise<void> => {
  await sendAnswer(exchange, await answerOf(parts, exchange));
};

const answerOf = async (parts: ProtocolParts, exchange: Exchange): Promise<S3Answer> => {
  const { incoming, noted } = exchange;
  try {
    const request = readRequest(incoming);
    const operation = operationOf(request);
    noted['operation'] = operation.name;
    const payloadHash = signedPayloadHash(exchange, request);
    const authentication = authenticate(
      parts,
      { incoming, now: exchange.now, service: 's3' },
      payloadHash ?? UNSIGNED_PAYLOAD,
    );
    if (authentication.kind === 'refused')
      return refuse(exchange, refusalOf(authentication.failure));
    checkPermission(operation, request, authentication);
    return await perform(operation, { parts, exchange, request, payloadHash, authentication });
  } catch (error) {
    return errorAnswer(parts, exchange, error);
  }
};

/** Does what is asked here, or has the external S3 do it. */
const perform = (operation: S3Operation, admitted: Admitted): Promise<S3Answer> => {
  const { parts, exchange, request, authentication } = admitted;
  const { artifacts } = parts;
  if (artifacts.kind === 'embedded') {
    return operation.perform(createCall(admitted, artifacts.objects));
  }
  const { bucket = '', key = '' } = request;
  const { caller } = authentication;
  return passThrough({
    request,
    operation: operation.name,
    caller,
    outgoing: exchange.outgoing,
    send: artifacts.send,
    takeBody: (wish) => takeBody(admitted, wish),
    objectCreated: (made) =>
      objectCreated(admitted, { account: caller.accountId, bucket, key, ...made }),
  });
};

/** What stands for the body in the signature; undefined where nothing does, as in most presigned URLs. */
const signedPayloadHash = (
  { incoming }: Exchange,
  { headers, query }: S3Request,
): string | undefined => {
  const header = headers.get('x-amz-content-sha256');
  if (isPresigned(requestTarget(incoming.url ?? '/').query)) {
    return query.get('X-Amz-Content-Sha256') ?? header;
  }
  if (header !== undefined || !headers.has('authorization')) return header;
  throw new S3Error('InvalidRequest', {
    message: 'Missing required header for this request: x-amz-content-sha256',
  });
};

/** Whoever has a job's credentials reaches the objects of that job, and nothing else. */
const checkPermission = (
  { permission }: S3Operation,
  { bucket = '', key = '', headers }: S3Request,
  { caller }: Authenticated,
): void => {
  const owner = headers.get('x-amz-expected-bucket-owner');
  if (owner !== undefined && owner !== caller.accountId) throw new S3Error('AccessDenied');
  if (caller.kind === 'root') return;
  const isAllowed = {
    readObject: () => mayReadObject(caller, { bucket, key }),
    writeObject: () => mayWriteObject(caller, { bucket, key }),
    account: () => false,
  }[permission];
  const source = headers.get('x-amz-copy-source');
  const isSourceAllowed =
    source === undefined || mayReadObject(caller, readCopySource(source, caller.accountId));
  if (!isAllowed() || !isSourceAllowed) throw new S3Error('AccessDenied');
};

const refuse = (exchange: Exchange, failure: S3Failure): S3Answer => {
  const { incoming, requestId, noted } = exchange;
  noted['error'] = failure.code;
  return failureAnswer(failure, { path: requestTarget(incoming.url ?? '/').path, requestId });
};

const errorAnswer = (parts: ProtocolParts, exchange: Exchange, error: unknown): S3Answer => {
  if (isFailure(error)) return refuse(exchange, error);
  // Nobody is there to be answered; the request's line in the log says so.
  if (exchange.outgoing.destroyed) throw error;
  const { requestId, noted } = exchange;
  if (isUnavailable(error)) {
    parts.log.warn({ err: error, requestId, ...noted }, 'not available');
    return refuse(exchange, {
      status: 503,
      code: 'ServiceUnavailable',
      message: 'Service is unable to handle request.',
    });
  }
  parts.log.error({ err: error, requestId, ...noted }, 'operation failed');
  return refuse(exchange, {
    status: 500,
    code: 'InternalError',
    message: 'We encountered an internal error. Please try again.',
  });
};
