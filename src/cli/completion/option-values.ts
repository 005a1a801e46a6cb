import type { Shape } from '../../model/index.js';
import type { Argument } from '../aws/grammar/argument.js';
import type { OperationOption } from '../aws/grammar/operation-options.js';
import { beginning, type Candidate, plain } from './candidate.js';
import { filesBeginning, namedFiles, namesFile } from './files.js';
import { kindOfWord, type LiveKind } from './live-names.js';

/** What can be found out beyond the line itself. */
export interface Sources {
  readonly profiles: () => Promise<readonly string[]>;
  readonly live: (kind: LiveKind) => Promise<readonly Candidate[]>;
}

/** What the value of an option may be that begins as `word` does. */
export async function optionValues(
  argument: Argument,
  option: OperationOption | undefined,
  { word, sources }: { readonly word: string; readonly sources: Sources },
): Promise<readonly Candidate[]> {
  if (namesFile(word)) return namedFiles(word);
  if (pathOptions.has(argument.destination)) return filesBeginning(word);
  return beginning(await allValues(argument, option, sources), word);
}

// Their values are paths without a prefix.
const pathOptions: ReadonlySet<string> = new Set(['ca-bundle', 'data-dir']);

async function allValues(
  argument: Argument,
  option: OperationOption | undefined,
  sources: Sources,
): Promise<readonly Candidate[]> {
  if (argument.choices !== undefined) return plain(argument.choices);
  if (argument.destination === 'profile') return plain(await sources.profiles());
  if (option === undefined)
    return liveValues(kindOfWord[argument.destination.toUpperCase()], sources);
  if (option.kind === 'cliInput') return [fromFile];
  return option.kind === 'member' ? shapeValues(option.shape, sources) : [];
}

const fromFile: Candidate = { value: 'file://', isOpen: true };

async function shapeValues(shape: Shape, sources: Sources): Promise<readonly Candidate[]> {
  switch (shape.kind) {
    case 'enumeration':
      return plain(shape.values);
    case 'list':
      return shape.member.kind === 'structure' ? [fromFile] : shapeValues(shape.member, sources);
    case 'structure':
    case 'map':
      return [fromFile];
    case 'string':
      return liveValues(kindOfShape[shape.name], sources);
    default:
      return [];
  }
}

async function liveValues(
  kind: LiveKind | undefined,
  sources: Sources,
): Promise<readonly Candidate[]> {
  return kind === undefined ? [] : sources.live(kind);
}

/** What the server can name, by the shapes that such a name has. */
const kindOfShape: Readonly<Record<string, LiveKind>> = {
  PipelineName: 'pipeline',
  StageName: 'stage',
  ActionName: 'action',
  PipelineExecutionId: 'pipelineExecution',
  ActionExecutionId: 'actionExecution',
  ApprovalToken: 'approvalToken',
  WebhookName: 'webhook',
};
