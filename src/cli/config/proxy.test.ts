import { describe, expect, test } from 'vitest';
import { proxyFor } from './proxy.js';

test.each([
  ['http://h', { HTTP_PROXY: 'p' }, 'p'],
  ['https://h', { HTTPS_PROXY: 'p' }, 'p'],
  ['https://h', { HTTP_PROXY: 'p' }, undefined],
  ['http://h', { http_proxy: 'low', HTTP_PROXY: 'UP' }, 'low'],
  ['http://h', { http_proxy: '', HTTP_PROXY: 'UP' }, undefined],
  ['http://h', { HTTP_PROXY: '' }, undefined],
  ['http://h', { HTTP_PROXY: 'p', REQUEST_METHOD: 'GET' }, undefined],
  ['http://h', { http_proxy: 'p', REQUEST_METHOD: 'GET' }, 'p'],
  ['https://h', { HTTPS_PROXY: 'p', REQUEST_METHOD: 'GET' }, 'p'],
])('%s with %o goes through %s', (url, env, proxy) => {
  expect(proxyFor(url, env)).toBe(proxy);
});

describe('NO_PROXY exempts', () => {
  test.each([
    ['*', 'http://h', true],
    ['h', 'http://h', true],
    ['h', 'http://H:80/x', true],
    ['h:80', 'http://h:80', true],
    ['h:81', 'http://h:80', false],
    [' x , .b.c', 'http://a.b.c', true],
    ['b.c', 'http://a.b.c:1', true],
    ['b.c', 'http://ab.c', false],
    ['', 'http://h', false],
    ['*,h', 'http://x', false],
    ['127.0.0.1', 'http://127.0.0.1:8420/', true],
  ])('with %j %s: %s', (exempt, url, isExempt) => {
    const proxy = proxyFor(url, { HTTP_PROXY: 'p', NO_PROXY: exempt });
    expect(proxy === undefined).toBe(isExempt);
  });
});
