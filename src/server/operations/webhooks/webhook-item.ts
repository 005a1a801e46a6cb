import type { ListWebhookItem, Tag, WebhookDefinition } from '../../../model/index.js';
import { mask } from '../../../structure/index.js';
import type { Tenant } from '../../store/tenant.js';
import type { WebhookRow } from '../../store/webhooks.js';
import { webhookArn } from '../arn.js';

/** A webhook as clients are shown it. */
export const webhookItem = (
  { tenant, endpoint }: { readonly tenant: Tenant; readonly endpoint: string },
  row: WebhookRow,
  tags: readonly Tag[],
): ListWebhookItem => ({
  definition: withSecretMasked(row.definition),
  url: webhookUrl(endpoint, row.token),
  errorMessage: row.error_message ?? undefined,
  errorCode: row.error_code ?? undefined,
  lastTriggered: row.last_triggered ?? undefined,
  arn: webhookArn(tenant, row.name),
  tags: tags.length > 0 ? tags : undefined,
});

/** The address of a webhook, for who reaches the server at `endpoint`. */
export const webhookUrl = (endpoint: string, token: string): string =>
  `${endpoint}/trigger?t=${token}&v=1`;

const withSecretMasked = (definition: WebhookDefinition): WebhookDefinition => {
  const { SecretToken, ...shown } = definition.authenticationConfiguration;
  if (SecretToken === undefined) return definition;
  return { ...definition, authenticationConfiguration: { ...shown, SecretToken: mask } };
};
