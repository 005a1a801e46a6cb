/** Where webhooks of pipelines are posted to. */
export const webhookPath = '/trigger';

/** Where Git hosts post to. */
export const gitWebhookPath = '/webhooks/git';
