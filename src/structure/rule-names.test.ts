import { expect, test } from 'vitest';
import { condition, faultsWith, rule } from '../../test/support/declared-rules.js';

const check = (name: string) => rule(name, 'VariableCheck');

test('two rules of a condition cannot have one name', () => {
  const rules = [check('A'), check('B'), check('A')];
  expect(faultsWith(condition('onSuccess', rules))).toEqual([
    "InvalidStageDeclaration stages.2.onSuccess.conditions.0.rules.2.name: Rule name 'A' is used more than once in the onSuccess condition of stage 'Deploy'",
  ]);
});

test('rules of different conditions can', () => {
  expect(
    faultsWith({
      ...condition('beforeEntry', [check('A')]),
      ...condition('onSuccess', [check('A')]),
    }),
  ).toEqual([]);
});
