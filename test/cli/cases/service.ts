import type { Case } from '../comparison.js';
import type { Answer } from '../stub-service.js';
import { answered, called, job } from './lines.js';

const acknowledged = called(...job);

const failed = (...answers: readonly Answer[]): Case => answered(acknowledged, ...answers);

const fine: Answer = { body: { status: 'InProgress' } };

/** What the service answers beside what it is meant to. */
export const answerCases: readonly Case[] = [
  ...(
    [
      { status: 400, body: { __type: 'JobNotFoundException', message: 'No such job' } },
      { status: 400, body: { __type: 'com.amazonaws#JobNotFoundException', message: 'm' } },
      { status: 400, body: { __type: 'a#B', Message: 'capital' } },
      { status: 400, body: { __type: 'B', message: 'small', Message: 'capital' } },
      { status: 400, body: { __type: 'B' } },
      { status: 400, body: { __type: 'B', message: '' } },
      { status: 400, body: { __type: 'B', message: null } },
      { status: 400, body: { __type: '', message: 'm' } },
      { status: 400, body: { message: 'without a type' } },
      { status: 400, body: { code: 'Ignored', message: 'm' } },
      { status: 400, body: { message: 'm' }, headers: { 'x-amzn-errortype': 'Ignored' } },
      {
        status: 400,
        body: { __type: 'JobNotFoundException', message: 'm' },
        headers: { 'x-amzn-query-error': 'AWS.Other;Sender' },
      },
      {
        status: 400,
        body: { __type: 'JobNotFoundException', message: 'm' },
        headers: { 'x-amzn-query-error': 'Malformed' },
      },
      { status: 400, body: {} },
      { status: 400, body: '' },
      { status: 400, body: 'plain text' },
      { status: 403, body: '<html>no</html>' },
      { status: 400, body: { __type: 'B', message: 'grüße 🚀\nand more' } },
      { status: 400, body: { __type: 'UnheardOfException', message: 'm', more: 1 } },
      { status: 400, body: { __type: 'InvalidNonceException', message: 'm' } },
      { status: 400, body: { __type: 'ExpiredTokenException', message: 'm' } },
      { status: 413, body: { __type: 'RequestEntityTooLarge', message: 'm' } },
      { status: 301, body: { message: 'moved' } },
      { status: 304, body: '' },
      { status: 500, body: { __type: 'InternalFailure', message: 'm' } },
      { status: 500, body: '' },
      { status: 500, body: 'text' },
      { status: 501, body: 'text' },
      { status: 502, body: '<html>bad gateway</html>' },
      { status: 503, body: 'busy' },
      { status: 503, body: { __type: 'ServiceUnavailable', message: 'm' } },
      { status: 504, body: '' },
      { status: 505, body: '' },
      { status: 429, body: { __type: 'TooManyRequestsException', message: 'm' } },
      { status: 429, body: '' },
      ...[
        'ThrottlingException',
        'Throttling',
        'ThrottledException',
        'RequestThrottledException',
        'RequestThrottled',
        'TooManyRequestsException',
        'ProvisionedThroughputExceededException',
        'TransactionInProgressException',
        'RequestLimitExceeded',
        'BandwidthLimitExceeded',
        'LimitExceededException',
        'SlowDown',
        'PriorRequestNotComplete',
        'EC2ThrottledException',
        'RequestTimeout',
        'RequestTimeoutException',
        'ConcurrentModificationException',
        'InternalError',
      ].map((__type) => ({ status: 400, body: { __type, message: 'm' } })),
    ] satisfies readonly Answer[]
  ).map((answer) => failed(answer)),
  failed({ hangUp: true }),
  failed({ hangUp: true }, fine),
  failed({ status: 500 }, fine),
  failed({ status: 503 }, { status: 500 }, fine),
  failed({ status: 500 }, { hangUp: true }, { status: 400, body: { __type: 'B', message: 'm' } }),
  failed({ status: 500 }, { status: 400, body: { __type: 'B', message: 'm' } }),
  failed({ body: '' }),
  failed({ body: 'no json' }),
  failed({ body: '{"status":' }),
  failed({ body: '[]' }),
  failed({ body: '"text"' }),
  failed({ body: { status: null } }),
  failed({ body: { status: 5 } }),
  failed({ body: { status: ['a'] } }),
  failed({ status: 201, body: { status: 'a' } }),
  failed({ status: 204, body: '' }),
  failed({ body: '{"status":"a","status":"b"}' }),
  failed({ body: '\ufeff{"status":"a"}' }),
];

