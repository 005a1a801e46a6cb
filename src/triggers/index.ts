export type { GitEvent } from './git-event.js';
export { readDelivery } from './payloads/read-delivery.js';
export { filtersFor, isConnectionSource, triggeredBy } from './triggered-by.js';
export { webhookStart } from './webhook-start.js';
