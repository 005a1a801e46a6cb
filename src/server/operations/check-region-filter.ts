import type { Tenant } from '../store/tenant.js';
import type { ServiceError } from './service-error.js';

const regionName = /^[a-z]{2,6}(-[a-z]{2,12}){1,3}-\d{1,2}$/;

/** Throws for a region that there cannot be. */
export const checkRegionFilter = (
  ctx: {
    readonly tenant: Tenant;
    readonly error: (code: 'ValidationException', message: string) => ServiceError;
  },
  region: string | undefined,
): void => {
  if (region === undefined || region === ctx.tenant.region || regionName.test(region)) return;
  throw ctx.error(
    'ValidationException',
    `The region ${region} specified in 'regionFilter' is not a valid AWS Region.`,
  );
};
