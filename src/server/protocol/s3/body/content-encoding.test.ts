import { expect, test } from 'vitest';
import { withoutAwsChunked } from './content-encoding.js';

test.each([
  [undefined, undefined],
  ['', undefined],
  ['aws-chunked', undefined],
  ['gzip', 'gzip'],
  ['gzip,aws-chunked', 'gzip'],
  ['aws-chunked, gzip , br', 'gzip,br'],
  ['AWS-Chunked', undefined],
])('of the coding %j stays %j once the body is decoded', (given, kept) => {
  expect(withoutAwsChunked(given)).toBe(kept);
});
