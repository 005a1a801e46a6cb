import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type AwsHome, openAwsHome, signingKeys } from '../../../../test/support/aws-home.js';
import {
  closedPort,
  type Loopback,
  type LoopbackAnswer,
  startLoopback,
} from '../../../../test/support/loopback.js';

let home: AwsHome;
let container: Loopback;
let answer: (count: number) => LoopbackAnswer;

const credentials = {
  AccessKeyId: 'AKcontainer',
  SecretAccessKey: 's',
  Token: 't',
  Expiration: '2099-01-01T00:00:00Z',
};

beforeEach(async () => {
  home = await openAwsHome();
  answer = () => ({ body: JSON.stringify(credentials) });
  container = await startLoopback((_, count) => answer(count));
});

afterEach(async () => {
  await home.remove();
  await container.close();
});

const find = (env: Readonly<Record<string, string>> = {}) =>
  signingKeys(home, {
    env: { AWS_CONTAINER_CREDENTIALS_FULL_URI: `${container.url}/path?id=1`, ...env },
  });

test('credentials come from the address in the environment', async () => {
  expect(await find()).toEqual({
    accessKeyId: 'AKcontainer',
    secretAccessKey: 's',
    sessionToken: 't',
  });
  expect(container.requests).toMatchObject([
    { method: 'GET', path: '/path?id=1', headers: { accept: 'application/json' } },
  ]);
  expect(container.requests[0]?.headers.authorization).toBeUndefined();
});

describe('the service is told', () => {
  test('the token of the environment', async () => {
    await find({ AWS_CONTAINER_AUTHORIZATION_TOKEN: 'Basic x' });
    expect(container.requests[0]?.headers.authorization).toBe('Basic x');
  });

  test('that of a file before that', async () => {
    await home.write('token', 'Basic y');
    await find({
      AWS_CONTAINER_AUTHORIZATION_TOKEN: 'Basic x',
      AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: `${home.path}/token`,
    });
    expect(container.requests[0]?.headers.authorization).toBe('Basic y');
  });

  test('no token that is more than a line', async () => {
    await expect(find({ AWS_CONTAINER_AUTHORIZATION_TOKEN: 'a\nb' })).rejects.toThrow(
      'Auth token value is not a legal header value',
    );
    expect(container.requests).toEqual([]);
  });
});

test('the service is asked three times', async () => {
  answer = (count) => (count < 2 ? { status: 500 } : { body: JSON.stringify(credentials) });
  expect(await find()).toMatchObject({ accessKeyId: 'AKcontainer' });
  expect(container.requests).toHaveLength(3);
});

describe('it is an error', () => {
  const failure =
    'Error when retrieving credentials from container-role: Error retrieving metadata: ';
  test.each([
    [
      'that the service fails',
      { status: 500, body: 'oops' },
      `${failure}Received non 200 response 500 from container metadata: oops`,
    ],
    [
      'that it speaks no JSON',
      { body: '<html>' },
      `${failure}Unable to parse JSON returned from container metadata services`,
    ],
    ['that something is missing', { body: '{"AccessKeyId":"a"}' }, "'SecretAccessKey'"],
  ])('%s', async (_, given, message) => {
    answer = () => given;
    await expect(find()).rejects.toMatchObject({ message, exitCode: 255 });
  });

  test('that nobody is there', async () => {
    const url = `http://127.0.0.1:${await closedPort()}/`;
    await expect(find({ AWS_CONTAINER_CREDENTIALS_FULL_URI: url })).rejects.toThrow(
      `${failure}Received error when attempting to retrieve container metadata: Could not connect to the endpoint URL: "${url}"`,
    );
  });

  test.each(['http://example.com/x', 'http://10.0.0.1/x', 'http://127.0.0.1.example.com/x'])(
    'to be sent to %s',
    async (url) => {
      const { hostname } = new URL(url);
      await expect(find({ AWS_CONTAINER_CREDENTIALS_FULL_URI: url })).rejects.toMatchObject({
        message:
          `Unsupported host '${hostname}'.  Can only retrieve metadata from a loopback address or ` +
          'one of these hosts: 169.254.170.2, 169.254.170.23, fd00:ec2::23, localhost',
        exitCode: 255,
      });
    },
  );
});
