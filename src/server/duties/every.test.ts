import { expect, test } from 'vitest';
import { dutyRun } from '../../../test/support/server-duties.js';
import { every } from './every.js';

test('work is done again and again until the signal, and not once after it', async () => {
  const run = dutyRun();
  let turns = 0;
  await every(run, { name: 'counting', interval: 1 }, async () => {
    turns += 1;
    if (turns === 3) run.stop();
  });
  expect(turns).toBe(3);
  await every(run, { name: 'counting', interval: 1 }, async () => {
    turns += 1;
  });
  expect(turns).toBe(3);
});

test('what fails is logged, and tried again', async () => {
  const run = dutyRun();
  let turns = 0;
  await every(run, { name: 'failing', interval: 1 }, async () => {
    turns += 1;
    if (turns === 3) run.stop();
    throw new Error(`turn ${turns}`);
  });
  expect(run.lines).toEqual(
    [1, 2].map((turn) =>
      expect.objectContaining({
        duty: 'failing',
        err: expect.objectContaining({ message: `turn ${turn}` }),
      }),
    ),
  );
});

test('the pause ends with the signal', async () => {
  const run = dutyRun();
  const ended = every(run, { name: 'sleepy', interval: 3_600_000 }, async () => {
    setImmediate(run.stop);
  });
  await expect(ended).resolves.toBeUndefined();
});
