import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type {
  GitPullRequestEventType,
  GitPullRequestFilter,
  GitPushFilter,
} from '../model/index.js';
import type { BranchPushed, PullRequestChanged, TagPushed } from './git-event.js';
import { matches } from './matches.js';

const about = { provider: 'GitHub', repository: 'o/r', commitId: 'abcdef0' } as const;
const branchPush = (branch: string, changedFiles?: readonly string[]): BranchPushed => ({
  kind: 'branchPushed',
  ...about,
  branch,
  changedFiles,
});
const tagPush = (tag: string): TagPushed => ({ kind: 'tagPushed', ...about, tag });
const request = (
  action: GitPullRequestEventType,
  targetBranch: string,
  changedFiles?: readonly string[],
): PullRequestChanged => ({
  kind: 'pullRequestChanged',
  ...about,
  action,
  pullRequestId: '7',
  title: 'A title',
  sourceBranch: 'source',
  targetBranch,
  isMerged: false,
  changedFiles,
});

const pushed = (push: readonly GitPushFilter[], event: BranchPushed | TagPushed) =>
  matches({ sourceActionName: 'Clone', push }, event);
const requested = (pullRequest: readonly GitPullRequestFilter[], event: PullRequestChanged) =>
  matches({ sourceActionName: 'Clone', pullRequest }, event);

const main = { branches: { includes: ['main'] } };
const sources = { filePaths: { includes: ['src/**'], excludes: ['**/*.md'] } };

describe('a push', () => {
  test.each<[string, readonly GitPushFilter[], BranchPushed | TagPushed, boolean]>([
    ['of an included branch passes', [main], branchPush('main'), true],
    ['of another branch does not', [main], branchPush('dev'), false],
    [
      'passes where any of several filters lets it',
      [main, { branches: { includes: ['dev'] } }],
      branchPush('dev'),
      true,
    ],
    [
      'does not pass where the branch is both included and excluded',
      [{ branches: { includes: ['*'], excludes: ['main'] } }],
      branchPush('main'),
      false,
    ],
    [
      'passes where it is only not excluded',
      [{ branches: { excludes: ['main'] } }],
      branchPush('dev'),
      true,
    ],
    ['passes where nothing is asked of branches', [{ branches: {} }], branchPush('dev'), true],
    ['of a tag does not pass filters for branches', [main], tagPush('main'), false],
    [
      'of a branch does not pass filters for tags',
      [{ tags: { includes: ['main'] } }],
      branchPush('main'),
      false,
    ],
    [
      'of an included tag passes',
      [{ tags: { includes: ['v*'], excludes: ['v0*'] } }],
      tagPush('v1'),
      true,
    ],
    [
      'of an excluded tag does not',
      [{ tags: { includes: ['v*'], excludes: ['v0*'] } }],
      tagPush('v0.1'),
      false,
    ],
    [
      'passes with any file that passes',
      [{ ...main, ...sources }],
      branchPush('main', ['README.md', 'src/README.md', 'src/a.ts']),
      true,
    ],
    [
      'does not pass with files none of which does',
      [{ ...main, ...sources }],
      branchPush('main', ['README.md', 'src/a/README.md']),
      false,
    ],
    [
      'does not pass by its files alone',
      [{ ...main, ...sources }],
      branchPush('dev', ['src/a.ts']),
      false,
    ],
    [
      'without any changed file does not pass',
      [{ ...main, ...sources }],
      branchPush('main', []),
      false,
    ],
    ['whose files are not told passes', [{ ...main, ...sources }], branchPush('main'), true],
    ['does not pass where there are no filters for pushes', [], branchPush('main'), false],
  ])('%s', (_, filters, event, passes) => {
    expect(pushed(filters, event).matches).toBe(passes);
  });

  test('is told why it passes or not', () => {
    expect(pushed([main, sources], branchPush('dev', ['a'])).reason).toBe(
      'push filter 1: the branch dev is not included; push filter 2: none of the changed files matches',
    );
    expect(pushed([{ ...main, ...sources }], branchPush('main')).reason).toBe(
      'push filter 1: the branch main matches, the changed files are not told in full, which counts as a match',
    );
    expect(pushed([{ branches: { excludes: ['*'] } }], branchPush('x'.repeat(200))).reason).toBe(
      `push filter 1: the branch ${'x'.repeat(100)}… is excluded`,
    );
  });
});

describe('a pull request', () => {
  const opened: GitPullRequestFilter = { ...main, events: ['OPEN', 'CLOSED'] };
  test.each<[string, readonly GitPullRequestFilter[], PullRequestChanged, boolean]>([
    ['passes by its target branch', [main], request('OPEN', 'main'), true],
    [
      'does not pass by its source branch',
      [{ branches: { includes: ['source'] } }],
      request('OPEN', 'main'),
      false,
    ],
    ['passes with one of the events', [opened], request('CLOSED', 'main'), true],
    ['does not pass with another event', [opened], request('UPDATED', 'main'), false],
    [
      'whose files are not told passes by its branch',
      [{ ...opened, ...sources }],
      request('OPEN', 'main'),
      true,
    ],
    [
      'does not pass with files none of which does',
      [{ ...opened, ...sources }],
      request('OPEN', 'main', ['a']),
      false,
    ],
  ])('%s', (_, filters, event, passes) => {
    expect(requested(filters, event).matches).toBe(passes);
  });

  test('does not pass filters for pushes, nor a push those for pull requests', () => {
    expect(
      matches({ sourceActionName: 'Clone', push: [main] }, request('OPEN', 'main')).matches,
    ).toBe(false);
    expect(
      matches({ sourceActionName: 'Clone', pullRequest: [main] }, branchPush('main')).matches,
    ).toBe(false);
  });
});

describe('whatever the patterns', () => {
  const name = fc.string({ unit: fc.constantFrom('a', 'b', '/', '.'), minLength: 1, maxLength: 5 });
  const pattern = fc.string({
    unit: fc.constantFrom('a', 'b', '/', '*', '?', '{', ',', '}', '[', ']', '!', '\\'),
    minLength: 1,
    maxLength: 8,
  });
  const patterns = fc.array(pattern, { minLength: 1, maxLength: 8 });

  test('what is excluded does not pass, also where it is included', () => {
    fc.assert(
      fc.property(name, patterns, patterns, (branch, includes, excludes) => {
        const isExcluded = !pushed([{ branches: { excludes } }], branchPush(branch)).matches;
        const isIncluded = pushed([{ branches: { includes } }], branchPush(branch)).matches;
        const both = pushed([{ branches: { includes, excludes } }], branchPush(branch)).matches;
        expect(both).toBe(isIncluded && !isExcluded);
      }),
    );
  });

  test('another filter beside it takes nothing away', () => {
    fc.assert(
      fc.property(name, patterns, patterns, (branch, one, other) => {
        const alone = pushed([{ branches: { includes: one } }], branchPush(branch)).matches;
        const filters = [{ branches: { includes: other } }, { branches: { includes: one } }];
        if (alone) expect(pushed(filters, branchPush(branch)).matches).toBe(true);
      }),
    );
  });

  test('another changed file beside it takes nothing away', () => {
    fc.assert(
      fc.property(fc.array(name), name, patterns, (files, more, includes) => {
        const filter = { ...main, filePaths: { includes } };
        const before = pushed([filter], branchPush('main', files)).matches;
        const after = pushed([filter], branchPush('main', [...files, more])).matches;
        expect(before && !after).toBe(false);
      }),
    );
  });
});
