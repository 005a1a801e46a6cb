import { describe, expect, test } from 'vitest';
import {
  codePipeline,
  type EndpointChoice,
  endpointUrl,
  signin,
  ssoOidc,
  sts,
} from './service-endpoint.js';

const choice = (region: string, variant: Partial<EndpointChoice['variant']> = {}) => ({
  region,
  url: undefined,
  variant: { isFips: false, isDualStack: false, ...variant },
});

test.each([
  ['eu-west-1', 'https://codepipeline.eu-west-1.amazonaws.com'],
  ['moon-base-1', 'https://codepipeline.moon-base-1.amazonaws.com'],
  ['cn-north-1', 'https://codepipeline.cn-north-1.amazonaws.com.cn'],
  ['aws-cn-global', 'https://codepipeline.aws-cn-global.amazonaws.com.cn'],
  ['us-gov-west-1', 'https://codepipeline.us-gov-west-1.amazonaws.com'],
  ['us-iso-east-1', 'https://codepipeline.us-iso-east-1.c2s.ic.gov'],
  ['us-isob-east-1', 'https://codepipeline.us-isob-east-1.sc2s.sgov.gov'],
  ['us-isof-south-1', 'https://codepipeline.us-isof-south-1.csp.hci.ic.gov'],
  ['eu-isoe-west-1', 'https://codepipeline.eu-isoe-west-1.cloud.adc-e.uk'],
  ['eusc-de-east-1', 'https://codepipeline.eusc-de-east-1.amazonaws.eu'],
])('in %s CodePipeline is at %s', (region, url) => {
  expect(endpointUrl(codePipeline, choice(region))).toBe(url);
});

const both = { isFips: true, isDualStack: true };

test.each([
  ['us-east-1', { isFips: true }, 'https://codepipeline-fips.us-east-1.amazonaws.com'],
  ['us-east-1', { isDualStack: true }, 'https://codepipeline.us-east-1.api.aws'],
  ['us-east-1', both, 'https://codepipeline-fips.us-east-1.api.aws'],
  [
    'cn-north-1',
    { isDualStack: true },
    'https://codepipeline.cn-north-1.api.amazonwebservices.com.cn',
  ],
])('in %s the variant %o is at %s', (region, variant, url) => {
  expect(endpointUrl(codePipeline, choice(region, variant))).toBe(url);
});

describe('other services', () => {
  test.each([
    [sts, 'eu-west-1', {}, 'https://sts.eu-west-1.amazonaws.com'],
    [sts, 'us-east-1', { isFips: true }, 'https://sts-fips.us-east-1.amazonaws.com'],
    [sts, 'us-gov-west-1', { isFips: true }, 'https://sts.us-gov-west-1.amazonaws.com'],
    [sts, 'us-gov-west-1', both, 'https://sts-fips.us-gov-west-1.api.aws'],
    [ssoOidc, 'eu-west-1', {}, 'https://oidc.eu-west-1.amazonaws.com'],
    [signin, 'eu-west-1', {}, 'https://eu-west-1.signin.aws.amazon.com'],
    [signin, 'cn-north-1', {}, 'https://cn-north-1.signin.amazonaws.cn'],
    [signin, 'us-iso-east-1', {}, 'https://us-iso-east-1.signin.c2s.ic.gov'],
  ])('%o in %s with %o is at %4$s', (service, region, variant, url) => {
    expect(endpointUrl(service, choice(region, variant))).toBe(url);
  });
});

test.each([
  [{ isFips: true }, 'Invalid Configuration: FIPS and custom endpoint are not supported'],
  [{ isDualStack: true }, 'Invalid Configuration: Dualstack and custom endpoint are not supported'],
])("an address of one's own has no variant %o", (variant, message) => {
  const own = { ...choice('eu-west-1', variant), url: 'http://localhost' };
  expect(() => endpointUrl(codePipeline, own)).toThrow(
    expect.objectContaining({ message, exitCode: 255 }),
  );
});
