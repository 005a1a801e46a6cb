import { describe, expect, test } from 'vitest';
import { ServiceFault } from './faults.js';
import { jsonOfBody, readAnswer } from './read-answer.js';

interface Given {
  readonly status?: number;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const read = ({ status = 200, body = '', headers = {} }: Given): unknown =>
  jsonOfBody(readAnswer({ status, body: Buffer.from(body), headers }));

const faultOf = (given: Given): ServiceFault => {
  try {
    read({ status: 400, ...given });
  } catch (error) {
    if (error instanceof ServiceFault) return error;
    throw error;
  }
  throw new Error('The answer was read.');
};

test.each([
  ['{"status":"InProgress"}', { status: 'InProgress' }],
  ['', {}],
  ['not json', {}],
  ['{"status":', {}],
  ['null', {}],
])('the success %j is read as %j', (body, expected) => {
  expect(read({ body })).toEqual(expected);
});

describe('the code of an error', () => {
  test.each([
    ['{"__type":"JobNotFoundException"}', 'JobNotFoundException'],
    ['{"__type":"com.amazonaws.x#JobNotFoundException"}', 'JobNotFoundException'],
    ['{"__type":"a#b#Deep:http://x/#y"}', 'Deep'],
    ['{"__type":"Named:http://docs"}', 'Named'],
    ['{"code":"Other","message":"m"}', '400'],
    ['{"__type":7}', '400'],
    ['{}', '400'],
    ['', '400'],
    ['plain words', '400'],
    ['[1]', '400'],
  ])('of %j is %s', (body, code) => {
    expect(faultOf({ body }).code).toBe(code);
  });

  test.each([
    ['Earlier;Sender', 'Earlier'],
    [';Sender', 'Now'],
    ['Earlier', 'Now'],
    ['A;B;C', 'Now'],
  ])('is told by the header for earlier codes, if that is %j', (header, code) => {
    const headers = { 'x-amzn-query-error': header };
    expect(faultOf({ body: '{"__type":"Now"}', headers }).code).toBe(code);
  });
});

test.each([
  ['{"message":"low"}', 'low'],
  ['{"Message":"high"}', 'high'],
  ['{"message":"low","Message":"high"}', 'low'],
  ['{"message":null}', 'None'],
  ['{}', ''],
  ['', ''],
  ['plain words', 'plain words'],
])('the message of the error %j is %j', (body, message) => {
  expect(faultOf({ body }).message).toBe(message);
});

test.each([
  [500, '', '500', 'Internal Server Error'],
  [503, ' <html>x</html>', '503', 'Service Unavailable'],
  [599, ' ', '599', ''],
  [503, 'plain words', '503', 'plain words'],
  [500, '{"__type":"InternalFailure","message":"m"}', 'InternalFailure', 'm'],
  [429, '{}', '429', ''],
  [302, '{"__type":"T","message":"x"}', 'T', 'x'],
  [300, '{"__type":"T","message":"x"}', 'Unknown', 'Unknown'],
])('a %i with %j is the error %s: %j', (status, body, code, message) => {
  expect(faultOf({ status, body })).toMatchObject({ status, code, message });
});
