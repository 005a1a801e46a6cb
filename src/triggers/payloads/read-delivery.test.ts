import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  bitbucketPullRequest,
  bitbucketPush,
  commitId,
  giteaOf,
  gitHubPing,
  gitHubPullRequest,
  gitHubPush,
  gitLabMergeRequest,
  gitLabPush,
  type HostDelivery,
  noCommit,
} from '../../../test/support/git-deliveries.js';
import { readDelivery } from './read-delivery.js';

const read = ({ headers, payload }: HostDelivery) => readDelivery(headers, payload);

const events = (delivery: HostDelivery) => {
  const reading = read(delivery);
  return reading.kind === 'events' ? reading.events : reading.kind;
};

const ignored = (delivery: HostDelivery) => {
  const reading = read(delivery);
  return reading.kind === 'events' && reading.events.length === 0 ? reading.ignored : reading;
};

const commit = {
  commitMessage: 'Mend it',
  commitUrl: 'https://git.example.com/Team/App/commit/1',
  commitId,
};
const request = {
  kind: 'pullRequestChanged',
  commitId,
  pullRequestId: '7',
  title: 'A better app',
  sourceBranch: 'feature/better',
  targetBranch: 'main',
  isMerged: false,
} as const;

describe.each([
  ['GitHub', (delivery: HostDelivery) => delivery],
  ['Gitea', (delivery: HostDelivery) => giteaOf(delivery, 'gitea')],
  ['Gitea', (delivery: HostDelivery) => giteaOf(delivery, 'forgejo')],
] as const)('%s', (provider, sent) => {
  const about = { provider, repository: 'Team/App' };

  test('a push of a branch has its commit and its files', () => {
    expect(events(sent(gitHubPush({ ref: 'refs/heads/feature/a' })))).toEqual([
      {
        kind: 'branchPushed',
        ...about,
        ...commit,
        branch: 'feature/a',
        changedFiles: ['docs/new.md', 'src/app.ts'],
      },
    ]);
  });

  test('a push without commits, or with one that names no files, tells of no files', () => {
    for (const commits of [[], [{ id: commitId }]]) {
      const [event] = events(sent(gitHubPush({ commits })));
      expect(event).toMatchObject({ kind: 'branchPushed' });
      expect(event).not.toHaveProperty('changedFiles', expect.anything());
    }
  });

  test('a tag has the commit that it is of', () => {
    expect(events(sent(gitHubPush({ ref: 'refs/tags/v1' })))).toEqual([
      { kind: 'tagPushed', ...about, ...commit, tag: 'v1' },
    ]);
  });

  test('what is deleted is no event', () => {
    expect(ignored(sent(gitHubPush({ after: noCommit })))).toEqual([
      'refs/heads/main was deleted.',
    ]);
    expect(ignored(sent(gitHubPush({ ref: 'refs/notes/x' })))).toEqual([
      'refs/notes/x is neither a branch nor a tag.',
    ]);
  });

  const updated = provider === 'GitHub' ? 'synchronize' : 'synchronized';
  test.each([
    ['opened', 'OPEN', false],
    ['reopened', 'OPEN', false],
    [updated, 'UPDATED', false],
    ['closed', 'CLOSED', false],
    ['closed', 'CLOSED', true],
  ] as const)('a pull request that is %s is %s, merged: %s', (action, event, merged) => {
    expect(events(sent(gitHubPullRequest({ action, merged })))).toEqual([
      { ...request, ...about, action: event, isMerged: merged },
    ]);
  });

  test('a pull request that is labelled, or comes from a fork, is no event', () => {
    expect(ignored(sent(gitHubPullRequest({ action: 'labeled' })))).toEqual([
      'Pull requests that are opened, get commits or are closed count only.',
    ]);
    expect(ignored(sent(gitHubPullRequest({ action: 'opened', fork: 'Else/App' })))).toEqual([
      'Pull requests from forks start nothing.',
    ]);
  });
});

test('a push of more commits than Gitea tells of has no files', () => {
  const { headers, payload } = giteaOf(gitHubPush(), 'gitea');
  const [event] = events({ headers, payload: { ...payload, total_commits: 6 } });
  expect(event).not.toHaveProperty('changedFiles', expect.anything());
});

test('a ping is told apart, and what is not known is passed over', () => {
  expect(read(gitHubPing)).toEqual({ kind: 'ping' });
  expect(ignored({ headers: { 'x-github-event': 'star' }, payload: {} })).toEqual([
    'Events of the kind star start nothing.',
  ]);
});

