import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCopySource } from './copy-source.js';

test.each([
  ['bucket/key', 'key', undefined],
  ['/bucket/key', 'key', undefined],
  ['bucket%2Fa%2Fb', 'a/b', undefined],
  ['/bucket/a%20b+c/d', 'a b+c/d', undefined],
  ['bucket//key', '/key', undefined],
  ['bucket/key?versionId=v1', 'key', 'v1'],
  ['bucket/key%3FversionId=v1', 'key?versionId=v1', undefined],
  [Buffer.from('bucket/ü').toString('latin1'), 'ü', undefined],
])('%s is understood', (header, key, versionId) => {
  const source = { account: '1', bucket: 'bucket', key, versionId };
  expect(readCopySource(header, '1')).toEqual(source);
});

test.each(['', '/', 'bucket', 'bucket/', '/bucket/', 'bucket/%', 'bucket/%00', 'arn:aws:s3:::b/k'])(
  '%j is no source',
  (header) => {
    expect(() => readCopySource(header, '1')).toThrow(
      expect.objectContaining({ code: 'InvalidArgument' }),
    );
  },
);

test('every key comes back from its escaped form', () => {
  const key = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => !text.includes('\0'));
  fc.assert(
    fc.property(key, (text) => {
      const source = readCopySource(`bucket/${encodeURIComponent(text)}`, '1');
      expect(source.key).toBe(text);
    }),
  );
});
