import { expect, test } from 'vitest';
import { webhookHeaders } from './webhook-signature.js';

// The example that the specification of «Standard Webhooks» gives.
const message = {
  id: 'msg_loFOjxBNrRLzqYUf',
  body: '{"event_type":"ping","data":{"success":true}}',
};
const secret = 'whsec_plJ3nmyCDGBKInavdOK15jsl';

test('a message is signed as its receivers check it', () => {
  expect(webhookHeaders(message, secret, 1_731_705_121_999)).toEqual({
    'webhook-id': message.id,
    'webhook-timestamp': '1731705121',
    'webhook-signature': 'v1,rAvfW3dJ/X/qxhsaXPOyyCGmRKsaKWcsNccKXlIktD0=',
  });
});

test('a secret that is not encoded is taken as it is', () => {
  const plain = Buffer.from('plJ3nmyCDGBKInavdOK15jsl', 'base64');
  const signatureWith = (given: string) => webhookHeaders(message, given, 0)['webhook-signature'];
  expect(signatureWith('geheim')).toBe(
    signatureWith(`whsec_${Buffer.from('geheim').toString('base64')}`),
  );
  expect(signatureWith('plJ3nmyCDGBKInavdOK15jsl')).not.toBe(
    signatureWith(`whsec_${plain.toString('base64')}`),
  );
});

test('without a secret there is no signature', () => {
  expect(webhookHeaders(message, undefined, 0)).toEqual({
    'webhook-id': message.id,
    'webhook-timestamp': '0',
  });
});
