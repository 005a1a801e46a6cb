import type { RunAction } from './action.js';
import { run as runS3Deploy } from './s3-deploy/run.js';
import { run as runS3Source } from './s3-source/run.js';

export type { ActionResult, ActionWork, RunAction } from './action.js';

/** The actions that the server runs itself, by Category/Owner/Provider/Version. */
export const actions: Readonly<Record<string, RunAction>> = {
  'Source/AWS/S3/1': runS3Source,
  'Deploy/AWS/S3/1': runS3Deploy,
};
