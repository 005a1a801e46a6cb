import { amzDate, parseAmzDate } from '../../sigv4/index.js';
import type { AuthenticationFailure } from './authentication-failure.js';
import type { SignatureClaim } from './signature-claim.js';

const skewMinutesMax = 5;
// S3 takes clocks that are further apart than the other services do.
const s3SkewMinutesMax = 15;
const second = 1000;
const minute = 60 * second;

/** Whether a request's signature holds at `now` (epoch milliseconds): neither too old nor too new. */
export const checkTime = (
  claim: Pick<SignatureClaim, 'amzDate' | 'expiresInSeconds'>,
  { now, service }: { readonly now: number; readonly service: string },
): AuthenticationFailure | undefined => {
  // Both moments in whole seconds, so that the texts are true of the figures that they show.
  const signed = parseAmzDate(claim.amzDate) ?? 0;
  const current = Math.floor(now / second) * second;
  const minutes = service === 's3' ? s3SkewMinutesMax : skewMinutesMax;
  const told = { amzDate: claim.amzDate, now: amzDate(current) };
  if (signed > current + minutes * minute) {
    const latest = amzDate(current + minutes * minute);
    return { kind: 'notYetCurrent', ...told, latest, minutes };
  }
  if (claim.expiresInSeconds !== undefined) {
    const { expiresInSeconds } = claim;
    const expires = signed + expiresInSeconds * second;
    if (current <= expires) return undefined;
    return { kind: 'presignedExpired', ...told, expiresInSeconds, expires: amzDate(expires) };
  }
  if (signed >= current - minutes * minute) return undefined;
  return { kind: 'expired', ...told, earliest: amzDate(current - minutes * minute), minutes };
};
