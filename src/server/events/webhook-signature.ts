import { createHmac } from 'node:crypto';

const encodedPrefix = 'whsec_';

/**
 * The headers by which a receiver knows a message for ours and for new, as «Standard Webhooks» lays down: an
 * HMAC-SHA256 over id, time and body, which libraries in many languages check. Without a secret there is no
 * signature.
 */
export const webhookHeaders = (
  message: { readonly id: string; readonly body: string },
  secret: string | undefined,
  now: number,
): Readonly<Record<string, string>> => {
  const timestamp = String(Math.floor(now / 1000));
  const headers = { 'webhook-id': message.id, 'webhook-timestamp': timestamp };
  if (secret === undefined) return headers;
  const signature = createHmac('sha256', keyOf(secret))
    .update(`${message.id}.${timestamp}.${message.body}`)
    .digest('base64');
  return { ...headers, 'webhook-signature': `v1,${signature}` };
};

// Of a secret in the form that the libraries make, the part behind the prefix is base64.
const keyOf = (secret: string): Buffer =>
  secret.startsWith(encodedPrefix)
    ? Buffer.from(secret.slice(encodedPrefix.length), 'base64')
    : Buffer.from(secret, 'utf8');
