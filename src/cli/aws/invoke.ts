import type { OperationName } from '../../model/index.js';
import { choosePaging, isPagingWanted, type PagingChoice } from './auto-paging.js';
import type { CliResponse, HelpSubject } from './contract.js';
import { type GivenOptions, parseOperation } from './grammar/operation.js';
import { parseService } from './grammar/service.js';
import type { Session } from './session.js';
import { withCliInput } from './values/cli-input.js';
import { unpack } from './values/unpack.js';

/**
 * Does what the words after `codepipeline` ask for, and gives the exit code. What is wrong is told in
 * the order of the steps, so that nothing is sent before all that can be known here is right.
 */
export async function invoke(words: readonly string[], session: Session): Promise<number> {
  const service = parseService(words);
  if (service.kind === 'help') return help({ kind: 'service', words: service.rest }, session);
  const { operation, rest } = service;
  const line = parseOperation(operation, rest);
  if (line.kind === 'help')
    return help({ kind: 'operation', operation, words: line.words }, session);
  return invokeOperation(operation, line, session);
}

async function invokeOperation(
  operation: OperationName,
  { options, values }: GivenOptions,
  session: Session,
): Promise<number> {
  const isWanted = isPagingWanted(options, values, session.globals.paginate);
  const unpacked = await unpack(options, values, session.io);
  const parameters = await withCliInput(unpacked);
  switch (values.get('generate-cli-skeleton')) {
    case undefined: {
      const choice = choosePaging(operation, parameters, isWanted);
      return print(operation, await answer(operation, choice, session), session);
    }
    case 'output':
      return print(operation, await sample(operation, parameters, session), session);
    case 'yaml-input':
      session.io.writeOut(await yamlSkeleton(operation));
      return 0;
    default:
      session.io.writeOut(await skeleton(operation));
      return 0;
  }
}

// Each part is loaded only where the line needs it: most of the time that a command takes is loading.

async function help(subject: HelpSubject, { io }: Session): Promise<number> {
  const { showHelp } = await import('../help/index.js');
  return showHelp(subject, io);
}

async function skeleton(operation: OperationName): Promise<string> {
  const { inputSkeleton } = await import('./skeleton/input-skeleton.js');
  return inputSkeleton(operation);
}

async function yamlSkeleton(operation: OperationName): Promise<string> {
  const { yamlInputSkeleton } = await import('./skeleton/yaml-input-skeleton.js');
  return yamlInputSkeleton(operation);
}

async function sample(
  operation: OperationName,
  parameters: Readonly<Record<string, unknown>>,
  session: Session,
): Promise<CliResponse> {
  const { sampleResponse } = await import('./sample-response.js');
  return sampleResponse(operation, parameters, session);
}

async function answer(
  operation: OperationName,
  choice: PagingChoice,
  session: Session,
): Promise<CliResponse> {
  const { responseOf } = await import('./prepare-call.js');
  return responseOf(operation, choice, session);
}

async function print(
  operation: OperationName,
  response: CliResponse,
  session: Session,
): Promise<number> {
  const { printResponse } = await import('./print-response.js');
  await printResponse(operation, response, session);
  return 0;
}
