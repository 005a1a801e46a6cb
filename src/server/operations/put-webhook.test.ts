import { describe, expect, test } from 'vitest';
import { customType, pipelineOf, registerTypes } from '../../../test/support/operations.js';
import { operationsOfFile } from '../../../test/support/operations-of-file.js';
import type { Tag, WebhookDefinition } from '../../model/index.js';

const operations = operationsOfFile(async ({ call, ...opened }) => {
  await registerTypes({ call, ...opened }, 'Shop');
  await call('CreateCustomActionType', {
    ...customType('Source', 'Vault', [
      { name: 'Branch', required: true, key: true, secret: false },
      { name: 'Token', required: true, key: false, secret: true },
    ]),
  });
  await call('CreatePipeline', { pipeline: pipelineOf('Site', 'Shop') });
  await call('CreatePipeline', { pipeline: vault });
});
const { call } = operations;

const site = pipelineOf('Vault', 'Shop');
const vault = {
  ...site,
  stages: site.stages.map((stage) =>
    stage.name === 'Build'
      ? stage
      : {
          ...stage,
          actions: stage.actions.map((action) => ({
            ...action,
            actionTypeId: { ...action.actionTypeId, provider: 'Vault' },
            configuration: { Branch: 'main', Token: 'geheim' },
          })),
        },
  ),
};

const prefix = 'arn:aws:codepipeline:us-east-1:000000000000';

const webhook = (name: string, more: Partial<WebhookDefinition> = {}): WebhookDefinition => ({
  name,
  targetPipeline: 'Site',
  targetAction: 'Fetch',
  filters: [{ jsonPath: '$.ref' }],
  authentication: 'GITHUB_HMAC',
  authenticationConfiguration: { SecretToken: 'geheim' },
  ...more,
});

const put = async (definition: WebhookDefinition, tags?: readonly Tag[]) => {
  const answer = await call('PutWebhook', {
    webhook: definition,
    ...(tags === undefined ? {} : { tags }),
  });
  if (!answer.webhook) throw new Error('nothing was put');
  return answer.webhook;
};

const refusal = (definition: WebhookDefinition) =>
  put(definition).catch(({ code, message }) => [code, message]);

