import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../test/support/database.js';
import {
  type EventReceiver,
  isSignedWith,
  openEventReceiver,
  toldOf,
} from '../../../test/support/event-receiver.js';
import {
  actionChange,
  pipelineChange,
  stageChange,
} from '../../../test/support/recorded-changes.js';
import { dutyRun } from '../../../test/support/server-duties.js';
import { tenant } from '../../../test/support/shell.js';
import { until } from '../../../test/support/until.js';
import type { StateChange } from '../../engine/index.js';
import { createEventFeed, type EventFeed } from '../events/index.js';
import { claimEventTargets } from '../store/event-deliveries.js';
import { findEventTarget, type NewEventTarget, putEventTarget } from '../store/event-targets.js';
import { insertEvents } from '../store/events.js';
import { sql } from '../store/sql.js';
import { runEventDeliveries } from './event-deliveries.js';

const hour = 3_600_000;
const clock = { now: 1_790_000_000_000 };

let db: TestDatabase;
let feed: EventFeed;
let receiver: EventReceiver;
beforeAll(async () => {
  db = await openTestDatabase();
  feed = createEventFeed(db.database);
});
afterAll(async () => {
  feed.close();
  await db.close();
});

let duties: {
  readonly lines: ReturnType<typeof dutyRun>['lines'];
  readonly end: () => Promise<void>;
};
const startDuty = () => {
  const run = dutyRun();
  const parts = { database: db.database, feed, clock: () => clock.now };
  const ended = runEventDeliveries(run, {
    ...parts,
    publicAddress: () => 'http://pipewright.test',
    isOnlyServer: false,
  });
  return {
    lines: run.lines,
    end: async () => {
      run.stop();
      await ended;
    },
  };
};

beforeEach(async () => {
  receiver = await openEventReceiver();
  duties = startDuty();
});
afterEach(async () => {
  await duties.end();
  await receiver.close();
  await db.database.rows(sql`delete from event_target`);
});

const name = 'ci';

const addTarget = async (more: Partial<NewEventTarget> = {}) =>
  putEventTarget(
    db.database,
    {
      ...tenant,
      name,
      url: receiver.url,
      format: 'EVENTBRIDGE',
      secret: null,
      filter: {},
      enabled: true,
      event_age_max: 24 * hour,
      created: clock.now,
      updated: clock.now,
      cursor_seq: await feed.settled(),
      cursor_index: 2_147_483_647,
      ...more,
    },
    'replaced',
  );

const record = async (...changes: readonly StateChange[]): Promise<void> => {
  await db.database.transaction(async (tx) => {
    await tx.rows(sql`select pg_current_xact_id()`);
    insertEvents(tx, [
      {
        ...tenant,
        pipeline_id: '11111111-2222-3333-4444-555555555555',
        pipeline_name: 'Shop',
        recorded: clock.now,
        changes,
      },
    ]);
  });
  feed.wake();
};

const progress = async () => {
  const row = await findEventTarget(db.database, tenant, name);
  if (!row) throw new Error('There is no such target.');
  return row;
};

const hasFailed = (times: number) =>
  until(`${times} failures`, async () => {
    const row = await progress();
    return row.failures === times && row.lease === null && row;
  });

/** The pauses are over in no time: the clock is the test's. */
const tryAgain = (after = hour / 2) => {
  clock.now += after;
};

test('a target is told of everything, in order, once', async () => {
  await addTarget();
  await record(pipelineChange(), stageChange(), actionChange());
  await record(actionChange({ state: 'SUCCEEDED' }));
  await record(stageChange({ state: 'SUCCEEDED' }), pipelineChange({ state: 'SUCCEEDED' }));
  const taken = await receiver.taken(6);
  expect(taken.map(({ body }) => toldOf(body))).toEqual([
    'Shop STARTED',
    'Build STARTED',
    'Build/Compile STARTED',
    'Build/Compile SUCCEEDED',
    'Build SUCCEEDED',
    'Shop SUCCEEDED',
  ]);
  expect(taken.every(({ body, headers }) => body.id === headers['webhook-id'])).toBe(true);
  expect(new Set(taken.map(({ body }) => body.id)).size).toBe(6);
  await until('the target is let go', async () => (await progress()).lease === null);
  expect(await progress()).toMatchObject({ failures: 0, last_success: clock.now, skipped: 0 });
});

test('messages are signed with the secret of the target', async () => {
  await addTarget({ secret: 'geheim' });
  await record(pipelineChange());
  const [message] = await receiver.taken(1);
  if (!message) throw new Error('Nothing was taken.');
  expect(isSignedWith('geheim', message)).toBe(true);
  expect(isSignedWith('another', message)).toBe(false);
});

