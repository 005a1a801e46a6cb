import { buffer } from 'node:stream/consumers';
import yazl from 'yazl';
import type { ServerJobRow } from '../../src/server/store/job-claims.js';
import type { ActionJobData } from '../../src/server/store/jobs.js';
import { account, bucket } from './embedded-objects.js';

/** A job of one of the server's own actions, as it is claimed. */
export const actionJob = (
  category: 'Source' | 'Deploy',
  data: Partial<ActionJobData> = {},
): ServerJobRow<ActionJobData> => ({
  account,
  region: 'us-east-1',
  job_id: '11111111-1111-4111-8111-111111111111',
  claimant: 'server',
  status: 'Dispatched',
  nonce: '22222222-2222-4222-8222-222222222222',
  pipeline_id: '33333333-3333-4333-8333-333333333333',
  pipeline_name: 'Site',
  pipeline_execution_id: '44444444-4444-4444-8444-444444444444',
  action_execution_id: '55555555-5555-4555-8555-555555555555',
  continuation_token: null,
  created: Date.UTC(2019, 0, 10, 7, 39, 57, 123),
  data: {
    actionTypeId: { category, owner: 'AWS', provider: 'S3', version: '1' },
    configuration: {},
    stageName: category,
    actionName: category,
    inputArtifacts: [],
    outputArtifacts: [],
    sourceOverrides: [],
    ...data,
  },
});

/** An artifact in the tests' bucket. */
export const artifact = (key: string) => ({ name: 'App', bucket, key });

/** A zip of these files. */
export const zipOf = (
  files: Readonly<Record<string, string>>,
  { compress = true } = {},
): Promise<Buffer> => {
  const zip = new yazl.ZipFile();
  for (const [name, content] of Object.entries(files)) {
    zip.addBuffer(Buffer.from(content), name, { compress });
  }
  zip.end();
  return buffer(zip.outputStream);
};

/** A copy of a zip in which the first of some bytes are others. */
export const damaged = (zip: Buffer, what: string, by: string): Buffer => {
  const copy = Buffer.from(zip);
  const at = copy.indexOf(what, 0, 'latin1');
  if (at < 0 || what.length !== by.length) throw new Error(`There is no ${what} to be replaced.`);
  copy.write(by, at, 'latin1');
  return copy;
};