describe('PutWebhook', () => {
  test('makes a webhook with an address of its own, and shows no secret', async () => {
    const made = await put(webhook('new'), [
      { key: 'b', value: '2' },
      { key: 'a', value: '1' },
    ]);
    expect(made).toEqual({
      arn: `${prefix}:webhook:new`,
      url: expect.stringMatching(/^http:\/\/pipewright\.test\/trigger\?t=[\w-]{43}&v=1$/),
      definition: { ...webhook('new'), authenticationConfiguration: { SecretToken: '****' } },
      tags: [
        { key: 'a', value: '1' },
        { key: 'b', value: '2' },
      ],
    });
  });

  test('again gives it another definition and more tags; its address stays', async () => {
    const first = await put(webhook('again'), [{ key: 'a', value: '1' }]);
    const definition = webhook('again', {
      filters: [],
      authentication: 'UNAUTHENTICATED',
      authenticationConfiguration: {},
    });
    const second = await put(definition, [
      { key: 'a', value: '2' },
      { key: 'b', value: '' },
    ]);
    expect(second).toEqual({
      ...first,
      definition,
      tags: [
        { key: 'a', value: '2' },
        { key: 'b', value: '' },
      ],
    });
    expect((await put(definition)).tags).toHaveLength(2);
  });

  test('after a deletion makes one with another address and no tags', async () => {
    const first = await put(webhook('gone'), [{ key: 'a', value: '1' }]);
    expect(await call('DeleteWebhook', { name: 'gone' })).toEqual({});
    expect(await call('DeleteWebhook', { name: 'gone' })).toEqual({});
    const second = await put(webhook('gone'));
    expect(second.url).not.toBe(first.url);
    expect(second.tags).toBeUndefined();
  });

  test('takes a mask for the secret that it has', async () => {
    const { definition } = await put(webhook('masked'));
    expect((await put({ ...definition, filters: [] })).definition.filters).toEqual([]);
    expect(await refusal({ ...definition, name: 'unmasked' })).toEqual([
      'InvalidWebhookAuthenticationParametersException',
      expect.stringContaining('Give the secret itself'),
    ]);
  });

  const authentication = 'InvalidWebhookAuthenticationParametersException';
  const onlySecret =
    "Optional['authenticationConfig' should contain only one property: 'SecretToken']";
  const onlyRange =
    "Optional['authenticationConfig' should contain only one property: 'AllowedIPRange']";
  const both = { SecretToken: 's', AllowedIPRange: '192.0.2.0/24' };
  test.each<[WebhookDefinition['authentication'], typeof both | object, unknown]>([
    ['GITHUB_HMAC', {}, onlySecret],
    ['GITHUB_HMAC', { AllowedIPRange: '192.0.2.0/24' }, onlySecret],
    ['GITHUB_HMAC', both, onlySecret],
    ['IP', {}, onlyRange],
    ['IP', { SecretToken: 's' }, onlyRange],
    ['IP', both, onlyRange],
    ['IP', { AllowedIPRange: '192.0.2.1' }, expect.stringContaining('CIDR')],
    ['IP', { AllowedIPRange: '192.0.2.0/33' }, expect.stringContaining('CIDR')],
    ['IP', { AllowedIPRange: '2001:db8::/129' }, expect.stringContaining('CIDR')],
    ['IP', { AllowedIPRange: 'example.com/24' }, expect.stringContaining('CIDR')],
    ['UNAUTHENTICATED', both, "Optional['authenticationConfig' should be empty]"],
    ['UNAUTHENTICATED', { SecretToken: 's' }, "Optional['authenticationConfig' should be empty]"],
  ])('refuses %s with %j', async (kind, authenticationConfiguration, message) => {
    const wrong = webhook('wrong', { authentication: kind, authenticationConfiguration });
    expect(await refusal(wrong)).toEqual([authentication, message]);
  });

  test.each(['192.0.2.0/24', '0.0.0.0/0', '2001:db8::/32'])('takes the range %s', async (range) => {
    const authenticationConfiguration = { AllowedIPRange: range };
    const made = await put(webhook('range', { authentication: 'IP', authenticationConfiguration }));
    expect(made.definition.authenticationConfiguration).toEqual(authenticationConfiguration);
  });

  test.each([
    { jsonPath: '$.a[' },
    { jsonPath: '$[?match(@.a, "(a+)+")]' },
    { jsonPath: '$.ref', matchEquals: 'refs/heads/{Branch}' },
    { jsonPath: '$.ref', matchEquals: '{}' },
  ])('refuses the filter %j', async (filter) => {
    expect(await refusal(webhook('wrong', { filters: [{ jsonPath: '$' }, filter] }))).toEqual([
      'InvalidWebhookFilterPatternException',
      expect.any(String),
    ]);
  });

  test('takes placeholders for what the target action’s type has and may show', async () => {
    const targetPipeline = 'Vault';
    const filters = [{ jsonPath: '$.ref', matchEquals: 'refs/heads/{Branch}' }];
    expect((await put(webhook('vault', { targetPipeline, filters }))).definition).toMatchObject({
      filters,
    });
    const secret = [{ jsonPath: '$.token', matchEquals: '{Token}' }];
    expect(await refusal(webhook('vault', { targetPipeline, filters: secret }))).toEqual([
      'InvalidWebhookFilterPatternException',
      expect.stringContaining('{Token}'),
    ]);
  });

  test('needs a pipeline with such a source action', async () => {
    expect(await refusal(webhook('wrong', { targetPipeline: 'Nowhere' }))).toEqual([
      'PipelineNotFoundException',
      "Account '000000000000' does not have a pipeline with name 'Nowhere'",
    ]);
    for (const targetAction of ['Compile', 'Other']) {
      expect(await refusal(webhook('wrong', { targetAction }))).toEqual([
        'ValidationException',
        expect.stringContaining(targetAction),
      ]);
    }
  });

  test('refuses tags that no resource can have', async () => {
    const tags = (key: string, count: number) =>
      Array.from({ length: count }, (_, n) => ({ key: `${key}${n}`, value: '' }));
    const codeOf = (given: readonly Tag[]) =>
      put(webhook('tagged'), given).catch(({ code }) => code);
    expect(await codeOf(tags('aws:', 1))).toBe('InvalidTagsException');
    await put(webhook('tagged'), tags('a', 50));
    expect(await codeOf(tags('b', 1))).toBe('TooManyTagsException');
  });

  test('makes no more than 300 of an account and region', async () => {
    const at = { region: 'eu-west-1' };
    await call('CreateCustomActionType', customType('Source', 'Many'), at);
    await call('CreateCustomActionType', customType('Build', 'Many'), at);
    await call('CreatePipeline', { pipeline: pipelineOf('Site', 'Many') }, at);
    const putThere = (n: number) => call('PutWebhook', { webhook: webhook(`hook-${n}`) }, at);
    const numbers = Array.from({ length: 310 }, (_, n) => n);
    const answers = await Promise.allSettled(numbers.map(putThere));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(300);
    const refused = answers.find((answer) => answer.status === 'rejected');
    expect(refused?.reason).toMatchObject({
      code: 'LimitExceededException',
      message: 'Number of webhooks exceeds the limit of 300',
    });
    const { webhooks = [] } = await call('ListWebhooks', { MaxResults: 1 }, at);
    await expect(
      call('PutWebhook', { webhook: webhooks[0]?.definition ?? webhook('?') }, at),
    ).resolves.toBeDefined();
  });
});

