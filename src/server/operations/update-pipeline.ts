import { withSecretsMasked } from '../../structure/index.js';
import { decideOn } from '../execution/index.js';
import { replaceGitSources } from '../store/git-sources.js';
import { InvariantError } from '../store/operating-error.js';
import { insertPipelineVersion } from '../store/pipelines.js';
import { replaceS3Sources } from '../store/s3-sources.js';
import { checkedDeclaration } from './checked-declaration.js';
import { gitSources } from './git-sources.js';
import type { Handler } from './handler.js';
import { actionTypeIdsOf, findKnownActionTypes } from './known-action-types.js';
import { pipelineNotFound } from './not-found.js';
import { watchedSources } from './s3-sources.js';

/**
 * Replaces a pipeline's declaration by its next version, also when nothing in it is new. Starts no
 * execution; those under way in stages that stay as they are go on.
 */
export const updatePipeline: Handler<'UpdatePipeline'> = async ({ pipeline }, ctx) => {
  const { tenant, execution } = ctx;
  const { name } = pipeline;
  return execution.unit({ ...tenant, name }, async ({ tx, set, now }) => {
    const working = set.byName(tenant, name);
    if (!working) throw ctx.error('PipelineNotFoundException', pipelineNotFound(tenant, name));
    const types = await findKnownActionTypes(tx, tenant, actionTypeIdsOf(pipeline));
    const version = working.row.version + 1;
    const declaration = checkedDeclaration(ctx, {
      pipeline,
      before: working.state.declaration,
      types,
      version,
    });
    const at = { ...tenant, pipelineId: working.row.pipeline_id };
    insertPipelineVersion(tx, at, declaration, now);
    replaceS3Sources(tx, at, watchedSources(working.row, declaration));
    replaceGitSources(tx, at, gitSources(working.row, declaration));
    const answer = await decideOn(
      working,
      { kind: 'pipelineUpdated', declaration, version },
      { ...execution.names, now },
    );
    if (answer.kind === 'refusal') throw new InvariantError(answer.message);
    return { pipeline: withSecretsMasked(declaration, types.known) };
  });
};
