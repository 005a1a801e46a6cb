import { generalError } from '../../aws/cli-error.js';
import type { ConfigContext } from '../context.js';
import { switchSetting } from '../settings.js';
import { configuredUrl } from './configured-url.js';
import { type Partition, partitionOf } from './partitions.js';

/** A service, by the name that settings have for it and by the one in its addresses. */
export interface Service {
  readonly id: 'codepipeline' | 'sts' | 'sso' | 'sso_oidc' | 'signin';
  readonly prefix: string;
  /** Whether its usual addresses in the government's partition are the FIPS ones. */
  readonly isAlwaysFipsInGovernment: boolean;
  /** Its usual host, where that is not made like those of the others. */
  readonly hostOf?: (region: string, partition: Partition) => string;
}

export const codePipeline: Service = {
  id: 'codepipeline',
  prefix: 'codepipeline',
  isAlwaysFipsInGovernment: false,
};
export const sts: Service = { id: 'sts', prefix: 'sts', isAlwaysFipsInGovernment: true };
export const sso: Service = { id: 'sso', prefix: 'portal.sso', isAlwaysFipsInGovernment: true };
export const ssoOidc: Service = { id: 'sso_oidc', prefix: 'oidc', isAlwaysFipsInGovernment: true };
export const signin: Service = {
  id: 'signin',
  prefix: 'signin',
  isAlwaysFipsInGovernment: false,
  hostOf: (region, { id, suffix }) => `${region}.signin.${signinSuffixes[id] ?? suffix}`,
};

const signinSuffixes: Readonly<Record<string, string>> = {
  aws: 'aws.amazon.com',
  'aws-cn': 'amazonaws.cn',
  'aws-us-gov': 'amazonaws-us-gov.com',
};

export interface EndpointChoice {
  readonly region: string;
  /** An address from the command line, the environment or the files. */
  readonly url: string | undefined;
  readonly variant: { readonly isFips: boolean; readonly isDualStack: boolean };
}

/** What is said of a service's address, in settings and in the name of its region. */
export async function chooseEndpoint(
  context: ConfigContext,
  service: Service,
  named: { readonly region: string; readonly url: string | undefined },
): Promise<EndpointChoice> {
  // Such a name of a region means the region, and the variant of the address.
  const region = named.region.replaceAll('fips-', '').replaceAll('-fips', '');
  const url = named.url ?? (await configuredUrl(context, service.id));
  return {
    region,
    url,
    variant: {
      isFips:
        region !== named.region ||
        (await switchSetting(context, {
          variables: ['AWS_USE_FIPS_ENDPOINT'],
          key: 'use_fips_endpoint',
        })),
      isDualStack: await switchSetting(context, {
        variables: ['AWS_USE_DUALSTACK_ENDPOINT'],
        key: 'use_dualstack_endpoint',
      }),
    },
  };
}

/** The address that a choice comes to. */
export function endpointUrl(service: Service, { region, url, variant }: EndpointChoice): string {
  const { isFips, isDualStack } = variant;
  if (url !== undefined) {
    if (isFips) throw unsupported('FIPS');
    if (isDualStack) throw unsupported('Dualstack');
    return url;
  }
  const partition = partitionOf(region);
  const { prefix, isAlwaysFipsInGovernment, hostOf } = service;
  if (hostOf !== undefined && !isFips && !isDualStack) {
    return `https://${hostOf(region, partition)}`;
  }
  const suffix = isDualStack ? partition.dualStackSuffix : partition.suffix;
  const isPlain = isAlwaysFipsInGovernment && partition.id === 'aws-us-gov' && !isDualStack;
  const name = isFips && !isPlain ? `${prefix}-fips` : prefix;
  return `https://${name}.${region}.${suffix}`;
}

function unsupported(variant: string): Error {
  return generalError(`Invalid Configuration: ${variant} and custom endpoint are not supported`);
}
