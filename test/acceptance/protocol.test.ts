import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mintJobCredentials } from '../../src/server/identity/index.js';
import { type SigningCredentials, sha256Hex } from '../../src/sigv4/index.js';
import {
  authorizedBy,
  type CallJson,
  errorOf,
  type JsonCall,
  jsonCaller,
  without,
} from '../support/json-call.js';
import { sendRequest } from '../support/raw-http.js';
import { makeDataDirectory, startServer, type TestServer } from '../support/server.js';

const minute = 60_000;

let data: Awaited<ReturnType<typeof makeDataDirectory>>;
let server: TestServer;
let call: CallJson;
beforeAll(async () => {
  data = await makeDataDirectory();
  server = await startServer({ dataDirectory: data.path });
  call = jsonCaller(server);
});
afterAll(async () => {
  await server.stop();
  await data.remove();
});

const invalidSignature =
  'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.';
const invalidToken = 'The security token included in the request is invalid.';

/** Job credentials that this very server takes for its own, for as long as is asked. */
const mintedCredentials = async (expires: number): Promise<SigningCredentials> => {
  const client = new pg.Client({
    host: `${data.path}/socket`,
    user: 'pipewright',
    database: 'postgres',
  });
  await client.connect();
  const { rows } = await client.query<{ value: string }>(
    `select value from pipewright.setting where name = 'serverKey'`,
  );
  await client.end();
  const serverKey = Buffer.from(rows[0]?.value ?? '', 'base64');
  const account = { accountId: '000000000000', jobId: 'job-1' };
  return mintJobCredentials({ serverKey, ...account, grants: [], expires });
};

describe('the operation', () => {
  test.each([
    ['of another service', 'CodeBuild_20161006.ListProjects'],
    ['that nobody knows', 'CodePipeline_20150709.Nonsense'],
    ['with more after its name', 'CodePipeline_20150709.ListPipelines.x'],
    ['that every object has', 'CodePipeline_20150709.constructor'],
    ['that is empty', ''],
  ])('%s is unknown', async (_, target) => {
    expect(await errorOf(call('', { target }))).toEqual([
      'UnknownOperationException',
      `Unknown operation ${target}.`,
    ]);
  });

  test('is missed where no header names it', async () => {
    const answer = call('ListPipelines', { tamper: without('x-amz-target') });
    expect(await errorOf(answer)).toEqual([
      'UnknownOperationException',
      'The request has no X-Amz-Target header.',
    ]);
  });

  test('is looked at before the signature', async () => {
    const answer = call('Nonsense', { tamper: without('authorization') });
    expect((await errorOf(answer))[0]).toBe('UnknownOperationException');
  });

  test('is called by POST alone', async () => {
    const headers = [
      ['host', new URL(server.endpoint).host],
      ['x-amz-target', 'CodePipeline_20150709.ListPipelines'],
    ] as const;
    for (const request of [{ method: 'GET' }, { path: '/other' }]) {
      const answer = sendRequest(server.endpoint, { headers, ...request });
      expect((await errorOf(answer))[0]).toBe('UnknownOperationException');
    }
  });
});

