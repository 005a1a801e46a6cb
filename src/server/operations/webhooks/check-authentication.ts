import type { WebhookDefinition } from '../../../model/index.js';
import type { ServiceError } from '../service-error.js';
import { readAddressRange } from './address-range.js';

interface AuthenticationContext {
  readonly error: (
    code: 'InvalidWebhookAuthenticationParametersException',
    message: string,
  ) => ServiceError;
}

/** Refuses an authentication configuration with anything but what its type needs. */
export const checkAuthentication = (
  ctx: AuthenticationContext,
  { authentication, authenticationConfiguration }: WebhookDefinition,
): void => {
  const message = faultOf(authentication, authenticationConfiguration);
  if (message === undefined) return;
  throw ctx.error('InvalidWebhookAuthenticationParametersException', message);
};

const faultOf = (
  authentication: WebhookDefinition['authentication'],
  { SecretToken, AllowedIPRange }: WebhookDefinition['authenticationConfiguration'],
): string | undefined => {
  const hasSecret = SecretToken !== undefined;
  const hasRange = AllowedIPRange !== undefined;
  switch (authentication) {
    case 'GITHUB_HMAC':
      return hasSecret && !hasRange ? undefined : only('SecretToken');
    case 'IP':
      if (!hasRange || hasSecret) return only('AllowedIPRange');
      return readAddressRange(AllowedIPRange) ? undefined : noRange(AllowedIPRange);
    case 'UNAUTHENTICATED':
      return hasSecret || hasRange ? "Optional['authenticationConfig' should be empty]" : undefined;
  }
};

const only = (property: string): string =>
  `Optional['authenticationConfig' should contain only one property: '${property}']`;

const noRange = (text: string): string =>
  `The AllowedIPRange '${text}' is no range of addresses in CIDR notation, such as 192.0.2.0/24 or 2001:db8::/32.`;
