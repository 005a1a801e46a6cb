import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { endEarly, readBody } from './read-body.js';

const limits = { max: 10, timeout: 500 };

const answer = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
  try {
    outgoing.end(`read ${(await readBody(incoming, limits)).toString()}`);
  } catch (error) {
    outgoing.setHeader('connection', 'close');
    await endEarly({ incoming, outgoing }, String(error));
  }
};

const server = createServer((incoming, outgoing) => void answer(incoming, outgoing));
beforeEach(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening');
});
afterEach(async () => {
  server.closeAllConnections();
  await once(server.close(), 'close');
});

/** Begins a request by hand; what comes back is known when the server has closed the connection. */
const begin = async (head: string, body: string) => {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  await once(socket, 'connect');
  socket.on('error', () => undefined);
  socket.write(`POST / HTTP/1.1\r\nhost: h\r\nconnection: close\r\n${head}\r\n\r\n${body}`);
  return { socket, answer: text(socket) };
};

const answerTo = async (head: string, body: string): Promise<string> =>
  (await begin(head, body)).answer;

describe('a body', () => {
  test('is read to its end', async () => {
    expect(await answerTo('content-length: 10', '0123456789')).toContain('read 0123456789');
  });

  test('is read chunk by chunk', async () => {
    const chunks = '5\r\n01234\r\n5\r\n56789\r\n0\r\n\r\n';
    expect(await answerTo('transfer-encoding: chunked', chunks)).toContain('read 0123456789');
  });

  test('may be absent', async () => {
    expect(await answerTo('x: y', '')).toMatch(/read $/m);
  });

  test('that says it is too large is refused before it comes', async () => {
    expect(await answerTo('content-length: 11', '')).toContain('BodyTooLargeError');
  });

  test('that turns out too large is refused though more of it is to come', async () => {
    const { answer, socket } = await begin('transfer-encoding: chunked', 'b\r\n0123456789a\r\n');
    expect(await answer).toContain('BodyTooLargeError');
    socket.destroy();
  });

  test('that stops coming is refused', async () => {
    expect(await answerTo('content-length: 10', '01234')).toContain('BodyTimeoutError');
  });
});

test('a client that sends on and on is answered, and cut off', async () => {
  const { answer, socket } = await begin('transfer-encoding: chunked', 'b\r\n0123456789a\r\n');
  const sending = setInterval(() => socket.write('1\r\nx\r\n'), 10);
  expect(await answer).toContain('BodyTooLargeError');
  clearInterval(sending);
});
