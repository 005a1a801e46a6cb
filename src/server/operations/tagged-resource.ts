import { findActionTypes, lockActionType } from '../store/action-types.js';
import type { Database, Tx } from '../store/database.js';
import { findPipeline, lockPipelines } from '../store/pipelines.js';
import type { Tenant } from '../store/tenant.js';
import { findWebhook, lockWebhook } from '../store/webhooks.js';
import {
  actionTypeArn,
  parseArn,
  partitionOf,
  pipelineArn,
  type Resource,
  webhookArn,
} from './arn.js';
import type { ServiceError } from './service-error.js';

interface ResourceContext {
  readonly tenant: Tenant;
  readonly error: (
    code: 'InvalidArnException' | 'ResourceNotFoundException',
    message: string,
  ) => ServiceError;
}

/** What an ARN names in this account and region; it need not be there. */
export const namedResource = (ctx: ResourceContext, resourceArn: string): Resource => {
  const { account, region } = ctx.tenant;
  const named = parseArn(resourceArn);
  if (!named) {
    throw ctx.error(
      'InvalidArnException',
      'The resourceArn must be that of a pipeline, a custom action type or a webhook.',
    );
  }
  if (named.region !== region || named.partition !== partitionOf(region)) {
    throw ctx.error(
      'InvalidArnException',
      `The resourceArn does not belong to region ${region}: send the request to the resource's own.`,
    );
  }
  const { resource } = named;
  if (named.account !== account) throw notFound(ctx, named);
  return resource;
};

/** Keeps a resource from going away, and its tags from changing, until the transaction ends. */
export const lockResource = async (
  ctx: ResourceContext,
  tx: Tx,
  resource: Resource,
): Promise<void> => {
  const { tenant } = ctx;
  const found = await lockRows(tx, tenant, resource);
  if (found.length === 0) throw notFound(ctx, { ...tenant, resource });
};

const lockRows = (tx: Tx, tenant: Tenant, resource: Resource): Promise<readonly unknown[]> => {
  switch (resource.kind) {
    case 'pipeline':
      return lockPipelines(tx, { names: [{ ...tenant, name: resource.name }], jobs: [] });
    case 'webhook':
      return lockWebhook(tx, { ...tenant, name: resource.name });
    case 'actionType':
      return lockActionType(tx, { ...tenant, ...resource.key });
  }
};

/** Refuses a resource that is not there. */
export const requireResource = async (
  ctx: ResourceContext & { readonly database: Database },
  resource: Resource,
): Promise<void> => {
  if (await isThere(ctx.database, ctx.tenant, resource)) return;
  throw notFound(ctx, { ...ctx.tenant, resource });
};

/** The ARN under which the resource's tags are kept. */
export const resourceArnOf = (tenant: Tenant, resource: Resource): string => {
  switch (resource.kind) {
    case 'pipeline':
      return pipelineArn(tenant, resource.name);
    case 'webhook':
      return webhookArn(tenant, resource.name);
    case 'actionType':
      return actionTypeArn(tenant, resource.key);
  }
};

const isThere = async (
  database: Database,
  tenant: Tenant,
  resource: Resource,
): Promise<boolean> => {
  if (resource.kind === 'pipeline') {
    return (await findPipeline(database, tenant, resource.name)) !== undefined;
  }
  if (resource.kind === 'webhook') {
    return (await findWebhook(database, { ...tenant, name: resource.name })) !== undefined;
  }
  const types = await findActionTypes(database, [{ ...tenant, ...resource.key }]);
  return types.some(({ deleted }) => deleted === null);
};

const notFound = (
  ctx: ResourceContext,
  { account, resource }: { readonly account: string; readonly resource: Resource },
): ServiceError =>
  ctx.error(
    'ResourceNotFoundException',
    `The account with id '${account}' does not include a ${kindOf(resource)}`,
  );

const kindOf = (resource: Resource): string => {
  switch (resource.kind) {
    case 'pipeline':
      return `pipeline with the name '${resource.name}'`;
    case 'webhook':
      return `webhook with the name '${resource.name}'`;
    case 'actionType': {
      const { category, provider, version } = resource.key;
      return `custom action type with the category '${category}', the provider '${provider}' and the version '${version}'`;
    }
  }
};
