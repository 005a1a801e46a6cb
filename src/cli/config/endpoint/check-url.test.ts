import { expect, test } from 'vitest';
import { checkUrl } from './check-url.js';

test.each([
  'http://localhost',
  'https://a.b-c.d:1/e?f#g',
  'http://127.0.0.1:8420',
  'http://[::1]:9/',
  'http://user:pass@host:1/',
  'HTTP://HOST.',
  '//host',
  `http://${'a'.repeat(63)}.b`,
])('%s is an endpoint', (url) => {
  expect(() => checkUrl(url)).not.toThrow();
});

test.each([
  'localhost:1',
  'http://',
  'http:///path',
  'http://a_b/',
  'http://[::g]/',
  'http://-a/',
  'http://a-.b/',
  'http://a..b/',
  'http://%/',
  'http://a\n.b/',
  `http://${'a'.repeat(64)}`,
])('%j is none', (url) => {
  expect(() => checkUrl(url)).toThrow(
    expect.objectContaining({ message: `Invalid endpoint: ${url}`, exitCode: 255 }),
  );
});

test('a bracket that stands alone is an error of its own', () => {
  expect(() => checkUrl('http://[::1')).toThrow('Invalid IPv6 URL');
});
