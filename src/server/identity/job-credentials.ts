import { createHmac, timingSafeEqual } from 'node:crypto';
import { type Grant, type JobCaller, jobCaller } from './caller.js';
import { randomAccessKeyPart } from './root-credentials.js';
import { decodeClaims, encodeClaims } from './session-token.js';

/** How long a job's credentials hold when nothing else is said: one hour, as AWS's do. */
export const JOB_CREDENTIALS_LIFETIME = 60 * 60 * 1000;

/** What every access key id of a job begins with. */
export const JOB_ACCESS_KEY_PREFIX = 'ASIA';

export interface JobCredentialsRequest {
  /** 32 random bytes that all servers of one database share. */
  readonly serverKey: Buffer;
  readonly accountId: string;
  readonly jobId: string;
  readonly grants: readonly Grant[];
  /** Epoch milliseconds; the token knows it to the second. */
  readonly expires: number;
}

/** The three values that a job worker is handed. */
export interface JobCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}

/**
 * Makes credentials for one job. Nothing is stored: the token carries what they allow, and both the
 * secret and the proof that the token is ours follow from the server key. Every call makes other ones.
 */
export const mintJobCredentials = (request: JobCredentialsRequest): JobCredentials => {
  const { serverKey, accountId, jobId, grants } = request;
  const accessKeyId = `${JOB_ACCESS_KEY_PREFIX}${randomAccessKeyPart()}`;
  const expires = Math.floor(request.expires / 1000);
  const claims = Buffer.from(encodeClaims({ accountId, jobId, expires, grants }));
  const proof = proofOf(serverKey, { accessKeyId, claims });
  return {
    accessKeyId,
    secretAccessKey: secretOf(serverKey, accessKeyId),
    sessionToken: Buffer.concat([proof, claims]).toString('base64url'),
  };
};

export interface JobCredentialsClaim {
  readonly serverKey: Buffer;
  readonly accessKeyId: string;
  readonly sessionToken: string | undefined;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** What credentials stand for once they have been found genuine. */
export interface VerifiedCredentials<Who> {
  readonly secretAccessKey: string;
  readonly caller: Who;
}

/** Finds out whether we minted these, for this very access key id, and whether they still hold. */
export const verifyJobCredentials = (
  claim: JobCredentialsClaim,
): VerifiedCredentials<JobCaller> | 'invalid' | 'expired' => {
  const { serverKey, accessKeyId, now } = claim;
  const token = readToken(claim.sessionToken ?? '');
  if (!token) return 'invalid';
  const expected = proofOf(serverKey, { accessKeyId, claims: token.claims });
  if (!timingSafeEqual(token.proof, expected)) return 'invalid';
  const claims = decodeClaims(token.claims.toString());
  if (!claims) return 'invalid';
  if (now >= claims.expires * 1000) return 'expired';
  return { secretAccessKey: secretOf(serverKey, accessKeyId), caller: jobCaller(claims) };
};

const PROOF_BYTES = 32;

interface Token {
  readonly proof: Buffer;
  readonly claims: Buffer;
}

const readToken = (text: string): Token | undefined => {
  const bytes = Buffer.from(text, 'base64url');
  if (bytes.length <= PROOF_BYTES) return undefined;
  // The decoder skips what it does not know; one token has one spelling here.
  if (bytes.toString('base64url') !== text) return undefined;
  return { proof: bytes.subarray(0, PROOF_BYTES), claims: bytes.subarray(PROOF_BYTES) };
};

interface Proven {
  readonly accessKeyId: string;
  readonly claims: Buffer;
}

// The two uses of the server key begin with different words, so that neither can pass for the other.
const proofOf = (serverKey: Buffer, { accessKeyId, claims }: Proven): Buffer =>
  createHmac('sha256', serverKey).update(`token\n${accessKeyId}\n`).update(claims).digest();

const secretOf = (serverKey: Buffer, accessKeyId: string): string =>
  createHmac('sha256', serverKey)
    .update(`secret\n${accessKeyId}`)
    .digest('base64')
    .slice(0, SECRET_LENGTH);

/** As long as AWS's: 240 of the 256 bits. */
const SECRET_LENGTH = 40;
