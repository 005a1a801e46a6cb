import { expect, test } from 'vitest';
import { decodeBase64 } from './python-base64.js';

// What Python's base64.b64decode makes of each.
test.each([
  ['', ''],
  ['YWJj', 'abc'],
  ['YWI=', 'ab'],
  ['YW Jj\n', 'abc'],
  ['Y!W-J_j', 'abc'],
  ['YQ==x', 'a'],
  ['YQ==YQ==', 'a'],
  ['=YQ==', 'a'],
  ['=', ''],
])('%j has the bytes of %j', (text, expected) => {
  expect(Buffer.from(decodeBase64(text) ?? 'none').toString()).toBe(expected);
});

test.each(['Y', 'YQ', 'YQ=', 'Y=Q=', 'YW=J', 'YWJjY'])('%j is not padded', (text) => {
  expect(decodeBase64(text)).toBeUndefined();
});
