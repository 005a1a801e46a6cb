import { describe, expect, test } from 'vitest';
import { action, typeId } from '../../../../test/support/declarations.js';
import { findBuiltInActionType } from '../../../catalogue/index.js';
import type { WebhookFilterRule } from '../../../model/index.js';
import { firstUnmatched } from './matches-filters.js';

const type = findBuiltInActionType(typeId('Source/ThirdParty/GitHub'));
const source = action('Fetch', 'Source/ThirdParty/GitHub', {
  configuration: { Owner: 'octo', Repo: 'app', Branch: 'main', OAuthToken: 'geheim' },
});
const payload = {
  ref: 'refs/heads/main',
  deleted: false,
  size: 3,
  none: null,
  commits: [{ id: 'a' }, { id: 'b' }],
  secret: 'geheim',
};

const unmatched = (...filters: readonly WebhookFilterRule[]) =>
  firstUnmatched(filters, { payload, action: source, type });

describe('a filter is passed', () => {
  test.each<WebhookFilterRule>([
    { jsonPath: '$.ref', matchEquals: 'refs/heads/main' },
    { jsonPath: '$.ref', matchEquals: 'refs/heads/{Branch}' },
    { jsonPath: '$.deleted', matchEquals: 'false' },
    { jsonPath: '$.size', matchEquals: '3' },
    { jsonPath: '$.none', matchEquals: 'null' },
    { jsonPath: '$.commits[*].id', matchEquals: 'b' },
  ])('by %j', (filter) => {
    expect(unmatched(filter)).toBeUndefined();
  });

  test('by a path that is there, where no value is asked for', () => {
    expect(unmatched({ jsonPath: '$.commits' }, { jsonPath: '$.none' })).toBeUndefined();
  });
});

describe('a filter is not passed', () => {
  test.each<WebhookFilterRule>([
    { jsonPath: '$.ref', matchEquals: 'refs/heads/Main' },
    { jsonPath: '$.ref', matchEquals: 'refs/heads' },
    { jsonPath: '$.ref', matchEquals: 'refs/heads/{PollForSourceChanges}' },
    { jsonPath: '$.commits', matchEquals: '[object Object]' },
    { jsonPath: '$.missing', matchEquals: 'undefined' },
    { jsonPath: '$.missing' },
    { jsonPath: '$.secret', matchEquals: '{OAuthToken}' },
  ])('by %j', (filter) => {
    expect(unmatched(filter)).toBe(filter);
  });

  test('however many others are', () => {
    const wrong = { jsonPath: '$.size', matchEquals: '4' };
    expect(unmatched({ jsonPath: '$.ref' }, wrong)).toBe(wrong);
  });
});

test('without filters everything passes', () => {
  expect(unmatched()).toBeUndefined();
});
