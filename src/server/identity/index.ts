export {
  type Caller,
  type Grant,
  type JobCaller,
  mayReadObject,
  mayWriteObject,
  type ObjectName,
  type RootCaller,
  rootCaller,
} from './caller.js';
export {
  type ClaimedIdentity,
  createFindCredentials,
  type FindCredentials,
  type FoundCredentials,
  type KnownCredentials,
} from './find-credentials.js';
export {
  JOB_CREDENTIALS_LIFETIME,
  type JobCredentials,
  type JobCredentialsRequest,
  mintJobCredentials,
  type VerifiedCredentials,
  verifyJobCredentials,
} from './job-credentials.js';
export {
  type RootCredentials,
  type RootCredentialsSource,
  rootCredentials,
} from './root-credentials.js';
