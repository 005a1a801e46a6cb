import { expect, test } from 'vitest';
import { caller, shortId } from './names.js';

test.each([
  ['arn:aws:iam::000000000000:root', 'root'],
  ['arn:aws:iam::000000000000:user/ada', 'ada'],
  ['arn:aws:sts::000000000000:assumed-role/Admin/ada', 'Admin/ada'],
  ['ada', 'ada'],
  ['arn:aws:s3', 'arn:aws:s3'],
])('%s is %s', (arn, name) => {
  expect(caller(arn)).toBe(name);
});

test('an id is known by its beginning', () => {
  expect(shortId('11111111-1111-4111-8111-111111111111')).toBe('11111111');
});
