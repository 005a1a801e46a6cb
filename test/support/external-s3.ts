import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { onTestFinished } from 'vitest';
import { type OpenedExternal, openExternal } from '../../src/server/artifacts/external/index.js';

/** What the clock of an opened external S3 shows. */
export const externalNow = Date.UTC(2026, 0, 31);

export const openExternalAt = (endpoint: string): OpenedExternal =>
  openExternal(
    { endpoint, region: 'eu-west-1', accessKeyId: 'AKIATEST', secretAccessKey: 'secret' },
    () => externalNow,
  );

/** Listens in the place of the external S3 until the test ends. */
export const listenAs = async (server: Server): Promise<string> => {
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

/** An external S3 that answers so. */
export const answering = async (listener: RequestListener): Promise<OpenedExternal> =>
  openExternalAt(await listenAs(createServer(listener)));

export const errorXml = (code: string): string =>
  `<?xml version="1.0"?><Error><Code>${code}</Code><Message>No.</Message></Error>`;

/** Gives 100 kB in pieces, and then the error if there is one. */
export const pieces = (error?: Error): Readable =>
  Readable.from(
    (function* () {
      for (let at = 0; at < 10; at += 1) yield Buffer.alloc(10_000, at);
      if (error) throw error;
    })(),
  );
