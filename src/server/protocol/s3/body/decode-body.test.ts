import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { bodyRequest } from '../../../../../test/support/decode-body.js';
import { decodeBody } from './index.js';

describe('a source', () => {
  test('that breaks off makes the body incomplete', async () => {
    const source = new Readable({ read: () => undefined });
    const { stream } = decodeBody(source, bodyRequest({ headers: { 'content-length': '12' } }));
    source.push(Buffer.from('hello'));
    source.destroy(new Error('connection reset'));
    await expect(buffer(stream)).rejects.toMatchObject({ code: 'IncompleteBody' });
  });

  test('is read to its end, and not destroyed, when the body is refused in the middle', async () => {
    let read = 0;
    const source = new Readable({
      read() {
        read += 1;
        this.push(read > 100 ? null : Buffer.from('not a chunk\r\n'.repeat(1000)));
      },
    });
    const ended = new Promise((resolve) => source.once('end', resolve));
    const headers = { 'x-amz-decoded-content-length': '12' };
    const payloadHash = 'STREAMING-UNSIGNED-PAYLOAD-TRAILER';
    const { stream } = decodeBody(source, bodyRequest({ headers, payloadHash }));
    await expect(buffer(stream)).rejects.toMatchObject({ code: 'IncompleteBody' });
    await ended;
    expect(source.errored).toBeNull();
  });

  test('is read no faster than the decoded bytes are taken', async () => {
    let given = 0;
    const piece = Buffer.alloc(64 * 1024);
    const source = new Readable({
      read() {
        given += piece.length;
        this.push(piece);
      },
    });
    const length = 1024 ** 3;
    const headers = { 'content-length': String(length) };
    const { stream } = decodeBody(source, bodyRequest({ headers, sizeMax: length }));
    let taken = 0;
    for await (const data of stream) {
      taken += data.length;
      expect(given - taken).toBeLessThanOrEqual(1024 * 1024);
      if (taken > 16 * 1024 * 1024) break;
    }
    source.destroy();
  });
});
