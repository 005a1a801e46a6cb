export {
  type Caller,
  type Grant,
  mayReadObject,
  mayWriteObject,
  type RootCaller,
  rootCaller,
} from './caller.js';
export {
  createFindCredentials,
  type FindCredentials,
} from './find-credentials.js';
export {
  type JobCredentials,
  mintJobCredentials,
} from './job-credentials.js';
export { rootCredentials } from './root-credentials.js';
