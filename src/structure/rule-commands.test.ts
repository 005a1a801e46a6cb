import { expect, test } from 'vitest';
import { faultsWithRule, ofRule, rule } from '../../test/support/declared-rules.js';

test.each([[undefined], [[]]])('a Commands rule cannot have the commands %j', (commands) => {
  expect(faultsWithRule(rule('A', 'Commands', { commands }))).toEqual([
    `${ofRule}: Rule A must have a non-empty commands field`,
  ]);
});

test('no other rule can have commands', () => {
  expect(faultsWithRule(rule('A', 'LambdaInvoke', { commands: ['make'] }))).toEqual([
    `${ofRule}.commands: Rule A has commands, which a rule of type LambdaInvoke does not run. Remove them, or use a rule of type Commands.`,
  ]);
  expect(faultsWithRule(rule('A', 'LambdaInvoke', { commands: [] }))).toEqual([]);
});
