import type { IncomingMessage } from 'node:http';
import { eventsPath } from './events-path.js';
import { pipelinePath } from './pipeline-page.js';
import { requestTarget } from './request-target.js';
import { gitWebhookPath, webhookPath } from './webhook-paths.js';

/** Which of the protocols on the one port a request speaks. */
export type Route =
  | 'health'
  | 'landing'
  | 'pipeline'
  | 'json'
  | 'sts'
  | 's3'
  | 'webhook'
  | 'events'
  | 'notAllowed';

const webhookPaths = new Set([webhookPath, gitWebhookPath]);
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
  if (service !== undefined && jsonServices.has(service)) {
    return asksForEvents(incoming) ? 'events' : 'json';
  }
  return service === undefined ? unsignedRoute(incoming) : 's3';
};

// Of the services of JSON only this is read, and not posted.
const asksForEvents = ({ method, url = '/' }: Pick<IncomingMessage, 'method' | 'url'>): boolean =>
  method === 'GET' && requestTarget(url).path === eventsPath;

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
  const { path, query } = requestTarget(url);
  if (webhookPaths.has(path) && isDelivery(method, query)) return 'webhook';
  const isRead = method === 'GET' || method === 'HEAD';
  if (isRead && path === '/healthz') return 'health';
  const isFollowed = headers.accept?.includes('text/event-stream') === true;
  if (isFollowed && asksForEvents({ method, url })) return 'events';
  const isBrowsed = isRead && headers.accept?.includes('text/html') === true;
  const browsed = isBrowsed ? pageAt(path) : undefined;
  if (browsed) return browsed;
  if (method !== 'POST' || path !== '/') return 's3';
  const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded');
  return isForm ? 'sts' : 'json';
};

const pageAt = (path: string): Route | undefined => {
  if (path === '/') return 'landing';
  return path.startsWith(pipelinePath) ? 'pipeline' : undefined;
};

// An address that has lost its end is one of a webhook's still, and not a bucket's.
const isDelivery = (method: string, query: string): boolean =>
  /(?:^|&)[tv]=/.test(query) || (method === 'POST' && query === '');
