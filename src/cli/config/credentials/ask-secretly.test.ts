import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { askSecretly } from './ask-secretly.js';

const question = 'Enter MFA code for me: ';

const ask = (typed: string, isTerminal: boolean) => {
  const input = new PassThrough();
  const output = new PassThrough();
  const answer = askSecretly(question, { input, output, isTerminal });
  input.end(typed);
  return { answer, output };
};

test.each([true, false])('a line is the answer (at a terminal: %s)', async (isTerminal) => {
  expect(await ask('123456\nmore\n', isTerminal).answer).toBe('123456');
});

test('what is typed is not shown', async () => {
  const { answer, output } = ask('123456\r', true);
  expect(await answer).toBe('123456');
  expect(await text(output)).toBe(`${question}\n`);
});

test('no answer is an error', async () => {
  await expect(ask('', false).answer).rejects.toMatchObject({ exitCode: 255 });
});
