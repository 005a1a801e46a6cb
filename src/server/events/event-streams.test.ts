import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../test/support/database.js';
import {
  approvalNeeded,
  pipelineChange,
  stageChange,
} from '../../../test/support/recorded-changes.js';
import { tenant } from '../../../test/support/shell.js';
import type { StateChange } from '../../engine/index.js';
import { removeOldEvents } from '../duties/event-retention.js';
import { insertEvents } from '../store/events.js';
import { sql } from '../store/sql.js';
import { createEventFeed, type EventFeed } from './event-feed.js';
import type { EventPosition } from './event-id.js';
import { createEventStreams, type EventStreams, type StreamPart } from './event-streams.js';

const day = 86_400_000;
let db: TestDatabase;
let feed: EventFeed;
let streams: EventStreams;
beforeAll(async () => {
  db = await openTestDatabase();
  feed = createEventFeed(db.database);
  streams = createEventStreams(db.database, feed);
});
afterAll(async () => {
  feed.close();
  await db.close();
});

const record = async (
  changes: readonly StateChange[],
  { account = tenant.account, region = tenant.region, recorded = 0, lingering = 0 } = {},
): Promise<void> => {
  await db.database.transaction(async (tx) => {
    await tx.rows(sql`select pg_current_xact_id()`);
    const pipeline = {
      pipeline_id: '11111111-2222-3333-4444-555555555555',
      pipeline_name: 'Shop',
    };
    insertEvents(tx, [{ account, region, ...pipeline, recorded, changes }]);
    for (let asked = 0; asked < lingering; asked += 1) await tx.rows(sql`select 1`);
  });
  feed.wake();
};

/** The first parts of a stream, which is ended behind them. */
const partsOf = async (
  after: EventPosition | undefined,
  count: number,
): Promise<readonly StreamPart[]> => {
  const ending = new AbortController();
  const stream = streams.open({ tenant, filter: {}, after, signal: ending.signal });
  if (!stream) throw new Error('There are too many streams.');
  const parts: StreamPart[] = [];
  for await (const part of stream) {
    parts.push(part);
    if (parts.length === count) ending.abort();
  }
  return parts;
};

const told = (parts: readonly StreamPart[]): readonly unknown[] =>
  parts.map((part) => (part.kind === 'event' ? part.event.detail['state'] : part.kind));

test('only what happens in its account and region is in a stream, and no notifications', async () => {
  const settled = await feed.settled();
  await record([stageChange({ state: 'FAILED' })], { region: 'eu-west-1' });
  await record([stageChange({ state: 'FAILED' })], { account: '111111111111' });
  await record([stageChange(), approvalNeeded(), pipelineChange({ state: 'STOPPING' })]);
  const parts = await partsOf({ seq: settled, index: 0 }, 3);
  expect(told(parts)).toEqual(['begun', 'STARTED', 'STOPPING']);
});

test('a stream is taken up in the middle of what one transaction has recorded', async () => {
  await record([
    stageChange(),
    stageChange({ state: 'SUCCEEDED' }),
    pipelineChange({ state: 'FAILED' }),
  ]);
  const seq = await feed.settled();
  expect(told(await partsOf({ seq, index: 0 }, 3))).toEqual(['begun', 'SUCCEEDED', 'FAILED']);
});

test('more events than are read at once come whole', async () => {
  const seq = await feed.settled();
  for (let count = 0; count < 250; count += 1) await record([stageChange()]);
  const parts = await partsOf({ seq, index: 2_147_483_647 }, 251);
  const positions = parts.flatMap((part) => (part.kind === 'event' ? [part.position.seq] : []));
  expect(positions).toEqual(Array.from({ length: 250 }, (_, index) => seq + index + 1));
});

test('of what many record at once nothing is left out, and each pipeline is told of in order', async () => {
  const [pipelines, each] = [6, 25];
  const after = { seq: await feed.settled(), index: 2_147_483_647 };
  const read = partsOf(after, pipelines * each + 1);
  const writer = async (pipeline: number): Promise<void> => {
    for (let count = 0; count < each; count += 1) {
      await record([stageChange({ stageName: `${pipeline}`, attempt: count })], {
        // The longer it stays open, the later it is seen than those that have come behind it.
        lingering: (pipeline * count) % 7,
      });
    }
  };
  await Promise.all(Array.from({ length: pipelines }, (_, pipeline) => writer(pipeline)));
  const changes = (await read).flatMap((part) =>
    part.kind === 'event' ? [part.event.detail] : [],
  );
  for (let pipeline = 0; pipeline < pipelines; pipeline += 1) {
    const attempts = changes
      .filter((detail) => detail['stage'] === `${pipeline}`)
      .map((detail) => detail['pipeline-execution-attempt']);
    expect(attempts).toEqual(Array.from({ length: each }, (_, count) => count));
  }
});

test('who comes again too late is told that something is missing', async () => {
  const before = await feed.settled();
  await record([stageChange()], { recorded: 0 });
  await record([stageChange({ state: 'FAILED' })], { recorded: 2 * day });
  const retention = { database: db.database, clock: () => 3 * day, eventRetention: day };
  await removeOldEvents(
    { signal: new AbortController().signal },
    { ...retention, eventRetention: 2 * day },
  );
  expect(told(await partsOf({ seq: before, index: 0 }, 3))).toEqual(['missed', 'begun', 'FAILED']);
  expect(told(await partsOf({ seq: before + 1, index: 0 }, 2))).toEqual(['begun', 'FAILED']);
});

test('there are no more streams than a number', async () => {
  const ending = new AbortController();
  const request = { tenant, filter: {}, after: undefined, signal: ending.signal };
  const opened = Array.from({ length: 201 }, () => streams.open(request));
  expect(opened.filter((stream) => stream === undefined)).toHaveLength(1);
  ending.abort();
  for (const stream of opened) await stream?.next();
  expect(streams.open(request)).toBeDefined();
});

test('a wait ends with the signal, be there something or not', async () => {
  const ending = new AbortController();
  const settled = await feed.settled();
  const waiting = feed.settledBeyond(settled, ending.signal);
  ending.abort();
  expect(await waiting).toBe(settled);
});

test('many who ask at once share their looks', async () => {
  await record([stageChange()]);
  const [one, ...others] = await Promise.all(Array.from({ length: 50 }, () => feed.settled()));
  expect(new Set(others)).toEqual(new Set([one]));
});
