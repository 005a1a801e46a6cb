import { isUtf8 } from 'node:buffer';
import {
  isOperationName,
  isPipewrightOperationName,
  pipewrightTargetPrefix,
  type ServedOperationName,
  targetPrefix,
} from '../../model/index.js';
import { ServiceError } from '../operations/service-error.js';

/** The operation that an X-Amz-Target header names: one of the API's, or one of our own. */
export const operationOf = (target: string | undefined): ServedOperationName => {
  const name = nameUnder(targetPrefix, target);
  if (isOperationName(name)) return name;
  const ownName = nameUnder(pipewrightTargetPrefix, target);
  if (isPipewrightOperationName(ownName)) return ownName;
  throw new ServiceError(
    'UnknownOperationException',
    target === undefined
      ? 'The request has no X-Amz-Target header.'
      : `Unknown operation ${target}.`,
  );
};

const nameUnder = (prefix: string, target: string | undefined): string =>
  target?.startsWith(`${prefix}.`) ? target.slice(prefix.length + 1) : '';

/** The JSON of a body; an empty one stands for an empty object. */
export const parseJson = (body: Buffer): unknown => {
  if (body.length === 0) return {};
  if (!isUtf8(body)) {
    throw new ServiceError('SerializationException', 'The request is not valid UTF-8.');
  }
  try {
    return JSON.parse(body.toString('utf8'));
  } catch (cause) {
    throw new ServiceError('SerializationException', cause instanceof Error ? cause.message : '');
  }
};

/** An answer of the JSON protocol. */
export interface JsonAnswer {
  readonly status: number;
  /** Absent for the operations whose answer has no body. */
  readonly body: unknown;
  readonly errorCode?: string;
}

export const jsonError = (status: number, code: string, message: string): JsonAnswer => ({
  status,
  body: { __type: code, message },
  errorCode: code,
});
