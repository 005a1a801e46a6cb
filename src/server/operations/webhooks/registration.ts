import type { ActionDeclaration } from '../../../model/index.js';
import type { Execution } from '../../execution/index.js';
import type { Database } from '../../store/database.js';
import { findPipeline } from '../../store/pipelines.js';
import type { Tenant } from '../../store/tenant.js';
import { findWebhook, noteWebhookFailure, type WebhookRow } from '../../store/webhooks.js';
import type { ServiceError } from '../service-error.js';
import { GitHubError, type GitHubRepository } from './github-hooks.js';
import { targetAction } from './target-action.js';
import type { WebhookSettings } from './webhook-settings.js';

/** What the operations need that register webhooks at a third party. */
export interface RegistrationContext {
  readonly tenant: Tenant;
  readonly database: Database;
  readonly execution: Execution;
  readonly webhooks: WebhookSettings;
  readonly error: (
    code: 'ValidationException' | 'WebhookNotFoundException',
    message: string,
  ) => ServiceError;
}

/** The webhook of this name, which has to be there. */
export const namedWebhook = async (
  ctx: RegistrationContext,
  name: string | undefined,
): Promise<WebhookRow> => {
  if (name === undefined) {
    throw ctx.error('ValidationException', 'Give the webhookName of the webhook that is meant.');
  }
  const row = await findWebhook(ctx.database, { ...ctx.tenant, name });
  if (row) return row;
  throw ctx.error('WebhookNotFoundException', `There is no webhook with the name ${name}.`);
};

/** The repository of a webhook's target action; undefined where that is none at GitHub. */
export const targetRepository = async (
  { database, execution, tenant }: RegistrationContext,
  { definition }: WebhookRow,
): Promise<GitHubRepository | undefined> => {
  const row = await findPipeline(database, tenant, definition.targetPipeline);
  if (!row) return undefined;
  const action = targetAction(await execution.declaration(row), definition.targetAction);
  return action && repositoryOf(action);
};

const repositoryOf = ({
  actionTypeId: { owner: typeOwner, provider },
  configuration = {},
}: ActionDeclaration): GitHubRepository | undefined => {
  if (typeOwner !== 'ThirdParty' || provider !== 'GitHub') return undefined;
  const { Owner: owner, Repo: repository, OAuthToken: oauthToken } = configuration;
  if (owner === undefined || repository === undefined || oauthToken === undefined) return undefined;
  return [owner, repository].every(isOneName) ? { owner, repository, oauthToken } : undefined;
};

// Each is one part of a path, and dots alone would be other parts of it.
const isOneName = (text: string): boolean => /^[\w.-]+$/.test(text) && !/^\.+$/.test(text);

/**
 * Does something at GitHub. That it fails is no error of the operation: the webhook shows it, until
 * something goes well again.
 */
export const noting = async (
  { database, webhooks }: RegistrationContext,
  webhook: WebhookRow,
  doing: { readonly failureCode: string; readonly work: () => Promise<void> },
): Promise<void> => {
  const { token, name: webhookName } = webhook;
  try {
    await doing.work();
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error;
    const { message } = error;
    await noteWebhookFailure(database, token, { code: doing.failureCode, message });
    webhooks.log.warn({ webhookName, code: doing.failureCode, reason: message }, 'GitHub failed');
    return;
  }
  await noteWebhookFailure(database, token, undefined);
};
