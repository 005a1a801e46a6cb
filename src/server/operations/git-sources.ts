import type { PipelineDeclaration } from '../../model/index.js';
import { isConnectionSource } from '../../triggers/index.js';
import type { GitSourceRow } from '../store/git-sources.js';
import type { PipelineRow } from '../store/pipelines.js';

// No host has longer names, nor any index of the database: there is nothing to wait for.
const repositoryBytesMax = 1_024;

/** The repositories that the pipeline's source actions with a connection are for. */
export const gitSources = (
  { account, region, pipeline_id, name }: PipelineRow,
  { stages }: PipelineDeclaration,
): readonly GitSourceRow[] =>
  stages
    .flatMap(({ actions }) => actions)
    .filter(isConnectionSource)
    .flatMap(({ name: action_name, configuration = {} }) => {
      const repository = configuration['FullRepositoryId']?.toLowerCase();
      if (!repository || Buffer.byteLength(repository) > repositoryBytesMax) return [];
      return [{ account, region, pipeline_id, pipeline_name: name, action_name, repository }];
    });
