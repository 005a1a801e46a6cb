import { expect, test } from 'vitest';
import { openTestIo } from '../../../../test/support/cli-io.js';
import { CommandFailure } from '../command-line/failure.js';
import { PassingFailure } from '../connection/connection-failure.js';
import { keepLooking } from './keep-looking.js';

const looks = (results: readonly (string | Error | undefined)[], signal?: AbortSignal) => {
  const passed: string[] = [];
  const left = [...results];
  const { io } = openTestIo();
  const outcome = keepLooking<string>({
    look: async () => {
      const result = left.shift();
      if (result instanceof Error) throw result;
      return result;
    },
    onPassing: ({ message }) => passed.push(message),
    interval: 1,
    io: signal === undefined ? io : { ...io, signal },
  });
  return { outcome, passed, left };
};

const away = new PassingFailure('Nothing answers.', 255);

test('it looks until there is a result', async () => {
  const { outcome, left } = looks([undefined, undefined, 'done', 'never seen']);
  expect(await outcome).toBe('done');
  expect(left).toEqual(['never seen']);
});

test('a server that was there is waited for', async () => {
  const { outcome, passed } = looks([undefined, away, away, 'done']);
  expect(await outcome).toBe('done');
  expect(passed).toEqual(['Nothing answers.', 'Nothing answers.']);
});

test('a server that never was there is not', async () => {
  await expect(looks([away]).outcome).rejects.toBe(away);
});

test('a refusal ends it', async () => {
  const refusal = new CommandFailure('No.', 254);
  await expect(looks([undefined, refusal]).outcome).rejects.toBe(refusal);
});

test('Ctrl-C ends it, also while it looks', async () => {
  const controller = new AbortController();
  const { io } = openTestIo();
  const outcome = keepLooking<string>({
    look: () => new Promise(() => controller.abort()),
    onPassing: () => undefined,
    interval: 1,
    io: { ...io, signal: controller.signal },
  });
  expect(await outcome).toBe(130);
});
