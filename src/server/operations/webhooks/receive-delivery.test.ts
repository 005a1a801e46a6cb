import { expect, test } from 'vitest';
import { pipelineOf, registerTypes } from '../../../../test/support/operations.js';
import { operationsOfFile } from '../../../../test/support/operations-of-file.js';
import { receiveDelivery } from './receive-delivery.js';

const operations = operationsOfFile(async (opened) => {
  await registerTypes(opened, 'Shop');
});
const { call } = operations;

const newAddress = async (name: string): Promise<string> => {
  await call('CreatePipeline', { pipeline: pipelineOf(name, 'Shop') });
  const { webhook } = await call('PutWebhook', {
    webhook: {
      name,
      targetPipeline: name,
      targetAction: 'Fetch',
      filters: [],
      authentication: 'IP',
      authenticationConfiguration: { AllowedIPRange: '192.0.2.0/24' },
    },
  });
  return new URL(webhook?.url ?? '').searchParams.get('t') ?? '';
};

const deliver = async (token: string, remoteAddress = '192.0.2.1') => {
  let bodiesRead = 0;
  const { database, execution } = operations;
  const answer = await receiveDelivery(
    {
      database,
      execution,
      webhooks: { githubEndpoint: '', log: { warn: () => undefined } },
    },
    {
      token,
      remoteAddress,
      headers: { 'x-github-delivery': 'the same' },
      readBody: async () => {
        bodiesRead += 1;
        return Buffer.from('{}');
      },
    },
  );
  return { ...answer, bodiesRead };
};

test('the same delivery starts something again after a day', async () => {
  const token = await newAddress('Daily');
  const first = await deliver(token);
  expect(first.body).toMatchObject({ started: true });
  operations.clock.now += 24 * 60 * 60 * 1000;
  expect((await deliver(token)).body).toMatchObject({ started: false });
  operations.clock.now += 1;
  expect((await deliver(token)).body).toMatchObject({ started: true });
});

test('the same delivery to two webhooks starts something by each', async () => {
  const tokens = [await newAddress('One'), await newAddress('Other')];
  for (const token of tokens) expect((await deliver(token)).body).toMatchObject({ started: true });
});

test('of what is refused for its address nothing is read', async () => {
  const token = await newAddress('Unread');
  expect(await deliver(token, '198.51.100.1')).toMatchObject({ status: 403, bodiesRead: 0 });
  expect(await deliver(`${token}x`)).toMatchObject({ status: 404, bodiesRead: 0 });
});
