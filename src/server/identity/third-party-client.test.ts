import { expect, test } from 'vitest';
import { isClientToken, thirdPartyClient } from './third-party-client.js';

const serverKey = Buffer.alloc(32, 7);
const shop = {
  account: '000000000000',
  region: 'us-east-1',
  actionType: 'Build/ThirdParty/Shop/1',
};

test('a client is the same every time, and its id is a UUID', () => {
  const client = thirdPartyClient(serverKey, shop);
  expect(thirdPartyClient(serverKey, { ...shop })).toEqual(client);
  expect(client.clientId).toMatch(
    /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/,
  );
  expect(client.clientToken).toMatch(/^[\w-]{43}$/);
});

test.each([
  { ...shop, account: '111111111111' },
  { ...shop, region: 'eu-west-1' },
  { ...shop, actionType: 'Build/ThirdParty/Shop/2' },
])('another account, region or action type is another client: %o', (other) => {
  const client = thirdPartyClient(serverKey, shop);
  const others = thirdPartyClient(serverKey, other);
  expect(others.clientId).not.toBe(client.clientId);
  expect(isClientToken(serverKey, other, client.clientToken)).toBe(false);
  expect(isClientToken(serverKey, other, others.clientToken)).toBe(true);
});

test('only the whole token is the token', () => {
  const { clientId, clientToken } = thirdPartyClient(serverKey, shop);
  for (const text of ['', clientId, clientToken.slice(1), `${clientToken}=`, 'é'.repeat(43)]) {
    expect(isClientToken(serverKey, shop, text)).toBe(false);
  }
  const otherKey = Buffer.alloc(32, 8);
  expect(isClientToken(otherKey, shop, clientToken)).toBe(false);
});
