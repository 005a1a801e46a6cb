import { expect, test } from 'vitest';
import { endpointOf } from './endpoint.js';
import { ConnectionFault } from './faults.js';

test.each([
  ['http://127.0.0.1:9', '/', 'http://127.0.0.1:9/'],
  ['HTTP://LOCALHOST:9', '/', 'http://LOCALHOST:9/'],
  ['http://h/a/b/', '/', 'http://h/a/b/'],
  ['http://h/a/b', '/', 'http://h/a/b'],
  ['http://h/?x=1', '/', 'http://h/?x=1'],
  ['http://h', '/token', 'http://h/token'],
  ['http://h/', '/token', 'http://h/token'],
  ['http://h/a', '/token', 'http://h/a/token'],
])('%s with %s is shown as %s', (address, path, shown) => {
  expect(endpointOf(address, path).url).toBe(shown);
});

test.each([
  ['http://localhost', { hostname: 'localhost', port: 80, host: 'localhost', isTls: false }],
  ['https://h', { hostname: 'h', port: 443, host: 'h', isTls: true }],
  ['https://H:443/', { hostname: 'h', port: 443, host: 'h', isTls: true }],
  ['http://[::1]:9/x', { hostname: '::1', port: 9, host: '[::1]:9', isTls: false }],
])('%s leads to its host and port', (address, expected) => {
  expect(endpointOf(address)).toMatchObject(expected);
});

test('a query is part of the request line, and kept apart for the signature', () => {
  expect(endpointOf('http://h/a', '/b?c=d&e')).toMatchObject({
    path: '/a/b',
    query: 'c=d&e',
    target: '/a/b?c=d&e',
  });
});

test.each([
  ['ftp://h', 'Not supported URL scheme ftp'],
  ['http://h:99999', 'Failed to parse: http://h:99999/'],
])('%s cannot be used', (address, detail) => {
  expect(() => endpointOf(address)).toThrow(
    new ConnectionFault('unusable', `An HTTP Client raised an unhandled exception: ${detail}`),
  );
});
