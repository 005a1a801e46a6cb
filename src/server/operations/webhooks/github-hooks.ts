/** GitHub did not do what it was asked for. */
export class GitHubError extends Error {
  override readonly name = 'GitHubError';
}

/** A repository at GitHub, and who may change its hooks. */
export interface GitHubRepository {
  readonly owner: string;
  readonly repository: string;
  readonly oauthToken: string;
}

/** A hook that posts to an address. */
export interface GitHubHook {
  readonly url: string;
  readonly secret: string | undefined;
}

/** All exchanges about one hook take no longer than this together. */
const timeout = 10_000;

/** The hooks of a repository. What is done with one such object has one time limit. */
export interface GitHubHooks {
  /** Makes the hook, or changes the one that has its address already. Gives its id. */
  readonly put: (hook: GitHubHook, id: number | undefined) => Promise<number>;
  /** Removes the hook with this id, or else with this address; there need not be one. */
  readonly remove: (url: string, id: number | undefined) => Promise<void>;
}

/** Both methods throw GitHubError, of which the message has no secret. */
export const githubHooks = (endpoint: string, repository: GitHubRepository): GitHubHooks => {
  const call = caller(endpoint, repository);
  const findId = async (url: string): Promise<number | undefined> => {
    const { status, body } = await call('GET', '?per_page=100');
    if (status !== 200) throw refused('list the hooks', { status, body });
    return Array.isArray(body) ? body.map(hookOf).find((hook) => hook.url === url)?.id : undefined;
  };
  return {
    put: async (hook, id) => {
      const known = id ?? (await findId(hook.url));
      if (known !== undefined) {
        const changed = await call('PATCH', `/${known}`, bodyOf(hook));
        if (changed.status === 200) return known;
        if (changed.status !== 404) throw refused('change the hook', changed);
      }
      const made = await call('POST', '', { name: 'web', ...bodyOf(hook) });
      const { id: newId } = hookOf(made.body);
      if (made.status === 201 && newId !== undefined) return newId;
      throw refused('make a hook', made);
    },
    remove: async (url, id) => {
      const known = id ?? (await findId(url));
      if (known === undefined) return;
      const removed = await call('DELETE', `/${known}`);
      if (removed.status === 204 || removed.status === 404) return;
      throw refused('remove the hook', removed);
    },
  };
};

const bodyOf = ({ url, secret }: GitHubHook): object => ({
  active: true,
  events: ['push'],
  config: {
    url,
    content_type: 'json',
    insecure_ssl: '0',
    ...(secret === undefined ? {} : { secret }),
  },
});

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

const caller = (endpoint: string, { owner, repository, oauthToken }: GitHubRepository) => {
  const signal = AbortSignal.timeout(timeout);
  const path = [owner, repository].map(encodeURIComponent).join('/');
  return async (method: string, rest: string, body?: object): Promise<Answer> => {
    try {
      const answer = await fetch(`${endpoint}/repos/${path}/hooks${rest}`, {
        method,
        signal,
        headers: {
          accept: 'application/vnd.github+json',
          authorization: `Bearer ${oauthToken}`,
          'content-type': 'application/json',
          'user-agent': 'pipewright',
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return { status: answer.status, body: parsed(await answer.text()) };
    } catch (cause) {
      throw new GitHubError(`GitHub could not be asked: ${reasonOf(cause)}`, { cause });
    }
  };
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

// Of a connection that failed, fetch tells the reason only behind its error.
const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return `no answer within ${timeout / 1000} seconds`;
  const { cause } = error;
  if (cause instanceof Error) return 'code' in cause ? String(cause.code) : cause.message;
  // A token that cannot be in a header is in the message of the error.
  return error.message.includes('fetch failed') ? error.message : 'the request cannot be sent';
};

const reasonMax = 300;

const refused = (what: string, { status, body }: Answer): GitHubError => {
  const said = memberOf(body, 'message');
  const reason = typeof said === 'string' ? `: ${said.slice(0, reasonMax)}` : '';
  return new GitHubError(`GitHub did not ${what}, but answered ${status}${reason}`);
};

const hookOf = (value: unknown): { readonly id?: number; readonly url?: string } => {
  const id = memberOf(value, 'id');
  const url = memberOf(memberOf(value, 'config'), 'url');
  return {
    ...(typeof id === 'number' ? { id } : {}),
    ...(typeof url === 'string' ? { url } : {}),
  };
};

const memberOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
