import { expect, test } from 'vitest';
import { usage } from '../../server/config.js';
import { isDescribed } from '../described-command.js';
import { commands } from './index.js';
import { server } from './server.js';

const described = await Promise.all(
  Object.entries(commands).map(async ([name, load]) => ({ name, command: await load() })),
).then((all) =>
  all.flatMap(({ name, command }) => (isDescribed(command) ? [{ name, ...command }] : [])),
);

test('every command that people use has help', () => {
  const forPeople = Object.keys(commands).filter((name) => !name.startsWith('__'));
  expect(described.map(({ name }) => name)).toEqual(forPeople);
});

test.each(described)(
  'the help of $name begins with its usage and has a sentence',
  ({ name, help }) => {
    const [first, second = ''] = help.split('\n\n');
    expect(first).toMatch(new RegExp(`^Usage: pipewright ${name}\\b`));
    expect(second).toMatch(/^[A-Z][\s\S]*[.:]/);
    expect(help.endsWith('\n') && !help.endsWith('\n\n')).toBe(true);
  },
);

test.each(described.filter(({ name }) => name !== 'server'))(
  'the help of $name tells of each of its options',
  ({ help, options }) => {
    for (const option of Object.keys(options)) expect(help).toContain(`--${option}`);
  },
);

test.each(described.filter(({ name }) => name !== 'completion'))(
  'the help of $name fits into a terminal of 80 columns',
  ({ help }) => {
    for (const line of help.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  },
);

test('the options of the server are those that it reads', () => {
  const told = [...usage.matchAll(/^ {2}--([a-z0-9-]+)/gm)].map(([, name]) => name);
  expect(Object.keys(server.options).toSorted()).toEqual(told.toSorted());
});
