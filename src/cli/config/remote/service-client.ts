import {
  type Credentials,
  createRetry,
  createTransport,
  type Endpoint,
  endpointOf,
  type HttpAnswer,
  type HttpRequest,
  realPace,
} from '../../../client/index.js';
import { sha256Hex, signRequest } from '../../../sigv4/index.js';
import type { ConfigContext } from '../context.js';
import { checkUrl } from '../endpoint/check-url.js';
import { chooseEndpoint, endpointUrl, type Service } from '../endpoint/service-endpoint.js';
import { proxyFor } from '../proxy.js';
import { noRegion } from '../region.js';
import { retrySettings } from '../retry-settings.js';
import { timeoutsOf } from '../timeouts.js';
import { trustedCertificates } from '../trust.js';
import { userAgent } from '../user-agent.js';

/** A request to a service that hands out credentials. */
interface ServiceRequest {
  readonly method: 'GET' | 'POST';
  readonly path?: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Who signs it; most are not signed. */
  readonly credentials?: Credentials;
}

export interface ServiceClient {
  readonly url: string;
  /** Sends a request, again if need be. `read` reads the answer, and throws one that is an error. */
  readonly call: <T>(request: ServiceRequest, read: (answer: HttpAnswer) => T) => Promise<T>;
}

/** A client of one of those services, with the settings that all clients have. */
export async function serviceClient(
  context: ConfigContext,
  service: Service,
  region: string | undefined,
): Promise<ServiceClient> {
  if (region === undefined) throw noRegion();
  const choice = await chooseEndpoint(context, service, { region, url: undefined });
  const retry = createRetry(await retrySettings(context), realPace);
  const url = endpointUrl(service, choice);
  checkUrl(url);
  const send = createTransport({
    timeouts: timeoutsOf(context.globals),
    verifySsl: true,
    // The options of the command line are about CodePipeline's own certificate.
    caBundle: await trustedCertificates(context, undefined),
    proxy: proxyFor(url, context.io.env),
  });
  return {
    url,
    call: (request, read) => {
      const endpoint = endpointOf(url, request.path);
      return retry(async () => {
        const signing = { region: choice.region, service: service.id, now: context.io.now() };
        return read(await send(await httpRequest(request, endpoint, signing)));
      });
    },
  };
}

async function httpRequest(
  { method, headers, body = '', credentials }: ServiceRequest,
  endpoint: Endpoint,
  signing: { readonly region: string; readonly service: string; readonly now: number },
): Promise<HttpRequest> {
  const all = {
    host: endpoint.host,
    'accept-encoding': 'identity',
    'user-agent': userAgent(),
    ...headers,
  };
  if (credentials === undefined) return { method, endpoint, headers: all, body };
  const current = (await credentials.current?.()) ?? credentials;
  const { path, query } = endpoint;
  const signed = signRequest(
    { method, path, query, headers: all, payloadHash: sha256Hex(body) },
    { ...signing, credentials: current },
  );
  return { method, endpoint, headers: signed, body };
}
