import { describe, expect, test } from 'vitest';
import { closedPort, startLoopback } from '../../../../test/support/loopback.js';
import { GitHubError, githubHooks } from './github-hooks.js';

const at = { owner: 'octo', repository: 'app', oauthToken: 'gho_secret' };
const hook = { url: 'https://ci.example.com/trigger?t=a&v=1', secret: 'geheim' };

const failureOf = async (endpoint: string, more: Partial<typeof at> = {}): Promise<string> => {
  const put = githubHooks(endpoint, { ...at, ...more }).put(hook, undefined);
  const error: unknown = await put.catch((thrown: unknown) => thrown);
  if (error instanceof GitHubError) return error.message;
  throw new Error(`No GitHubError: ${error}`);
};

describe('why GitHub did not do something is told', () => {
  test('when nobody is there', async () => {
    const endpoint = `http://127.0.0.1:${await closedPort()}`;
    expect(await failureOf(endpoint)).toBe('GitHub could not be asked: ECONNREFUSED');
  });

  test('without a token that cannot be sent', async () => {
    for (const oauthToken of ['geheim\nx', 'geheim ✓']) {
      expect(await failureOf('http://127.0.0.1:1', { oauthToken })).toBe(
        'GitHub could not be asked: the request cannot be sent',
      );
    }
  });

  test.each([
    [
      401,
      '{"message":"Bad credentials"}',
      'GitHub did not list the hooks, but answered 401: Bad credentials',
    ],
    [502, '<html>', 'GitHub did not list the hooks, but answered 502'],
    [200, '[]', 'GitHub did not make a hook, but answered 200'],
    [200, '{"not":"a list"}', 'GitHub did not make a hook, but answered 200'],
    [200, '[null,7,{"config":7}]', 'GitHub did not make a hook, but answered 200'],
    [
      403,
      `{"message":"${'x'.repeat(400)}"}`,
      `GitHub did not list the hooks, but answered 403: ${'x'.repeat(300)}`,
    ],
  ])('when it answers %s %s', async (status, body, message) => {
    const github = await startLoopback(() => ({ status, body }));
    try {
      expect(await failureOf(github.url)).toBe(message);
    } finally {
      await github.close();
    }
  });
});

test('names of a repository are one part of the path each', async () => {
  const github = await startLoopback(() => ({ status: 500 }));
  try {
    await failureOf(`${github.url}/api/v3`, { owner: 'a/b', repository: 'c?d' });
    expect(github.requests[0]?.path).toBe('/api/v3/repos/a%2Fb/c%3Fd/hooks?per_page=100');
  } finally {
    await github.close();
  }
});
