import { expect, test } from 'vitest';
import { contentTypeOf } from './content-type.js';

test.each([
  ['index.html', 'text/html; charset=utf-8'],
  ['a/b.min.JS', 'text/javascript; charset=utf-8'],
  ['x.unknown', 'application/octet-stream'],
  ['README', 'application/octet-stream'],
  ['html', 'application/octet-stream'],
  ['a.css/noextension', 'application/octet-stream'],
  ['constructor', 'application/octet-stream'],
  ['a.constructor', 'application/octet-stream'],
])('the type of %s is %s', (key, type) => {
  expect(contentTypeOf(key)).toBe(type);
});
