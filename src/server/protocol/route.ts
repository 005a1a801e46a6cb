import type { IncomingMessage } from 'node:http';
import { requestTarget } from './request-target.js';

/** Which of the protocols on the one port a request speaks. */
export type Route = 'health' | 'landing' | 'json' | 'sts' | 's3' | 'notAllowed';

const jsonServices = new Set(['codepipeline', 'codebuild', 'logs', 'codeconnections']);

/**
 * Tells the protocols apart: by the service in the credential scope, as signed by the client, and
 * for unsigned requests by what they look like.
 */
export const routeOf = (incoming: Pick<IncomingMessage, 'method' | 'url' | 'headers'>): Route => {
  const { headers, url = '/' } = incoming;
  // Only AWS JSON has this header, and a wrong scope is answered in the protocol that was spoken.
  if (headers['x-amz-target'] !== undefined) return 'json';
  const service = headerService(headers.authorization ?? '') ?? queryService(url);
  if (service === 'sts') return 'sts';
  if (service !== undefined && jsonServices.has(service)) return 'json';
  return service === undefined ? unsignedRoute(incoming) : 's3';
};

// Credential=AKID/20260101/region/service/aws4_request
const headerService = (authorization: string): string | undefined =>
  serviceIn(/\bCredential=([^,\s]+)/.exec(authorization)?.[1]);

const queryService = (url: string): string | undefined =>
  serviceIn(/[?&]X-Amz-Credential=([^&]+)/.exec(url)?.[1]);

const serviceIn = (credential: string | undefined): string | undefined =>
  credential?.split(/\/|%2F/i).at(-2);

const unsignedRoute = ({
  method = '',
  url = '/',
  headers,
}: Pick<IncomingMessage, 'method' | 'url' | 'headers'>): Route => {
  if (method === 'OPTIONS' || method === 'TRACE') return 'notAllowed';
  const { path } = requestTarget(url);
  const isRead = method === 'GET' || method === 'HEAD';
  if (isRead && path === '/healthz') return 'health';
  if (isRead && path === '/' && headers.accept?.includes('text/html')) return 'landing';
  if (method !== 'POST' || path !== '/') return 's3';
  const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded');
  return isForm ? 'sts' : 'json';
};
