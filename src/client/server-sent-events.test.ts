import { expect, test } from 'vitest';
import { type ServerSentEvent, serverSentEvents } from './server-sent-events.js';

const read = async (...pieces: readonly string[]): Promise<readonly ServerSentEvent[]> => {
  async function* stream() {
    yield* pieces;
  }
  const events: ServerSentEvent[] = [];
  for await (const event of serverSentEvents(stream())) events.push(event);
  return events;
};

const whole = 'id: 7-0\nevent: stage-execution\ndata: {"a":1}\n\n';
const event: ServerSentEvent = { id: '7-0', event: 'stage-execution', data: '{"a":1}' };

test('an event is read whole, however it was cut', async () => {
  expect(await read(whole)).toEqual([event]);
  expect(await read(...whole)).toEqual([event]);
  expect(await read(whole.replaceAll('\n', '\r\n'))).toEqual([event]);
});

test('what is not finished is no event yet', async () => {
  expect(await read(`${whole}id: 8-0\ndata: {}\n`)).toEqual([event]);
});

test('comments and empty blocks are nothing, and an id by itself is one', async () => {
  expect(await read(':\n\n\n\nretry: 3000\n\nid: 7-0\n\n')).toEqual([
    { id: '7-0', event: 'message', data: undefined },
  ]);
});

test('data of several lines is one text', async () => {
  expect(await read('data: a\ndata: b\n\n')).toEqual([
    { id: undefined, event: 'message', data: 'a\nb' },
  ]);
});
