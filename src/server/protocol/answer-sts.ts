import { authenticateBody } from './authenticate-body.js';
import type { Exchange, ProtocolParts } from './handle.js';
import { BodyTimeoutError, BodyTooLargeError, endEarly, readBody } from './read-body.js';
import type { RefusalCode } from './refusal.js';
import { requestTarget } from './request-target.js';
import { callerIdentity, type StsAnswer, stsError } from './sts.js';

const bodyMax = 64 * 1024;

/** The life of a request to STS: body, signature, action. */
export const answerSts = async (
  parts: Pick<ProtocolParts, 'findCredentials'>,
  exchange: Exchange,
): Promise<void> => {
  const { outgoing, noted } = exchange;
  const answer = await answerOf(parts, exchange);
  if (answer.errorCode !== undefined) noted['error'] = answer.errorCode;
  outgoing.writeHead(answer.status, {
    'content-type': 'text/xml',
    'content-length': Buffer.byteLength(answer.body),
    ...(answer.isEarly ? { connection: 'close' } : {}),
  });
  if (answer.isEarly) await endEarly(exchange, answer.body);
  else outgoing.end(answer.body);
};

const answerOf = async (
  parts: Pick<ProtocolParts, 'findCredentials'>,
  exchange: Exchange,
): Promise<StsAnswer & { readonly isEarly?: boolean }> => {
  const { incoming, requestId, noted } = exchange;
  try {
    const body = await readBody(incoming, { max: bodyMax });
    const authentication = authenticateBody(parts, { ...exchange, body, service: 'sts' });
    if (authentication.kind === 'refused') {
      const { code, message } = authentication;
      return stsError({ ...refusals[code], message, requestId });
    }
    const action = actionOf(body, incoming.url);
    noted['operation'] = action;
    if (action === 'GetCallerIdentity') return callerIdentity(authentication.caller, requestId);
    const message = `Could not find operation ${action}; Pipewright answers GetCallerIdentity.`;
    return stsError({ status: 400, code: 'InvalidAction', message, requestId });
  } catch (error) {
    const refused = earlyRefusal(error);
    if (!refused) throw error;
    return { ...stsError({ ...refused, requestId }), isEarly: true };
  }
};

// The action stands in the form that was posted, or in the query of a presigned URL.
const actionOf = (body: Buffer, url = '/'): string =>
  new URLSearchParams(body.toString('utf8')).get('Action') ??
  new URLSearchParams(requestTarget(url).query).get('Action') ??
  '';

/** STS has its own names for some of the refusals, and other statuses than the JSON protocol. */
const refusals: Readonly<Record<RefusalCode, { readonly status: number; readonly code: string }>> =
  {
    MissingAuthenticationToken: { status: 403, code: 'MissingAuthenticationToken' },
    IncompleteSignature: { status: 400, code: 'IncompleteSignature' },
    InvalidSignature: { status: 403, code: 'SignatureDoesNotMatch' },
    UnrecognizedClient: { status: 403, code: 'InvalidClientTokenId' },
    ExpiredToken: { status: 403, code: 'ExpiredToken' },
  };

const earlyRefusal = (
  error: unknown,
): { readonly status: number; readonly code: string; readonly message: string } | undefined => {
  if (error instanceof BodyTooLargeError) {
    return { status: 413, code: 'RequestEntityTooLarge', message: 'The request is too large.' };
  }
  if (error instanceof BodyTimeoutError) {
    return { status: 400, code: 'RequestTimeout', message: 'The request did not come in time.' };
  }
  return undefined;
};
