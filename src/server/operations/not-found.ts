import type { ActionTypeId } from '../../model/index.js';
import type { Tenant } from '../store/tenant.js';

/** What the service says of a pipeline that is not there. */
export const pipelineNotFound = ({ account }: Tenant, name: string): string =>
  `Account '${account}' does not have a pipeline with name '${name}'`;

/** What it says of an action type that nobody can poll for, or look at. */
export const actionTypeNotAvailable = (
  id: Pick<ActionTypeId, 'category' | 'provider' | 'version'> & { readonly owner: string },
): string =>
  `ActionType (Category: '${id.category}', Owner: '${id.owner}', Provider: '${id.provider}', Version: '${id.version}') is not available`;

export const jobNotFound = (jobId: string): string => `Job ${jobId} could not be found`;

export const nonceNotValid = (jobId: string, nonce: string): string =>
  `Nonce ${nonce} is not valid for job ${jobId}`;