/** Settings of the environment and of the profile. */
export const settingsCases: readonly Case[] = [
  ...['1', '2', '5', '0', '-1', 'x', '', ' 2 ', '1_0'].map((attempts) => ({
    ...failed({ status: 500 }),
    env: { AWS_MAX_ATTEMPTS: attempts },
  })),
  ...['standard', 'adaptive', 'legacy', 'STANDARD', ''].map((mode) => ({
    ...failed({ status: 503 }),
    env: { AWS_RETRY_MODE: mode },
  })),
  ...['max_attempts = 2', 'retry_mode = adaptive', 'retry_mode = legacy', 'max_attempts = x'].map(
    (setting) => ({
      ...failed({ status: 503 }),
      files: { '../home/.aws/config': `[default]\n${setting}\n` },
    }),
  ),
  ...[
    undefined,
    '',
    'us-east-1',
    'nowhere-1',
    'bad region',
    'a'.repeat(64),
    '-x',
    'x_y',
    'US-EAST-1',
  ].map((region) => ({ ...failed(fine), env: { AWS_REGION: region } })),
  { ...failed(fine), env: { AWS_REGION: undefined, AWS_DEFAULT_REGION: 'eu-north-1' } },
  { ...failed(fine), env: { AWS_REGION: 'a-1', AWS_DEFAULT_REGION: 'b-1' } },
  called(...job, '--region', 'bad region'),
  { ...failed(fine), env: { AWS_SESSION_TOKEN: 'session' } },
  { ...failed(fine), env: { AWS_SECURITY_TOKEN: 'older' } },
  { ...failed(fine), env: { AWS_SESSION_TOKEN: 'session', AWS_SECURITY_TOKEN: 'older' } },
  { ...failed(fine), env: { AWS_SESSION_TOKEN: '' } },
  { ...failed(fine), env: { AWS_SECRET_ACCESS_KEY: undefined } },
  { ...failed(fine), env: { AWS_SECRET_ACCESS_KEY: '' } },
  { ...failed(fine), env: { AWS_ACCESS_KEY_ID: undefined } },
  { ...failed(fine), env: { AWS_ACCESS_KEY_ID: '' } },
  { ...called(...job, '--no-sign-request'), env: { AWS_ACCESS_KEY_ID: undefined } },
  { ...called('acknowledge-job', '--cli-input-json', '{}'), env: { AWS_ACCESS_KEY_ID: undefined } },
  { ...called('acknowledge-job', '--cli-input-json', '{}'), env: { AWS_REGION: undefined } },
  { ...failed(fine), env: { AWS_PROFILE: 'nobody' } },
  { ...failed(fine), env: { AWS_DEFAULT_PROFILE: 'nobody' } },
  { ...failed(fine), env: { AWS_PROFILE: '' } },
  called(...job, '--profile', 'nobody'),
  called(...job, '--profile', ''),
  ...['text', 'yaml', 'xml', '', 'JSON', 'table'].map((output) => ({
    ...failed(fine),
    env: { AWS_DEFAULT_OUTPUT: output },
  })),
  { ...called('list-pipelines'), env: { AWS_DEFAULT_OUTPUT: 'xml' } },
  ...profileCases(),
];

