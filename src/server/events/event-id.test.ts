import { expect, test } from 'vitest';
import { behind, eventId, isBehind, positionText, readPosition } from './event-id.js';

const row = {
  account: '000000000000',
  region: 'us-east-1',
  seq: 7,
  pipeline_id: '11111111-2222-3333-4444-555555555555',
  pipeline_name: 'Shop',
  recorded: 1_790_000_000_000,
};

test('an event has one id, whoever tells of it and how often, and no other event has it', () => {
  const ids = [
    eventId(row, 0),
    eventId(row, 1),
    eventId({ ...row, seq: 8 }, 0),
    eventId({ ...row, pipeline_id: row.pipeline_id.replace('1', '2') }, 0),
    eventId({ ...row, recorded: row.recorded + 1 }, 0),
  ];
  expect(new Set(ids).size).toBe(ids.length);
  expect(eventId({ ...row }, 0)).toBe(ids[0]);
});

test('an id is a UUID', () => {
  expect(eventId(row, 0)).toMatch(
    /^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/,
  );
});

test('a place is read as it was written', () => {
  expect(readPosition(positionText({ seq: 12, index: 3 }))).toEqual({ seq: 12, index: 3 });
  expect(readPosition(positionText(behind(12)))).toEqual(behind(12));
});

test.each(['', '12', '12-', '-1', '1-2-3', 'a-b', '1-99999999999', ' 1-2'])(
  '«%s» is no place',
  (text) => {
    expect(readPosition(text)).toBeUndefined();
  },
);

test('places are in order', () => {
  const places = [{ seq: 1, index: 0 }, { seq: 1, index: 1 }, behind(1), { seq: 2, index: 0 }];
  places.forEach((one, index) => {
    expect(places.map((other) => isBehind(other, one))).toEqual(places.map((_, i) => i > index));
  });
});
