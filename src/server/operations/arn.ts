import type { Tenant } from '../store/tenant.js';

/** What has an ARN of its own and can have tags. */
export type Resource =
  | { readonly kind: 'pipeline'; readonly name: string }
  | { readonly kind: 'actionType'; readonly key: ActionTypeKey }
  | { readonly kind: 'webhook'; readonly name: string };

/** What names a custom action type within an account and region. */
export interface ActionTypeKey {
  readonly category: string;
  readonly provider: string;
  readonly version: string;
}

export interface ResourceArn extends Tenant {
  readonly partition: string;
  readonly resource: Resource;
}

export const pipelineArn = (tenant: Tenant, name: string): string => arn(tenant, name);

export const actionTypeArn = (tenant: Tenant, key: ActionTypeKey): string =>
  arn(tenant, `actiontype:Custom/${key.category}/${key.provider}/${key.version}`);

export const webhookArn = (tenant: Tenant, name: string): string => arn(tenant, `webhook:${name}`);

/** The part of AWS's world that a region belongs to. */
export const partitionOf = (region: string): string => {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
};

/** Reads an ARN. Nothing for one that names neither pipeline nor custom action type nor webhook. */
export const parseArn = (text: string): ResourceArn | undefined => {
  const [, partition, region, account, path] =
    /^arn:(aws(?:-\w+)*):codepipeline:([^:]+):(\d{12}):(.+)$/.exec(text) ?? [];
  if (!partition || !region || !account || !path) return undefined;
  const resource = parseResource(path);
  return resource && { partition, region, account, resource };
};

const arn = ({ account, region }: Tenant, path: string): string =>
  `arn:${partitionOf(region)}:codepipeline:${region}:${account}:${path}`;

// A pipeline has no word in front. Its stages and actions, behind a slash, have no tags.
const parseResource = (path: string): Resource | undefined => {
  const [, type, name] = /^(?:(\w+):)?([\w.@/-]+)$/.exec(path) ?? [];
  if (name === undefined) return undefined;
  if (type === 'actiontype') return parseActionType(name);
  if (!/^[\w.@-]{1,100}$/.test(name)) return undefined;
  if (type === undefined) return { kind: 'pipeline', name };
  return type === 'webhook' ? { kind: 'webhook', name } : undefined;
};

const parseActionType = (name: string): Resource | undefined => {
  const [, category, provider, version] =
    /^Custom\/([A-Za-z]{1,10})\/([\w-]{1,35})\/([\w-]{1,9})$/.exec(name) ?? [];
  if (!category || !provider || !version) return undefined;
  return { kind: 'actionType', key: { category, provider, version } };
};
