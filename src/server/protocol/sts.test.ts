import { expect, test } from 'vitest';
import { rootCaller } from '../identity/index.js';
import { callerIdentity, stsError } from './sts.js';

const requestId = '00000000-0000-4000-8000-000000000000';

test('the caller’s identity is written as STS writes it', () => {
  expect(callerIdentity(rootCaller('123456789012'), requestId)).toEqual({
    status: 200,
    body: `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Arn>arn:aws:iam::123456789012:root</Arn><UserId>123456789012</UserId><Account>123456789012</Account></GetCallerIdentityResult><ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata></GetCallerIdentityResponse>`,
  });
});

test('an error escapes what it quotes, and leaves out what XML cannot hold', () => {
  const message = `<a b="c" d='e'>&\0\ud800</a>`;
  expect(stsError({ status: 400, code: 'InvalidAction', message, requestId }).body).toContain(
    '<Message>&lt;a b=&quot;c&quot; d=&apos;e&apos;&gt;&amp;&lt;/a&gt;</Message>',
  );
});
