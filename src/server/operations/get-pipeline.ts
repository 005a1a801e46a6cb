import { withSecretsMasked } from '../../structure/index.js';
import { findPipelineVersion } from '../store/pipeline-versions.js';
import { pipelineArn } from './arn.js';
import type { Handler } from './handler.js';
import { actionTypeIdsOf, findKnownActionTypes } from './known-action-types.js';
import { pipelineNotFound } from './not-found.js';

/** The declaration of a pipeline, the current one or an earlier version, without its secrets. */
export const getPipeline: Handler<'GetPipeline'> = async ({ name, version }, ctx) => {
  const { database, tenant } = ctx;
  const row = await findPipelineVersion(database, { ...tenant, name }, version);
  if (!row) throw ctx.error('PipelineNotFoundException', pipelineNotFound(tenant, name));
  const { declaration, created, updated } = row;
  if (!declaration) {
    throw ctx.error(
      'PipelineVersionNotFoundException',
      `Pipeline '${name}' does not have a version ${version}: the latest is ${row.version}.`,
    );
  }
  const types = await findKnownActionTypes(database, tenant, actionTypeIdsOf(declaration));
  return {
    pipeline: withSecretsMasked(declaration, types.known),
    metadata: { pipelineArn: pipelineArn(tenant, name), created, updated },
  };
};
