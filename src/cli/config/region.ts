import { configurationError, generalError } from '../aws/cli-error.js';
import type { ConfigContext } from './context.js';
import { settingOf } from './settings.js';

/** The region, if there is one anywhere. */
export async function findRegion(context: ConfigContext): Promise<string | undefined> {
  const region =
    context.globals.region ||
    (await settingOf(context, {
      variables: ['AWS_REGION', 'AWS_DEFAULT_REGION'],
      key: 'region',
    }));
  if (region !== undefined) return checked(region);
  const { findInstanceRegion } = await import('./instance-metadata/instance-region.js');
  const instanceRegion = await findInstanceRegion(context);
  return instanceRegion === undefined ? undefined : checked(instanceRegion);
}

function checked(region: string): string {
  if (hostLabel.test(region)) return region;
  throw generalError(`Provided region_name '${region}' doesn't match a supported format.`);
}

const hostLabel = /^(?!\d+$)(?!-)[a-zA-Z\d-]{0,63}(?<!-)$/;

export function noRegion(): Error {
  return configurationError(
    'NoRegion',
    'You must specify a region. You can also configure your region by running "aws configure".',
  );
}
