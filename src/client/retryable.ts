import { ConnectionFault, ServiceFault } from './faults.js';

export type Fault = ServiceFault | ConnectionFault;

/** Whether it may go well the next time. */
export function mayPass(fault: Fault): boolean {
  if (fault instanceof ConnectionFault) return true;
  return (
    transientStatuses.has(fault.status) || transientCodes.has(fault.code) || isThrottled(fault)
  );
}

export function isThrottled(fault: Fault): boolean {
  return fault instanceof ServiceFault && throttlingCodes.has(fault.code);
}

const transientStatuses: ReadonlySet<number> = new Set([500, 502, 503, 504]);

const transientCodes: ReadonlySet<string> = new Set([
  'RequestTimeout',
  'RequestTimeoutException',
  'PriorRequestNotComplete',
  // The identity provider did not answer STS.
  'IDPCommunicationError',
]);

const throttlingCodes: ReadonlySet<string> = new Set([
  'Throttling',
  'ThrottlingException',
  'ThrottledException',
  'RequestThrottledException',
  'TooManyRequestsException',
  'ProvisionedThroughputExceededException',
  'TransactionInProgressException',
  'RequestLimitExceeded',
  'BandwidthLimitExceeded',
  'LimitExceededException',
  'RequestThrottled',
  'SlowDown',
  'PriorRequestNotComplete',
  'EC2ThrottledException',
]);
