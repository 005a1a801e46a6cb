import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { SigningCredentials } from '../../../sigv4/index.js';
import { OperatingError } from '../../store/operating-error.js';

/** Where the external S3 is and how it knows us. */
export interface ExternalS3Address {
  /** A URL; a path in it stands before every bucket. */
  readonly endpoint: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** An S3 that somebody else runs, spoken to in path style. */
export interface ExternalS3 {
  readonly endpoint: URL;
  readonly region: string;
  readonly credentials: SigningCredentials;
  readonly clock: () => number;
  /** Keeps connections, for requests that may be sent again. */
  readonly agent: HttpAgent;
}

const CONNECTIONS_MAX = 256;

export const externalS3 = (address: ExternalS3Address, clock: () => number): ExternalS3 => {
  const endpoint = new URL(address.endpoint);
  if (endpoint.protocol !== 'http:' && endpoint.protocol !== 'https:') {
    throw new OperatingError(
      `--s3-endpoint takes a URL that begins with http:// or https://, not '${address.endpoint}'.`,
    );
  }
  const Agent = endpoint.protocol === 'https:' ? HttpsAgent : HttpAgent;
  const { region, accessKeyId, secretAccessKey } = address;
  return {
    endpoint,
    region,
    credentials: { accessKeyId, secretAccessKey },
    clock,
    agent: new Agent({ keepAlive: true, maxSockets: CONNECTIONS_MAX }),
  };
};