function profileCases(): readonly Case[] {
  const none = {
    AWS_ACCESS_KEY_ID: undefined,
    AWS_SECRET_ACCESS_KEY: undefined,
    AWS_REGION: undefined,
  };
  const config = '../home/.aws/config';
  const credentials = '../home/.aws/credentials';
  const keys = 'aws_access_key_id = AKIDFILE\naws_secret_access_key = secret\n';
  const own = 'aws_access_key_id = AKIDOTHER\naws_secret_access_key = other\n';
  const worked = (
    files: Readonly<Record<string, string>>,
    env: Case['env'] = none,
    ...options: readonly string[]
  ): Case => ({ ...called(...job, ...options), answers: [fine], files, env });
  return [
    worked({ [config]: `[default]\nregion = eu-north-1\n${keys}` }),
    worked({ [config]: '[default]\nregion = eu-north-1\n', [credentials]: `[default]\n${keys}` }),
    worked({ [config]: `[default]\nregion = r-1\n${keys}`, [credentials]: `[default]\n${own}` }),
    worked(
      { [config]: `[profile shop]\nregion = r-1\noutput = text\n${keys}` },
      { ...none, AWS_PROFILE: 'shop' },
    ),
    worked({ [config]: `[profile shop]\nregion = r-1\n${keys}` }, none, '--profile', 'shop'),
    worked({ [config]: `[shop]\nregion = r-1\n${keys}` }, none, '--profile', 'shop'),
    worked(
      { [config]: `[profile "my shop"]\nregion = r-1\n${keys}` },
      none,
      '--profile',
      'my shop',
    ),
    worked(
      { [config]: '[profile shop]\nregion = r-1\n', [credentials]: `[shop]\n${keys}` },
      none,
      '--profile',
      'shop',
    ),
    worked({ [credentials]: `[shop]\n${keys}` }, none, '--profile', 'shop', '--region', 'r-2'),
    worked({ [config]: `[profile shop]\n${keys}` }, {}, '--profile', 'shop'),
    worked({ [config]: `[profile shop]\n${keys}` }, { AWS_PROFILE: 'shop' }),
    worked({ [config]: `[default]\nregion = r-1\n${keys}aws_session_token = token\n` }),
    worked({ [config]: '[default]\nregion = r-1\naws_access_key_id = A\n' }),
    worked({ [credentials]: '[default]\naws_access_key_id = A\n' }, { ...none, AWS_REGION: 'r-1' }),
    worked({ [config]: `[default]\nregion=r-1\noutput=xml\n${keys}` }),
    worked({ [config]: `[default]\nregion=r-1\ncli_timestamp_format=wire\n${keys}` }),
    worked({ [config]: `[default]\nregion=r-1\ncli_timestamp_format=bogus\n${keys}` }),
    worked({ [config]: `[default]\nregion=r-1\ncli_binary_format=bogus\n${keys}` }),
    worked({ [config]: `# comment\n[default]\nregion = r-1 ; no comment\n${keys}` }),
    worked({ [config]: '[default\nregion = r-1\n' }),
    worked({ [config]: 'region = r-1\n' }),
    worked({ [config]: '[default]\nnonsense\n' }),
    worked({ [config]: `[default]\nregion = r-1\n[default]\n${keys}` }),
    worked({ [config]: `[default]\nREGION = r-1\n${keys}` }),
    worked({ [config]: `[default]\nregion: r-1\n${keys}` }),
    worked({ [config]: `[default]\n  region = r-1\n${keys}` }),
    worked({ [config]: `[default]\nregion = r-1\ns3 =\n  max_queue_size = 5\n${keys}` }),
    worked(
      { [config]: `[default]\nregion = r-1\n${keys}`, other: `[default]\nregion = r-9\n${own}` },
      {
        ...none,
        AWS_CONFIG_FILE: 'other',
      },
    ),
    worked(
      { other: `[default]\n${own}` },
      {
        ...none,
        AWS_REGION: 'r-1',
        AWS_SHARED_CREDENTIALS_FILE: 'other',
      },
    ),
    worked({
      [config]: `[default]\nregion = r-1\ncredential_process = printf '{"Version":1,"AccessKeyId":"AKIDPROCESS","SecretAccessKey":"s","SessionToken":"t"}'\n`,
    }),
    worked({ [config]: "[default]\nregion = r-1\ncredential_process = printf '{}'\n" }),
    worked({
      [config]: '[default]\nregion = r-1\ncredential_process = printf \'{"Version":2}\'\n',
    }),
    worked({ [config]: '[default]\nregion = r-1\ncredential_process = false\n' }),
    worked({ [config]: `[default]\nregion = r-1\nrole_arn = arn:aws:iam::1:role/x\n` }),
    worked({
      [config]: `[default]\nregion = r-1\nrole_arn = arn:aws:iam::1:role/x\nsource_profile = nobody\n`,
    }),
    worked({
      [config]: `[default]\nregion = r-1\nrole_arn = arn:aws:iam::1:role/x\ncredential_source = Nothing\n`,
    }),
    worked({
      [config]: `[default]\nregion = r-1\nrole_arn = r\nsource_profile = a\n[profile a]\nrole_arn = r\nsource_profile = b\n[profile b]\nrole_arn = r\nsource_profile = a\n`,
    }),
    worked({ [config]: '[default]\nregion = r-1\nsso_account_id = 1\n' }),
    worked({
      [config]: '[default]\nregion = r-1\nsso_session = s\nsso_account_id = 1\nsso_role_name = r\n',
    }),
    worked({
      [config]:
        '[default]\nregion = r-1\nsso_start_url = https://x\nsso_region = r-1\nsso_account_id = 1\nsso_role_name = r\n',
    }),
  ];
}
