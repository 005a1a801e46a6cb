import { expect, test } from 'vitest';
import { actionJob } from '../../../../test/support/action-job.js';
import { objectKeyOf } from './object-key.js';

const keyOf = (ObjectKey: string) =>
  objectKeyOf(actionJob('Deploy', { configuration: { ObjectKey } }));

test.each([
  ['app.zip', 'app.zip'],
  ['js-application/{datetime}.zip', 'js-application/2019-01-10_07-39-57.zip'],
  ['{uuid}/{uuid}.zip', `${'11111111-1111-4111-8111-111111111111/'.repeat(2).slice(0, -1)}.zip`],
  ['{date}$&', '{date}$&'],
])('the key %s is %s', (configured, key) => {
  expect(keyOf(configured)).toBe(key);
});

test('without a key there is none', () => {
  expect(objectKeyOf(actionJob('Deploy'))).toBe('');
});
