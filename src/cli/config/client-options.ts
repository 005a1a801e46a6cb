import type { ClientOptions } from '../../client/index.js';
import type { ConfigContext } from './context.js';
import { findCredentials } from './credentials/find-credentials.js';
import { checkUrl } from './endpoint/check-url.js';
import { chooseEndpoint, codePipeline, endpointUrl } from './endpoint/service-endpoint.js';
import { proxyFor } from './proxy.js';
import { findRegion, noRegion } from './region.js';
import { retrySettings } from './retry-settings.js';
import { timeoutsOf } from './timeouts.js';
import { trustedCertificates } from './trust.js';
import { userAgent } from './user-agent.js';

/** What a client needs. What is wrong in the settings is found in the order in which AWS finds it. */
export async function clientOptions(context: ConfigContext): Promise<ClientOptions> {
  const { globals, io } = context;
  const named = await findRegion(context);
  const caBundle = await trustedCertificates(context, globals.caBundle);
  // A profile that does not exist is told of, even if nothing in it is asked for.
  await context.profile();
  const credentials = await findCredentials({ ...context, region: named });
  if (named === undefined) throw noRegion();
  const choice = await chooseEndpoint(context, codePipeline, {
    region: named,
    url: globals.endpointUrl,
  });
  const retry = await retrySettings(context);
  if (choice.url !== undefined) checkUrl(choice.url);
  const endpoint = endpointUrl(codePipeline, choice);
  checkUrl(endpoint);
  return {
    endpoint,
    region: choice.region,
    credentials: globals.signRequest ? credentials : undefined,
    isSigning: globals.signRequest,
    timeouts: timeoutsOf(globals),
    verifySsl: globals.verifySsl,
    caBundle,
    retry,
    proxy: proxyFor(endpoint, io.env),
    userAgent: userAgent(),
  };
}
