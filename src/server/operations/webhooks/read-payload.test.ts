import { describe, expect, test } from 'vitest';
import { PayloadError, readPayload } from './read-payload.js';

const form = 'application/x-www-form-urlencoded; charset=utf-8';
const payload = { ref: 'refs/heads/ä', list: [1, { two: '} ] " \\' }] };
const text = JSON.stringify(payload);

test('is JSON, whatever its type is called', () => {
  for (const type of ['application/json', 'text/plain', undefined]) {
    expect(readPayload(Buffer.from(text), type)).toEqual(payload);
  }
});

test('may be in a field of a form', () => {
  const body = `other=1&payload=${encodeURIComponent(text).replaceAll('%20', '+')}`;
  expect(readPayload(Buffer.from(body), form)).toEqual(payload);
});

describe('is refused', () => {
  test.each<[string, string | Buffer, string?]>([
    ['when it is empty', ''],
    ['when it is no JSON', 'payload'],
    ['when it ends too early', text.slice(0, -1)],
    ['when it is not UTF-8', Buffer.from([0x22, 0xff, 0x22])],
    ['when the form has none', 'other=1', form],
    ['when that of the form is no JSON', 'payload=%7B', form],
    ['when it is too deep', `${'['.repeat(101)}${']'.repeat(101)}`],
    ['when it is too deep and broken', `{"a":${'['.repeat(1_000_000)}`],
  ])('%s', (_, body, type) => {
    expect(() => readPayload(Buffer.from(body), type)).toThrow(PayloadError);
  });
});

test('has as many levels as it may have, and brackets in texts are none', () => {
  const deepest = `${'['.repeat(100)}"${'['.repeat(200)}\\"${'{'.repeat(200)}"${']'.repeat(100)}`;
  expect(readPayload(Buffer.from(deepest))).toBeInstanceOf(Array);
});
