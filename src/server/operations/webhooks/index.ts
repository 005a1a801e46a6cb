export { receiveDelivery } from './receive-delivery.js';
export type { WebhookSettings } from './webhook-settings.js';
