export {
  type Client,
  type ClientOptions,
  type Credentials,
  createClient,
} from './create-client.js';
export { type Endpoint, endpointOf } from './endpoint.js';
export { ConnectionFault, ServiceFault } from './faults.js';
export { createRetry, realPace } from './retries.js';
export { createTransport, type HttpAnswer, type HttpRequest } from './transport.js';
