import { setTimeout as delay } from 'node:timers/promises';
import { OperatingError } from '../../store/operating-error.js';
import type { ForwardedResponse } from '../s3-endpoint.js';
import { converse } from './converse.js';
import type { ExternalS3 } from './external-s3.js';
import type { OutgoingS3Request } from './signed-request.js';

const ATTEMPTS_MAX = 3;
const FIRST_PAUSE_MILLIS = 100;

/**
 * Sends a request that changes nothing, again when there is no answer or the other S3 is busy. The last
 * answer is given, or the last error thrown.
 */
export const converseWithRetry = async (
  s3: ExternalS3,
  request: Omit<OutgoingS3Request, 'body'> & { readonly method: 'GET' | 'HEAD' },
): Promise<ForwardedResponse> => {
  for (let attempt = 1; ; attempt += 1) {
    const isLast = attempt === ATTEMPTS_MAX;
    const response = await attemptOnce(s3, request, isLast);
    if (response && (isLast || !isBusy(response.status))) return response;
    response?.body.destroy();
    const pause = FIRST_PAUSE_MILLIS * 2 ** (attempt - 1);
    await delay(pause, undefined, request.signal ? { signal: request.signal } : {});
  }
};

const attemptOnce = async (
  s3: ExternalS3,
  request: OutgoingS3Request,
  isLast: boolean,
): Promise<ForwardedResponse | undefined> => {
  try {
    return await converse(s3, request);
  } catch (error) {
    if (isLast || !(error instanceof OperatingError)) throw error;
    return undefined;
  }
};

const isBusy = (status: number): boolean => status === 429 || (status >= 500 && status !== 501);
