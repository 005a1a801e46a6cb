import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { WebhookDefinition } from '../../../model/index.js';
import { authenticationFault, isFromAllowedAddress } from './authenticate-delivery.js';

const secret = 'Geheim, ä';
const body = Buffer.from('{"ref":"refs/heads/main"}');
const hmac = (algorithm: string, key = secret): string =>
  createHmac(algorithm, key).update(body).digest('hex');

const webhook = (
  authentication: WebhookDefinition['authentication'],
  authenticationConfiguration: WebhookDefinition['authenticationConfiguration'],
): WebhookDefinition => ({
  name: 'hook',
  targetPipeline: 'P',
  targetAction: 'Fetch',
  filters: [],
  authentication,
  authenticationConfiguration,
});

const isRight = (headers: Record<string, string>): boolean =>
  authenticationFault(webhook('GITHUB_HMAC', { SecretToken: secret }), { headers, body }) ===
  undefined;

describe('a delivery shows that it knows the secret', () => {
  test.each<[string, Record<string, string>]>([
    ['as GitHub does', { 'x-hub-signature-256': `sha256=${hmac('sha256')}` }],
    ['as GitHub did', { 'x-hub-signature': `sha1=${hmac('sha1')}` }],
    ['as Bitbucket does', { 'x-hub-signature': `sha256=${hmac('sha256')}` }],
    ['in upper case', { 'x-hub-signature-256': `sha256=${hmac('sha256').toUpperCase()}` }],
    ['as Gitea does', { 'x-gitea-signature': hmac('sha256') }],
    ['as Forgejo does', { 'x-forgejo-signature': hmac('sha256') }],
    ['as GitLab does', { 'x-gitlab-token': Buffer.from(secret).toString() }],
    [
      'in more than one way',
      { 'x-hub-signature-256': `sha256=${hmac('sha256')}`, 'x-hub-signature': 'sha1=00' },
    ],
  ])('%s', (_, headers) => {
    expect(isRight(headers)).toBe(true);
  });
});

describe('a delivery does not show that it knows the secret', () => {
  test.each<[string, Record<string, string>]>([
    ['with nothing', {}],
    ['with another secret', { 'x-hub-signature-256': `sha256=${hmac('sha256', 'other')}` }],
    ['with a digest of another kind', { 'x-hub-signature-256': `sha256=${hmac('sha1')}` }],
    ['without the algorithm', { 'x-hub-signature-256': hmac('sha256') }],
    ['with an algorithm of its own', { 'x-hub-signature': `md5=${hmac('md5')}` }],
    ['with an empty signature', { 'x-hub-signature-256': 'sha256=' }],
    ['with an empty header', { 'x-hub-signature-256': '' }],
    ['with two signatures', { 'x-hub-signature-256': `sha256=00, sha256=${hmac('sha256')}` }],
    ['with another token', { 'x-gitlab-token': 'other' }],
    ['with an empty token', { 'x-gitlab-token': '' }],
    [
      'with a weaker signature beside a wrong one',
      { 'x-hub-signature-256': 'sha256=00', 'x-hub-signature': `sha1=${hmac('sha1')}` },
    ],
    [
      'with the token beside a wrong signature',
      { 'x-gitea-signature': '00', 'x-gitlab-token': secret },
    ],
  ])('%s', (_, headers) => {
    expect(isRight(headers)).toBe(false);
  });
});

test('an unauthenticated webhook takes anything from anywhere', () => {
  const open = webhook('UNAUTHENTICATED', {});
  expect(authenticationFault(open, { headers: {}, body })).toBeUndefined();
  expect(isFromAllowedAddress(open, '192.0.2.1')).toBe(true);
});

describe('an address is in a range', () => {
  test.each([
    ['192.0.2.0/24', '192.0.2.255', true],
    ['192.0.2.0/24', '192.0.3.0', false],
    ['192.0.2.9/24', '192.0.2.1', true],
    ['192.0.2.7/32', '192.0.2.7', true],
    ['192.0.2.7/32', '192.0.2.8', false],
    ['192.0.2.0/24', '::ffff:192.0.2.1', true],
    ['192.0.2.0/24', '::ffff:192.0.3.1', false],
    ['0.0.0.0/0', '198.51.100.1', true],
    ['0.0.0.0/0', '2001:db8::1', false],
    ['2001:db8::/32', '2001:db8:ffff::1', true],
    ['2001:db8::/32', '2001:db9::1', false],
    ['2001:db8::/32', '192.0.2.1', false],
    ['::ffff:192.0.2.0/120', '192.0.2.1', true],
    ['fe80::/10', 'fe80::1%eth0', true],
    ['::/0', '', false],
    ['nonsense', '192.0.2.1', false],
  ])('%s, %s: %s', (AllowedIPRange, address, isIn) => {
    expect(isFromAllowedAddress(webhook('IP', { AllowedIPRange }), address)).toBe(isIn);
  });
});
