import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pipewrightTargetPrefix } from '../../src/model/index.js';

/** The way to a server on which it knows CodePipeline's operations only, as AWS does. */
export const withoutOwnOperations = async (
  endpoint: string,
): Promise<{ readonly endpoint: string; readonly close: () => Promise<void> }> => {
  const server = createServer((incoming, outgoing) => {
    if (`${incoming.headers['x-amz-target']}`.startsWith(`${pipewrightTargetPrefix}.`)) {
      incoming.resume();
      outgoing.writeHead(400, { 'content-type': 'application/x-amz-json-1.1' });
      outgoing.end('{"__type":"UnknownOperationException"}');
      return;
    }
    pass(endpoint, incoming, outgoing);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
};

// The headers go on as they came, since the signature covers some of them.
const pass = (endpoint: string, incoming: IncomingMessage, outgoing: ServerResponse): void => {
  const onward = request(
    endpoint,
    { method: incoming.method, path: incoming.url, headers: incoming.headers },
    (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    },
  );
  onward.on('error', () => outgoing.destroy());
  incoming.pipe(onward);
};
