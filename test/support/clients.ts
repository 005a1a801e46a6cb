import { CodePipelineClient } from '@aws-sdk/client-codepipeline';
import { S3Client } from '@aws-sdk/client-s3';
import { STSClient } from '@aws-sdk/client-sts';
import type { TestServer } from './server.js';

/** Stock clients, set up as a user would. */
export interface StockClients {
  readonly codepipeline: CodePipelineClient;
  readonly s3: S3Client;
  readonly sts: STSClient;
  readonly close: () => void;
}

export const stockClients = (
  server: Pick<TestServer, 'endpoint' | 'region' | 'credentials'>,
): StockClients => {
  const { endpoint, region, credentials } = server;
  const config = { endpoint, region, credentials };
  const codepipeline = new CodePipelineClient(config);
  const s3 = new S3Client({ ...config, forcePathStyle: true });
  const sts = new STSClient(config);
  return {
    codepipeline,
    s3,
    sts,
    close: () => {
      codepipeline.destroy();
      s3.destroy();
      sts.destroy();
    },
  };
};
