import type { ArtifactRevision, ResolvedPipelineVariable } from '../../model/index.js';
import type { ShownExecutionRow } from '../store/execution-history.js';
import { existingExecution } from './existing-execution.js';
import { existingPipeline } from './existing-pipeline.js';
import type { Handler } from './handler.js';
import { rollbackMetadata } from './rollback-metadata.js';

type Shown = ShownExecutionRow['state'];

/** One execution of a pipeline, with the revisions and variables that it has. */
export const getPipelineExecution: Handler<'GetPipelineExecution'> = async (input, ctx) => {
  const { pipelineName, pipelineExecutionId } = input;
  const pipeline = await existingPipeline(ctx, pipelineName);
  const { state } = await existingExecution(ctx, pipeline, pipelineExecutionId);
  return {
    pipelineExecution: {
      pipelineName,
      pipelineVersion: state.pipelineVersion,
      pipelineExecutionId,
      status: state.status,
      statusSummary: state.statusSummary,
      artifactRevisions: artifactRevisionsOf(state),
      variables: variablesOf(state),
      trigger: state.trigger,
      executionMode: state.executionMode,
      executionType: state.executionType,
      rollbackMetadata: rollbackMetadata(state),
    },
  };
};

// A source without output artifacts has nothing that a revision could be of.
const artifactRevisionsOf = ({ sourceRevisions }: Shown): readonly ArtifactRevision[] =>
  sourceRevisions.flatMap(({ actionName: _, artifactName: name, ...revision }) =>
    name === undefined ? [] : [{ name, ...revision }],
  );

const variablesOf = ({ variables }: Shown): readonly ResolvedPipelineVariable[] =>
  Object.entries(variables).map(([name, resolvedValue]) => ({ name, resolvedValue }));