describe('GitLab', () => {
  const about = { provider: 'GitLab', repository: 'Team/Group/App' };

  test('pushes of branches and tags have their commits', () => {
    expect(events(gitLabPush())).toEqual([
      {
        kind: 'branchPushed',
        ...about,
        ...commit,
        branch: 'main',
        changedFiles: ['docs/new.md', 'src/app.ts'],
      },
    ]);
    expect(events(gitLabPush({ ref: 'refs/tags/v1' }))).toEqual([
      { kind: 'tagPushed', ...about, ...commit, tag: 'v1' },
    ]);
  });

  test('a push of more commits than it tells of has no files', () => {
    const [event] = events(gitLabPush({}, 21));
    expect(event).not.toHaveProperty('changedFiles', expect.anything());
  });

  test('what is deleted is no event', () => {
    expect(ignored(gitLabPush({ after: noCommit }))).toEqual(['refs/heads/main was deleted.']);
  });

  test.each([
    ['open', {}, 'OPEN', false],
    ['reopen', {}, 'OPEN', false],
    ['update', { oldrev: noCommit.replaceAll('0', '1') }, 'UPDATED', false],
    ['close', {}, 'CLOSED', false],
    ['merge', {}, 'CLOSED', true],
  ] as const)(
    'a merge request with the action %s and %j is %s',
    (action, more, event, isMerged) => {
      expect(events(gitLabMergeRequest(action, more))).toEqual([
        { ...request, ...about, ...commit, action: event, isMerged },
      ]);
    },
  );

  test('a merge request whose title is changed, or that comes from a fork, is no event', () => {
    expect(ignored(gitLabMergeRequest('update'))).toEqual([
      'Merge requests that are opened, get commits or are closed count only.',
    ]);
    expect(ignored(gitLabMergeRequest('open', { source_project_id: 2 }))).toEqual([
      'Merge requests from forks start nothing.',
    ]);
  });

  test('other events are passed over', () => {
    const headers = { 'x-gitlab-event': 'Note Hook' };
    expect(ignored({ headers, payload: { object_kind: 'note' } })).toEqual([
      'Events of the kind note start nothing.',
    ]);
  });
});

describe('Bitbucket', () => {
  const about = { provider: 'Bitbucket', repository: 'Team/App' };

  test('a push has several changes, of which deletions are no events', () => {
    expect(read(bitbucketPush())).toEqual({
      kind: 'events',
      events: [
        { kind: 'branchPushed', ...about, ...commit, branch: 'main' },
        { kind: 'tagPushed', ...about, ...commit, tag: 'v1' },
      ],
      ignored: ['gone was deleted.'],
    });
  });

  test.each([
    ['created', 'OPEN', false],
    ['updated', 'UPDATED', false],
    ['rejected', 'CLOSED', false],
    ['fulfilled', 'CLOSED', true],
  ] as const)('a pull request that is %s is %s', (event, action, isMerged) => {
    expect(events(bitbucketPullRequest(event))).toEqual([
      { ...request, ...about, action, isMerged, commitId: commitId.slice(0, 12) },
    ]);
  });

  test('a pull request that is approved, or comes from a fork, is no event', () => {
    expect(ignored(bitbucketPullRequest('approved'))).toEqual([
      'Events of the kind pullrequest:approved start nothing.',
    ]);
    expect(ignored(bitbucketPullRequest('created', 'Else/App'))).toEqual([
      'Pull requests from forks start nothing.',
    ]);
  });
});

describe('whatever is sent', () => {
  const sound = [
    gitHubPush(),
    gitHubPullRequest({ action: 'opened' }),
    giteaOf(gitHubPush(), 'gitea'),
    gitLabPush(),
    gitLabMergeRequest('open'),
    bitbucketPush(),
    bitbucketPullRequest('created'),
  ];

  test('a payload of another form is said to be unreadable', () => {
    for (const { headers } of sound) {
      for (const payload of [{}, null, [], 'text', 7]) {
        expect(readDelivery(headers, payload)).toMatchObject({ kind: 'unreadable' });
      }
    }
  });

  test('nothing is known of a host without a header', () => {
    expect(readDelivery({}, {})).toMatchObject({ kind: 'unreadable' });
  });

  /** The payload with one of its values, the one that is read at that place, replaced. */
  const withOther = (payload: object, place: number, other: unknown): unknown => {
    let places = 0;
    return JSON.parse(JSON.stringify(payload), (_, value: unknown) => {
      places += 1;
      return places === place ? other : value;
    });
  };

  const textsIn = (value: unknown): readonly string[] => {
    const texts: string[] = [];
    JSON.stringify(value, (_, one: unknown) => {
      if (typeof one === 'string') texts.push(one);
      return one;
    });
    return texts;
  };

  test('no payload makes it fail, and no text has what a database does not keep', () => {
    const other = fc.oneof(
      fc.anything(),
      fc.string({ unit: 'binary' }),
      fc.constantFrom('\0', 'a\ud800b', '', 'x'.repeat(10_000), commitId, noCommit),
    );
    fc.assert(
      fc.property(fc.constantFrom(...sound), fc.nat(60), other, (delivery, place, value) => {
        const reading = readDelivery(delivery.headers, withOther(delivery.payload, place, value));
        for (const text of textsIn(reading)) expect(text).not.toMatch(/\0|\p{Surrogate}/u);
      }),
      { numRuns: 2_000 },
    );
    const nasty = gitHubPush({ ref: 'refs/heads/a\0b\ud800c' });
    expect(events(nasty)).toMatchObject([{ branch: 'abc' }]);
  });

  test('an address that is not of the web is none', () => {
    for (const url of ['javascript:alert(1)', 'page', `https://x/${'y'.repeat(3_000)}`]) {
      const { headers, payload } = gitHubPush();
      const [event] = events({ headers, payload: { ...payload, head_commit: { url } } });
      expect(event).toMatchObject({ kind: 'branchPushed', commitUrl: undefined });
    }
  });

  test('a name that is too long is none, and too many files are as good as not told', () => {
    expect(read(gitHubPush({ ref: `refs/heads/${'x'.repeat(2_000)}` }))).toMatchObject({
      kind: 'unreadable',
    });
    const modified = Array.from({ length: 10_000 }, (_, index) => `${'d/'.repeat(20)}${index}`);
    const [event] = events(gitHubPush({ commits: [{ id: commitId, modified }] }));
    expect(event).not.toHaveProperty('changedFiles', expect.anything());
  });
});
