import { randomUUID } from 'node:crypto';
import type { Duplex } from 'node:stream';
import type { Logger } from 'pino';

const statuses: ReadonlyMap<string | undefined, readonly [status: string, message: string]> =
  new Map([
    ['HPE_HEADER_OVERFLOW', ['431 Request Header Fields Too Large', 'The headers are too large.']],
    ['ERR_HTTP_REQUEST_TIMEOUT', ['408 Request Timeout', 'The request did not come in time.']],
  ]);

/** Answers what is no HTTP, or breaks off before it is a request. Such a connection is closed. */
export const answerClientError =
  (given: { readonly log: Logger; readonly isAnswering: (socket: Duplex) => boolean }) =>
  (error: NodeJS.ErrnoException, socket: Duplex): void => {
    // In the middle of another answer a second one would be taken for a part of the first.
    if (error.code === 'ECONNRESET' || !socket.writable || given.isAnswering(socket)) {
      socket.destroy();
      return;
    }
    const requestId = randomUUID();
    const [status, message] = statuses.get(error.code) ?? [
      '400 Bad Request',
      'The request is not valid HTTP.',
    ];
    const body = JSON.stringify({ __type: 'BadRequestException', message });
    const head = [
      `HTTP/1.1 ${status}`,
      `x-amzn-RequestId: ${requestId}`,
      'Content-Type: application/x-amz-json-1.1',
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Connection: close',
    ];
    socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
    given.log.info(
      { requestId, status: Number.parseInt(status, 10), cause: error.code },
      'not a request',
    );
  };
