import type { AuthenticationFailure } from './authentication-failure.js';
import type { Credential } from './signature-claim.js';

const terminator = 'aws4_request';

/** Whether a credential's scope is of this request: its service, its day, and a region that can be one. */
export const checkScope = (
  credential: Credential,
  request: { readonly service: string; readonly amzDate: string },
): AuthenticationFailure | undefined => {
  const { date, region, service } = credential;
  const { service: expected, amzDate } = request;
  if (!isRegion(region)) return { kind: 'invalidRegion', region };
  if (service !== expected) return { kind: 'wrongService', service, expected };
  if (credential.terminator !== terminator) {
    return { kind: 'wrongTerminator', terminator: credential.terminator };
  }
  if (date !== amzDate.slice(0, 8)) return { kind: 'wrongScopeDate', scopeDate: date, amzDate };
  return undefined;
};

// Any name is welcome. It becomes a part of ARNs, whose colons it must not have.
const isRegion = (region: string): boolean => /^[\w.-]{1,64}$/.test(region);