test('what a target does not take comes again, with the same id, before anything else does', async () => {
  await addTarget();
  receiver.answerWith(500, 500);
  await record(pipelineChange(), stageChange());
  expect(await hasFailed(1)).toMatchObject({
    next_attempt: clock.now + 1_000,
    last_failure: clock.now,
    last_error: 'The answer was 500 Internal Server Error: not now',
  });
  tryAgain();
  expect(await hasFailed(2)).toMatchObject({ next_attempt: clock.now + 2_000 });
  tryAgain();
  await receiver.taken(2);
  expect(receiver.received.map(({ body }) => toldOf(body))).toEqual([
    'Shop STARTED',
    'Shop STARTED',
    'Shop STARTED',
    'Build STARTED',
  ]);
  expect(new Set(receiver.received.map(({ body }) => body.id)).size).toBe(2);
  await until('it is well again', async () => (await progress()).failures === 0);
});

test('a target that cannot be reached keeps no other one waiting', async () => {
  await addTarget({ name: 'away', url: 'http://127.0.0.1:1/' });
  await addTarget();
  await record(pipelineChange());
  await receiver.taken(1);
  const away = await until('the failure is noted', async () => {
    const row = await findEventTarget(db.database, tenant, 'away');
    return (row?.failures ?? 0) > 0 && row;
  });
  expect(away.last_error).toMatch(/bad port|ECONNREFUSED/);
});

test('a redirect is not followed', async () => {
  await addTarget();
  receiver.answerWith({ redirectTo: receiver.url });
  await record(pipelineChange());
  expect((await hasFailed(1)).last_error).toContain('307');
  expect(receiver.received).toHaveLength(1);
});

describe('what is given up', () => {
  test('an event that the target refuses for more than an hour', async () => {
    await addTarget();
    receiver.answerWith(400, 422);
    await record(pipelineChange(), stageChange());
    await hasFailed(1);
    tryAgain(hour + 1);
    await until('it is given up', async () => (await progress()).skipped === 1);
    tryAgain();
    await receiver.taken(1);
    expect(receiver.received.map(({ body }) => toldOf(body))).toEqual([
      'Shop STARTED',
      'Shop STARTED',
      'Build STARTED',
    ]);
    expect(duties.lines.map(({ msg }) => msg)).toContain('event given up');
  });

  test('events that have become too old while the target fails, without trying them all', async () => {
    await addTarget({ event_age_max: hour });
    receiver.answerWith(503);
    await record(pipelineChange(), stageChange());
    await record(actionChange());
    await hasFailed(1);
    tryAgain(2 * hour);
    await record(actionChange({ state: 'SUCCEEDED' }));
    const [taken] = await receiver.taken(1);
    expect(taken && toldOf(taken.body)).toBe('Build/Compile SUCCEEDED');
    await until('they are counted', async () => (await progress()).skipped === 3);
    expect(receiver.received).toHaveLength(2);
  });

  test('nothing that is old and can be delivered after all', async () => {
    await duties.end();
    await addTarget({ event_age_max: hour });
    await record(pipelineChange());
    clock.now += 2 * hour;
    duties = startDuty();
    await receiver.taken(1);
    expect(await progress()).toMatchObject({ skipped: 0 });
  });
});

test('a target that somebody holds is nobody else’s, until the lease is over', async () => {
  await duties.end();
  await addTarget();
  await record(pipelineChange());
  const want = { max: 10, settled: await feed.settled(), now: clock.now, lease: 30_000 };
  const [held] = await claimEventTargets(db.database, want);
  expect(held?.name).toBe(name);
  expect(await claimEventTargets(db.database, want)).toEqual([]);
  expect(await claimEventTargets(db.database, { ...want, now: clock.now + 29_999 })).toEqual([]);
  const [taken] = await claimEventTargets(db.database, { ...want, now: clock.now + 30_000 });
  expect(taken?.lease).not.toBe(held?.lease);
});

test('several servers share the targets, and each event goes out once', async () => {
  const others = [startDuty(), startDuty()];
  await addTarget();
  for (let count = 0; count < 20; count += 1) await record(actionChange());
  await receiver.taken(20);
  await until('nothing is under way', async () => {
    const { lease, cursor_seq } = await progress();
    return lease === null && cursor_seq === (await feed.settled());
  });
  for (const other of others) await other.end();
  await duties.end();
  expect(receiver.received).toHaveLength(20);
});

test('a target that is changed while a message is under way goes on as it is now', async () => {
  await addTarget();
  receiver.answerWith('hold');
  await record(pipelineChange());
  await until('the message has come', async () => receiver.received.length === 1);
  const other = await openEventReceiver();
  await addTarget({ url: other.url });
  const [taken] = await other.taken(1);
  expect(taken?.body.id).toBe(receiver.received[0]?.body.id);
  await other.close();
});

test('a server that stops lets its targets go, with what it had not delivered', async () => {
  await addTarget();
  receiver.answerWith('hold');
  await record(pipelineChange());
  await until('the message has come', async () => receiver.received.length === 1);
  await duties.end();
  expect(await progress()).toMatchObject({ lease: null, failures: 0, last_success: null });
  duties = startDuty();
  await receiver.taken(1);
});
