import type { Tenant } from '../store/tenant.js';

/** What the service says of a pipeline that is not there. */
export const pipelineNotFound = ({ account }: Tenant, name: string): string =>
  `Account '${account}' does not have a pipeline with name '${name}'`;
