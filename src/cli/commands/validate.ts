import type { Io } from '../io.js';
import { defineCommand } from './command-line/define-command.js';
import {
  CommandFailure,
  failureExitCode,
  UsageFailure,
  usageExitCode,
} from './command-line/failure.js';
import { defaultRegion } from './connection/connection.js';
import type { Place, PlacedDocument } from './document/document.js';
import { type InputFile, readFile } from './document/read-file.js';
import { span } from './drawing/line.js';
import { mayColor, styled } from './drawing/style.js';
import { processTerminal } from './terminal/terminal.js';
import { type CheckSettings, checkDeclaration } from './validation/declaration-faults.js';
import {
  builtInTypesOnly,
  type KnownActionTypes,
  listedTypes,
} from './validation/known-action-types.js';

const help = `Usage: pipewright validate FILE… [--action-types FILE] [--region REGION]

Checks declarations of pipelines without asking a server: the types and bounds
of all their members, and every rule of the structure. All faults are listed,
one a line, with the place in the file:

  FILE:LINE:COLUMN: what is wrong (the code with which the service refuses it)

A FILE is JSON or YAML, and holds a declaration or, as CreatePipeline takes it,
{pipeline, tags}; - is standard input. Whether buckets, roles and projects exist
is not checked, as the service does not check it either.

  --action-types FILE  the action types that there are, as list-action-types
                       answers; without it, custom and third-party actions are
                       only noted as not checked
  --region REGION      the region of the pipeline (AWS_REGION, us-east-1)

Exit codes: 0 no faults; 1 faults; 252 wrong use, or a file that cannot be read.

  pipewright validate pipelines/*.yaml
  pipewright import template.yaml | pipewright validate -
`;

const options = {
  'action-types': { type: 'string' },
  region: { type: 'string' },
} as const;

export const validate = defineCommand({
  name: 'validate',
  help,
  options,
  run: async ({ values, positionals: paths }, io) => {
    if (paths.length === 0) throw new UsageFailure('FILE is missing.');
    const settings: CheckSettings = {
      region:
        values.region ?? (io.env['AWS_REGION'] || io.env['AWS_DEFAULT_REGION'] || defaultRegion),
      actionTypes: await actionTypesIn(values['action-types'], io),
    };
    const terminal = processTerminal();
    let count = 0;
    for (const path of paths) {
      const file = await readFile(path, { io, terminal, tags: 'refused' });
      const { faults, notes } = checkFile(file, settings);
      for (const fault of faults) io.writeOut(faultLine(file.name, fault, io));
      for (const note of notes) io.writeErr(`${file.name}: ${note}\n`);
      if (faults.length === 0) io.writeErr(`${file.name}: no faults\n`);
      count += faults.length;
    }
    return count === 0 ? 0 : failureExitCode;
  },
});

async function actionTypesIn(path: string | undefined, io: Io): Promise<KnownActionTypes> {
  if (path === undefined) return builtInTypesOnly;
  const { read } = await readFile(path, { io, terminal: processTerminal(), tags: 'refused' });
  const types = read.kind === 'document' ? listedTypes(read.document.value) : undefined;
  if (types !== undefined) return types;
  throw new CommandFailure(
    `${path} is not what list-action-types answers: a member actionTypes with a list of them.`,
    usageExitCode,
  );
}

interface FileFault {
  readonly place: Place;
  readonly message: string;
  readonly code: string | undefined;
}

interface CheckedFile {
  readonly faults: readonly FileFault[];
  readonly notes: readonly string[];
}

function checkFile({ read }: InputFile, settings: CheckSettings): CheckedFile {
  if (read.kind === 'malformed') {
    return { faults: read.faults.map((fault) => ({ ...fault, code: undefined })), notes: [] };
  }
  return checkDocument(read.document, settings);
}

function checkDocument({ value, placeOf }: PlacedDocument, settings: CheckSettings): CheckedFile {
  const { faults, notes } = checkDeclaration(value, settings);
  const placed = faults.map(({ path, part, message, code }) => ({
    place: placeOf(path, part),
    message,
    code,
  }));
  return { faults: placed.toSorted((one, other) => inOrder(one.place, other.place)), notes };
}

function inOrder(one: Place, other: Place): number {
  return one.line - other.line || one.column - other.column;
}

function faultLine(name: string, { place, message, code }: FileFault, io: Io): string {
  const isColored = mayColor(io.env, io.isOutTty);
  const where = `${name}:${place.line}:${place.column}:`;
  const by = code === undefined ? '' : ` (${code})`;
  const { text } = span(message);
  return isColored
    ? `${styled(where, 'strong')} ${text}${styled(by, 'dim')}\n`
    : `${where} ${text}${by}\n`;
}
