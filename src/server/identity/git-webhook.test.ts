import { describe, expect, test } from 'vitest';
import { gitWebhook, gitWebhookTenant } from './git-webhook.js';

const key = Buffer.alloc(32, 1);
const here = { account: '000000000000', region: 'us-east-1' };

describe('the webhook for Git hosts', () => {
  test('is the same each time, and another for each account, region and server key', () => {
    expect(gitWebhook(key, here)).toEqual(gitWebhook(Buffer.alloc(32, 1), here));
    const all = [
      gitWebhook(key, here),
      gitWebhook(key, { ...here, region: 'eu-west-1' }),
      gitWebhook(key, { ...here, account: '111111111111' }),
      gitWebhook(Buffer.alloc(32, 2), here),
    ];
    expect(new Set(all.map(({ token }) => token)).size).toBe(all.length);
    expect(new Set(all.map(({ secret }) => secret)).size).toBe(all.length);
  });

  test('has an address that says whose it is', () => {
    for (const tenant of [here, { ...here, region: 'my.own-region_1' }]) {
      expect(gitWebhookTenant(key, gitWebhook(key, tenant).token)).toEqual(tenant);
    }
  });

  test('has no address with anything else in it', () => {
    const { token, secret } = gitWebhook(key, here);
    const others = ['', '.', secret, token.replace('us-', 'eu-'), `${token}A`, token.slice(0, -1)];
    for (const other of [...others, token.replaceAll('.', ''), `${here.account}.us-east-1.`]) {
      expect(gitWebhookTenant(key, other)).toBeUndefined();
    }
    expect(gitWebhookTenant(Buffer.alloc(32, 2), token)).toBeUndefined();
  });

  test('has an address and a secret of which neither tells the other', () => {
    const { token, secret } = gitWebhook(key, here);
    expect(token).not.toContain(secret);
    expect(secret).toMatch(/^[\w-]{43}$/);
  });
});