describe('ListWebhooks', () => {
  test('gives all of them page by page, sorted, with their tags', async () => {
    const at = { region: 'eu-west-1' };
    const page = (NextToken?: string) =>
      call('ListWebhooks', { MaxResults: 100, ...(NextToken ? { NextToken } : {}) }, at);
    const first = await page();
    const second = await page(first.NextToken);
    const third = await page(second.NextToken);
    expect(third.NextToken).toBeUndefined();
    const names = [first, second, third].flatMap(({ webhooks = [] }) =>
      webhooks.map(({ definition }) => definition.name),
    );
    expect(new Set(names).size).toBe(300);
    expect(names).toEqual([...names].sort());
    await expect(call('ListWebhooks', { NextToken: 'nonsense' })).rejects.toMatchObject({
      code: 'InvalidNextTokenException',
    });
  });

  test('shows what PutWebhook showed', async () => {
    const made = await put(webhook('listed'), [{ key: 'a', value: '1' }]);
    const { webhooks = [] } = await call('ListWebhooks', {});
    expect(webhooks.find(({ arn }) => arn === made.arn)).toEqual(made);
  });
});

test('tags of a webhook are listed, added and taken away by its ARN, and vanish with it', async () => {
  const { arn: resourceArn = '' } = await put(webhook('by-arn'), [{ key: 'a', value: '1' }]);
  await call('TagResource', { resourceArn, tags: [{ key: 'b', value: '2' }] });
  await call('UntagResource', { resourceArn, tagKeys: ['a'] });
  expect(await call('ListTagsForResource', { resourceArn })).toMatchObject({
    tags: [{ key: 'b', value: '2' }],
  });
  await call('DeleteWebhook', { name: 'by-arn' });
  await expect(call('ListTagsForResource', { resourceArn })).rejects.toMatchObject({
    code: 'ResourceNotFoundException',
  });
});

test('a webhook outlives its pipeline', async () => {
  await call('CreatePipeline', { pipeline: pipelineOf('Short', 'Shop') });
  const made = await put(webhook('orphan', { targetPipeline: 'Short' }));
  await call('DeletePipeline', { name: 'Short' });
  const { webhooks = [] } = await call('ListWebhooks', {});
  expect(webhooks).toContainEqual(made);
});
