import type { ArtifactStore } from './artifacts/artifact-store.js';
import { openEmbedded } from './artifacts/embedded/index.js';
import { openExternal } from './artifacts/external/index.js';
import type { S3Endpoint } from './artifacts/s3-endpoint.js';
import type { Config } from './config.js';
import type { Database } from './store/database.js';

/** Where the artifacts are, as those who need them see them. */
export interface OpenedArtifacts {
  readonly store: ArtifactStore;
  /** What answers S3 requests. */
  readonly endpoint: S3Endpoint;
  /** Absent where the bytes are somebody else's. */
  readonly sweepOrphans?: (options: { readonly olderThan: number }) => Promise<number>;
}

export const openArtifacts = async (
  config: Pick<Config, 'dataDirectory' | 'databaseUrl' | 'externalS3'>,
  database: Database,
): Promise<OpenedArtifacts> => {
  if (config.externalS3) {
    const { store, send } = openExternal(config.externalS3, Date.now);
    return { store, endpoint: { kind: 'external', send } };
  }
  const { objects, store, sweepOrphans } = await openEmbedded({
    dataDirectory: config.dataDirectory,
    database,
    // With a database of their own, several servers may be at work in one directory.
    isShared: config.databaseUrl !== undefined,
    clock: Date.now,
  });
  return { store, endpoint: { kind: 'embedded', objects }, sweepOrphans };
};
