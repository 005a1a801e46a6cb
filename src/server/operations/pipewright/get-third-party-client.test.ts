import { expect, test } from 'vitest';
import { customType } from '../../../../test/support/operations.js';
import { operationsOfFile } from '../../../../test/support/operations-of-file.js';
import {
  executorType,
  thirdPartyPipeline,
  thirdPartyType,
} from '../../../../test/support/third-party.js';
import type { ActionTypeId } from '../../../model/index.js';

const at = operationsOfFile();

const register = (id: ActionTypeId) =>
  at.call('UpdateActionType', { actionType: executorType(id.provider, { id }) });

test('there is one client for each type and region, the same every time', async () => {
  const [one, other] = [thirdPartyType('One'), thirdPartyType('Other')];
  await register(one);
  await register(other);
  const elsewhere = { region: 'eu-west-1' };
  await at.call('UpdateActionType', { actionType: executorType('One') }, elsewhere);
  const client = await at.call('GetThirdPartyClient', { actionTypeId: one });
  expect(await at.call('GetThirdPartyClient', { actionTypeId: one })).toEqual(client);
  const others = [
    await at.call('GetThirdPartyClient', { actionTypeId: other }),
    await at.call('GetThirdPartyClient', { actionTypeId: one }, elsewhere),
  ];
  const all = [client, ...others];
  expect(new Set(all.map(({ clientId }) => clientId)).size).toBe(3);
  expect(new Set(all.map(({ clientToken }) => clientToken)).size).toBe(3);
});

test('there is none for types that no third party works for', async () => {
  for (const actionTypeId of [
    thirdPartyType('Nobody'),
    { category: 'Source', owner: 'ThirdParty', provider: 'GitHub', version: '1' },
    { category: 'Source', owner: 'Custom', provider: 'Own', version: '1' },
  ] as const) {
    await expect(at.call('GetThirdPartyClient', { actionTypeId })).rejects.toMatchObject({
      code: 'ActionTypeNotFoundException',
    });
  }
});

test('a type of AWS with a JobWorker executor has one, and its jobs are polled for alike', async () => {
  const source = { category: 'Source', owner: 'Custom', provider: 'Own', version: '1' } as const;
  const actionTypeId = { ...thirdPartyType('Own'), owner: 'AWS' } as const;
  await at.call('CreateCustomActionType', customType('Source', 'Own'));
  await register(actionTypeId);
  const pipeline = thirdPartyPipeline('Own', 'Own');
  const stages = pipeline.stages.map((stage) => ({
    ...stage,
    actions: stage.actions.map((action) =>
      action.name === 'Compile' ? { ...action, actionTypeId } : action,
    ),
  }));
  await at.call('CreatePipeline', { pipeline: { ...pipeline, stages } });
  const { jobs: [first] = [] } = await at.call('PollForJobs', { actionTypeId: source });
  await at.call('AcknowledgeJob', { jobId: first?.id ?? '', nonce: first?.nonce ?? '' });
  await at.call('PutJobSuccessResult', { jobId: first?.id ?? '' });
  const { clientId, clientToken } = await at.call('GetThirdPartyClient', { actionTypeId });
  const { jobs } = await at.call('PollForThirdPartyJobs', { actionTypeId });
  expect(jobs).toEqual([{ clientId, jobId: expect.any(String) }]);
  const { jobDetails } = await at.call('GetThirdPartyJobDetails', {
    jobId: jobs?.[0]?.jobId ?? '',
    clientToken,
  });
  expect(jobDetails?.data?.actionTypeId).toEqual(actionTypeId);
});
