import type { OperationName } from '../../model/index.js';
import { checkParameters } from './check-parameters.js';
import type { CliResponse } from './contract.js';
import type { Session } from './session.js';
import { outputSkeleton } from './skeleton/output-skeleton.js';

/** What the service might answer; the parameters are checked as for a request. */
export async function sampleResponse(
  operation: OperationName,
  parameters: Readonly<Record<string, unknown>>,
  { config }: Session,
): Promise<CliResponse> {
  // A sample needs a region as a request does.
  await config.clientOptions();
  checkParameters(operation, parameters);
  return { kind: 'plain', value: outputSkeleton(operation) };
}
