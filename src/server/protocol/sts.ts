import type { Caller } from '../identity/index.js';

/** An answer of the XML query protocol. */
export interface StsAnswer {
  readonly status: number;
  readonly body: string;
  readonly errorCode?: string;
}

const namespace = 'https://sts.amazonaws.com/doc/2011-06-15/';

/** Answers what clients ask STS for: who they are. */
export const callerIdentity = (caller: Caller, requestId: string): StsAnswer => {
  const userId = caller.kind === 'root' ? caller.accountId : `job:${caller.jobId}`;
  return {
    status: 200,
    body: `<GetCallerIdentityResponse xmlns="${namespace}"><GetCallerIdentityResult><Arn>${escapeXml(caller.arn)}</Arn><UserId>${escapeXml(userId)}</UserId><Account>${caller.accountId}</Account></GetCallerIdentityResult><ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata></GetCallerIdentityResponse>`,
  };
};

export const stsError = (error: {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly requestId: string;
}): StsAnswer => ({
  status: error.status,
  errorCode: error.code,
  body: `<ErrorResponse xmlns="${namespace}"><Error><Type>${error.status < 500 ? 'Sender' : 'Receiver'}</Type><Code>${error.code}</Code><Message>${escapeXml(error.message)}</Message></Error><RequestId>${error.requestId}</RequestId></ErrorResponse>`,
});

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

// What XML cannot hold in any spelling is left out.
const escapeXml = (text: string): string =>
  text
    .replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd]/g, '')
    .replace(/[&<>"']/g, (char) => entities[char] ?? '');
