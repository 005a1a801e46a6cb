import { generalError } from '../../aws/cli-error.js';
import type { ConfigContext } from '../context.js';
import { integerSetting, isTrue, settingOf, switchSetting } from '../settings.js';

/** How the metadata service of an EC2 instance is asked. */
export interface MetadataSettings {
  readonly isDisabled: boolean;
  readonly address: string;
  readonly timeoutSeconds: number;
  readonly attemptsMax: number;
  /** Whether one may ask without a token. */
  readonly isFirstVersionAllowed: boolean;
}

export async function metadataSettings(context: ConfigContext): Promise<MetadataSettings> {
  const { env } = context.io;
  return {
    isDisabled: isTrue(env['AWS_EC2_METADATA_DISABLED']),
    address: await addressOf(context),
    timeoutSeconds: await integerSetting(
      context,
      { variables: ['AWS_METADATA_SERVICE_TIMEOUT'], key: 'metadata_service_timeout' },
      1,
    ),
    attemptsMax: await integerSetting(
      context,
      { variables: ['AWS_METADATA_SERVICE_NUM_ATTEMPTS'], key: 'metadata_service_num_attempts' },
      1,
    ),
    isFirstVersionAllowed: !(await switchSetting(context, {
      variables: ['AWS_EC2_METADATA_V1_DISABLED'],
      key: 'ec2_metadata_v1_disabled',
    })),
  };
}

async function addressOf(context: ConfigContext): Promise<string> {
  const mode = await modeOf(context);
  const given = await settingOf(context, {
    variables: ['AWS_EC2_METADATA_SERVICE_ENDPOINT'],
    key: 'ec2_metadata_service_endpoint',
  });
  const usual = mode === 'ipv6' ? 'http://[fd00:ec2::254]/' : 'http://169.254.169.254/';
  const address = given || usual;
  if (/^https?:\/\/[^/\s]+/i.test(address)) return address;
  throw generalError(`Invalid endpoint EC2 Instance Metadata endpoint: ${address}`);
}

async function modeOf(context: ConfigContext): Promise<string> {
  const mode = await settingOf(context, {
    variables: ['AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE'],
    key: 'ec2_metadata_service_endpoint_mode',
  });
  if (mode === undefined) {
    const isIpv6 = await switchSetting(context, {
      variables: ['AWS_IMDS_USE_IPV6'],
      key: 'imds_use_ipv6',
    });
    return isIpv6 ? 'ipv6' : 'ipv4';
  }
  const known = mode.toLowerCase();
  if (known === 'ipv4' || known === 'ipv6') return known;
  throw generalError(
    `Invalid EC2 Instance Metadata endpoint mode: ${mode} Valid endpoint modes ` +
      "(case-insensitive): ('ipv4', 'ipv6').",
  );
}
