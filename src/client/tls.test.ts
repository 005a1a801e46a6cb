import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Loopback,
  loopbackCertificate,
  startLoopback,
  startRawLoopback,
} from '../../test/support/loopback.js';
import { endpointOf } from './endpoint.js';
import { createTransport } from './transport.js';

let server: Loopback;
let folder: string;
let bundle: string;

beforeAll(async () => {
  server = await startLoopback(() => ({ body: '{}' }), { isTls: true });
  folder = await mkdtemp(join(tmpdir(), 'pipewright-tls-'));
  bundle = join(folder, 'bundle.pem');
  await writeFile(bundle, loopbackCertificate.cert);
  await writeFile(join(folder, 'empty.pem'), 'nothing\n');
});

afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

interface Trust {
  readonly caBundle?: string;
  readonly verifySsl?: boolean;
}

const get = async (url: string, { caBundle, verifySsl = true }: Trust = {}): Promise<number> => {
  const endpoint = endpointOf(url);
  const timeouts = { connect: 60, read: 60 };
  const send = createTransport({ timeouts, verifySsl, caBundle });
  const headers = { host: endpoint.host };
  return (await send({ method: 'GET', endpoint, headers, body: '' })).status;
};

test('a certificate that is in the bundle is trusted', async () => {
  expect(await get(server.url, { caBundle: bundle })).toBe(200);
});

test('any certificate is taken when none is to be verified', async () => {
  expect(await get(server.url, { verifySsl: false })).toBe(200);
  expect(await get(server.url, { verifySsl: false, caBundle: 'nowhere' })).toBe(200);
});

describe('SSL validation fails', () => {
  const failure = (url: string, detail: string): string =>
    `SSL validation failed for ${url}/ ${detail}`;

  test('for a certificate that nobody vouches for', async () => {
    await expect(get(server.url)).rejects.toMatchObject({
      kind: 'tls',
      message: failure(
        server.url,
        '[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: self-signed certificate',
      ),
    });
  });

  test('for a certificate of somebody else', async () => {
    const url = `https://127.0.0.1:${server.port}`;
    await expect(get(url, { caBundle: bundle })).rejects.toMatchObject({
      kind: 'tls',
      message: failure(url, "hostname '127.0.0.1' doesn't match 'localhost'"),
    });
  });

  test('when the bundle is missing or has no certificates', async () => {
    await expect(get(server.url, { caBundle: join(folder, 'nope.pem') })).rejects.toMatchObject({
      kind: 'tls',
      message: failure(server.url, '[Errno 2] No such file or directory'),
    });
    await expect(get(server.url, { caBundle: join(folder, 'empty.pem') })).rejects.toMatchObject({
      message: failure(
        server.url,
        '[X509: NO_CERTIFICATE_OR_CRL_FOUND] no certificate or crl found',
      ),
    });
  });

  test('when the other side does not speak TLS', async () => {
    const plain = await startRawLoopback((socket) => {
      socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    });
    const url = `https://127.0.0.1:${plain.port}`;
    await expect(get(url)).rejects.toMatchObject({
      kind: 'tls',
      message: failure(url, '[SSL: WRONG_VERSION_NUMBER] wrong version number'),
    });
    await plain.close();
  });
});