describe('the signature', () => {
  test.each<[string, JsonCall, string, string | RegExp]>([
    [
      'is missing',
      { tamper: without('authorization') },
      'MissingAuthenticationTokenException',
      'Missing Authentication Token',
    ],
    [
      'is of another kind',
      { tamper: authorizedBy(() => 'Bearer abc') },
      'IncompleteSignatureException',
      "'abc' not a valid key=value pair (missing equal-sign) in Authorization header: 'Bearer abc'.",
    ],
    [
      'lacks a parameter',
      { tamper: authorizedBy(() => 'AWS4-HMAC-SHA256 SignedHeaders=host') },
      'IncompleteSignatureException',
      "Authorization header requires 'Credential' parameter. Authorization header requires 'Signature' parameter. Authorization=AWS4-HMAC-SHA256 SignedHeaders=host",
    ],
    [
      'has no date',
      { tamper: without('x-amz-date') },
      'IncompleteSignatureException',
      /^Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header\. Authorization=AWS4-HMAC-SHA256 /,
    ],
    [
      'has a date that is none',
      { tamper: (headers) => ({ ...headers, 'x-amz-date': 'today' }) },
      'IncompleteSignatureException',
      "Date must be in ISO-8601 'basic format'. Got 'today'. See http://en.wikipedia.org/wiki/ISO_8601",
    ],
    [
      'has a credential of four parts',
      { tamper: authorizedBy((text) => text.replace('/aws4_request', '')) },
      'IncompleteSignatureException',
      /^Credential must have exactly 5 slash-delimited elements, e\.g\. keyid\/date\/region\/service\/term, got '/,
    ],
    [
      'is by a key that nobody knows',
      { credentials: { accessKeyId: 'AKIDUNKNOWN', secretAccessKey: 'x' } },
      'UnrecognizedClientException',
      invalidToken,
    ],
    [
      'is by a temporary key that we never made',
      {
        credentials: {
          accessKeyId: 'ASIAUNKNOWNUNKNOWN22',
          secretAccessKey: 'x',
          sessionToken: 'x',
        },
      },
      'UnrecognizedClientException',
      invalidToken,
    ],
    [
      'has a scope that does not end rightly',
      { tamper: authorizedBy((text) => text.replace('aws4_request', 'aws9_request')) },
      'InvalidSignatureException',
      "Credential should be scoped with a valid terminator: 'aws4_request', not 'aws9_request'. ",
    ],
    [
      'has a scope of another day',
      { tamper: authorizedBy((text) => text.replace(/\/\d{8}\//, '/20200101/')) },
      'InvalidSignatureException',
      /^Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '20200101' != '(\d{8})', from '\1T\d{6}Z'\.$/,
    ],
    [
      'has a scope without a region',
      { region: '' },
      'InvalidSignatureException',
      'Credential should be scoped to a valid region. ',
    ],
    [
      'is of another service',
      { service: 'codebuild' },
      'InvalidSignatureException',
      "Credential should be scoped to correct service: 'codepipeline'. ",
    ],
    [
      'does not cover the host',
      { tamper: authorizedBy((text) => text.replace(';host;', ';')) },
      'InvalidSignatureException',
      "'Host' must be a 'SignedHeader' in the AWS Authorization.",
    ],
    [
      'is old',
      { now: Date.now() - 6 * minute },
      'InvalidSignatureException',
      /^Signature expired: \d{8}T\d{6}Z is now earlier than \d{8}T\d{6}Z \(\d{8}T\d{6}Z - 5 min\.\)$/,
    ],
    [
      'is of the future',
      { now: Date.now() + 6 * minute },
      'InvalidSignatureException',
      /^Signature not yet current: \d{8}T\d{6}Z is still later than \d{8}T\d{6}Z \(\d{8}T\d{6}Z \+ 5 min\.\)$/,
    ],
    [
      'is by another secret',
      { credentials: { accessKeyId: 'AKIATESTTESTTESTTEST', secretAccessKey: 'wrong' } },
      'InvalidSignatureException',
      invalidSignature,
    ],
    [
      'is of another target',
      {
        tamper: (headers) => ({
          ...headers,
          'x-amz-target': 'CodePipeline_20150709.DeletePipeline',
        }),
      },
      'InvalidSignatureException',
      invalidSignature,
    ],
    [
      'covers a header that is not there',
      { headers: { 'x-extra': 'a' }, tamper: without('x-extra') },
      'InvalidSignatureException',
      invalidSignature,
    ],
    [
      'says another hash than the body has',
      { headers: { 'x-amz-content-sha256': sha256Hex('other') } },
      'InvalidSignatureException',
      "The provided 'x-amz-content-sha256' header does not match what was computed.",
    ],
    [
      'leaves out the body',
      { headers: { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' } },
      'InvalidSignatureException',
      "The provided 'x-amz-content-sha256' header does not match what was computed.",
    ],
    [
      'comes with the session token of nobody',
      { headers: { 'x-amz-security-token': 'token' } },
      'UnrecognizedClientException',
      invalidToken,
    ],
  ])('that %s is refused', async (_, given, code, message) => {
    const [answeredCode, answeredMessage] = await errorOf(call('ListPipelines', given));
    expect(answeredCode).toBe(code);
    if (typeof message === 'string') expect(answeredMessage).toBe(message);
    else expect(answeredMessage).toMatch(message);
  });

  test('may be four minutes off either way, and be of a region of any name', async () => {
    for (const given of [
      { now: Date.now() - 4 * minute },
      { now: Date.now() + 4 * minute },
      { region: 'my-cellar' },
    ]) {
      expect((await call('ListPipelines', given)).status).toBe(200);
    }
  });

  test('of a job opens no operation, while its token holds', async () => {
    const credentials = await mintedCredentials(Date.now() + minute);
    expect(await errorOf(call('ListPipelines', { credentials }))).toEqual([
      'AccessDeniedException',
      expect.stringMatching(
        /^User: arn:aws:sts::000000000000:assumed-role\/\S+ is not authorized to perform: codepipeline:ListPipelines on resource: \S+$/,
      ),
    ]);
  });

  test('of a job whose token has run out is told so', async () => {
    const credentials = await mintedCredentials(Date.now() - minute);
    expect(await errorOf(call('ListPipelines', { credentials }))).toEqual([
      'ExpiredTokenException',
      'The security token included in the request is expired',
    ]);
  });

  test('of a job is nothing without its token, or with another job’s', async () => {
    const credentials = await mintedCredentials(Date.now() + minute);
    const { sessionToken } = await mintedCredentials(Date.now() + minute);
    for (const token of [undefined, sessionToken]) {
      const given = { credentials: { ...credentials, sessionToken: token } };
      expect(await errorOf(call('ListPipelines', given))).toEqual([
        'UnrecognizedClientException',
        invalidToken,
      ]);
    }
  });
});
