import { generalError } from '../../aws/cli-error.js';
import type { ConfigContext } from '../context.js';
import { settingOf, switchSetting, textOf } from '../settings.js';

/** The address of a service that the environment or the files give, unless they are to be ignored. */
export async function configuredUrl(
  context: ConfigContext,
  serviceId: string,
): Promise<string | undefined> {
  const isIgnored = await switchSetting(context, {
    variables: ['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS'],
    key: 'ignore_configured_endpoint_urls',
  });
  if (isIgnored) return undefined;
  const { env } = context.io;
  // An empty address is none.
  return (
    env[`AWS_ENDPOINT_URL_${serviceId.toUpperCase()}`] ||
    env['AWS_ENDPOINT_URL'] ||
    (await urlOfService(context, serviceId)) ||
    (await settingOf(context, { variables: [], key: 'endpoint_url' })) ||
    undefined
  );
}

async function urlOfService(
  context: ConfigContext,
  serviceId: string,
): Promise<string | undefined> {
  const name = textOf(await context.profile(), 'services');
  if (name === undefined) return undefined;
  const services = (await context.profiles()).services.get(name);
  if (services === undefined || services.size === 0) {
    throw generalError(
      'The profile is configured to use the services section but the ' +
        `"${name}" services configuration does not exist.`,
    );
  }
  const settings = services.get(serviceId);
  return typeof settings === 'object' ? settings.get('endpoint_url') : undefined;
}
