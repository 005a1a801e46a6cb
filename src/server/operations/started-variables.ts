import type { PipelineDeclaration, PipelineVariable } from '../../model/index.js';
import type { ServiceError } from './service-error.js';

/** The values given for pipeline-level variables, once they are known to be for declared ones. */
export const startedVariables = (
  ctx: { readonly error: (code: 'ValidationException', message: string) => ServiceError },
  declaration: PipelineDeclaration,
  given: readonly PipelineVariable[],
): Readonly<Record<string, string>> => {
  const fault = faultOf(declaration, given);
  if (fault !== undefined) throw ctx.error('ValidationException', fault);
  return Object.fromEntries(given.map(({ name, value }) => [name, value]));
};

const faultOf = (
  { name: pipelineName, pipelineType, variables = [] }: PipelineDeclaration,
  given: readonly PipelineVariable[],
): string | undefined => {
  if (given.length > 0 && pipelineType !== 'V2') {
    return `The pipeline ${pipelineName} is of type V1: only pipelines of type V2 have variables.`;
  }
  const names = given.map(({ name }) => name);
  const repeated = names.find((name, index) => names.indexOf(name) < index);
  if (repeated !== undefined) return `The variable ${repeated} is given more than once.`;
  const declared = new Set(variables.map(({ name }) => name));
  const unknown = names.filter((name) => !declared.has(name));
  if (unknown.length === 0) return undefined;
  return `The pipeline ${pipelineName} declares no variable named ${unknown.join(', ')}.`;
};
