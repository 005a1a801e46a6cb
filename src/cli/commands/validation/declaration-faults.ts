import {
  type ActionDeclaration,
  deserialize,
  PipelineDeclaration,
  TagList,
} from '../../../model/index.js';
import { type PlacedFault, structureFaults } from '../../../structure/index.js';
import type { DocumentPath } from '../document/document.js';
import { checkConstraints } from './check-constraints.js';
import { checkTypes, isRecord } from './check-types.js';
import type { DeclarationFault } from './declaration-fault.js';
import type { KnownActionTypes } from './known-action-types.js';

export interface Checked {
  readonly faults: readonly DeclarationFault[];
  /** What could not be checked, or is not wrong. */
  readonly notes: readonly string[];
}

export interface CheckSettings {
  readonly region: string;
  readonly actionTypes: KnownActionTypes;
}

/** Everything that is wrong with a declaration, by itself or as CreatePipeline takes it. */
export function checkDeclaration(value: unknown, settings: CheckSettings): Checked {
  if (value === undefined || value === null) return { faults: [nothing], notes: [] };
  const { declaration, base, faults, notes } = unwrapped(value);
  const types = checkTypes(PipelineDeclaration, declaration);
  const read = deserialize(PipelineDeclaration, types.value);
  if (!isRecord(types.value) || !read.ok) {
    const unreadable = read.ok ? [] : [{ path: [], message: read.message, code: undefined }];
    return { faults: [...faults, ...within(base, [...types.faults, ...unreadable])], notes };
  }
  const constraints = checkConstraints(PipelineDeclaration, read.value, 'pipeline').filter(
    // Where something of a wrong type was, it is that which is wrong, and not that nothing is there.
    ({ path }) => !types.faults.some((fault) => isSame(fault.path, path)),
  );
  const found = [...types.faults, ...constraints];
  const structure = found.some(isInTheWay)
    ? { faults: [], notes: ['The structural rules are checked when these faults are gone.'] }
    : checkStructure(read.value, settings);
  return {
    faults: [...faults, ...within(base, [...found, ...structure.faults])],
    notes: [...notes, ...structure.notes],
  };
}

const nothing: DeclarationFault = {
  path: [],
  message: 'There is nothing in it: a declaration has at least a name, a roleArn and stages.',
  code: undefined,
};

interface Unwrapped extends Checked {
  readonly declaration: unknown;
  /** Where in the file the declaration is. */
  readonly base: DocumentPath;
}

function unwrapped(value: unknown): Unwrapped {
  if (!isRecord(value) || !isRecord(value['pipeline'])) {
    return { declaration: value, base: [], faults: [], notes: [] };
  }
  const { pipeline, tags, metadata, ...others } = value;
  const typedTags = checkTypes(TagList, tags, ['tags']);
  const readTags = deserialize(TagList, typedTags.value ?? []);
  const tagFaults = readTags.ok
    ? within(['tags'], checkConstraints(TagList, readTags.value, 'tags'))
    : [];
  const unknown = Object.keys(others).map(
    (name): DeclarationFault => ({
      path: [name],
      part: 'name',
      message: `There is no member ${name} beside pipeline and tags.`,
      code: undefined,
    }),
  );
  return {
    declaration: pipeline,
    base: ['pipeline'],
    faults: [...typedTags.faults, ...tagFaults, ...unknown],
    notes:
      metadata === undefined
        ? []
        : ['The metadata is what GetPipeline tells: take it out for UpdatePipeline.'],
  };
}

function within(
  base: DocumentPath,
  faults: readonly DeclarationFault[],
): readonly DeclarationFault[] {
  return faults.map((fault) => ({ ...fault, path: [...base, ...fault.path] }));
}

function isSame(one: DocumentPath, other: DocumentPath): boolean {
  return one.length === other.length && one.every((step, index) => step === other[index]);
}

/** What no rule of the structure looks at. */
const apart: ReadonlySet<string | number | undefined> = new Set(['name', 'roleArn', 'version']);

// The rules take it for granted that what must be there is there, and of the right type.
function isInTheWay({ path, isGap = false }: DeclarationFault): boolean {
  return isGap && !apart.has(path[0]);
}

function checkStructure(
  declaration: PipelineDeclaration,
  { region, actionTypes }: CheckSettings,
): Checked {
  const all = structureFaults(declaration, {
    region,
    accountId: '000000000000',
    actionTypeOf: actionTypes.find,
  });
  const isUnknowable = (fault: PlacedFault) =>
    !actionTypes.areAllKnown && isOfAnyType(fault) && ownerAt(declaration, fault) !== 'AWS';
  return {
    faults: all.filter((fault) => !isUnknowable(fault)).flatMap(eachPlace),
    notes: all.filter(isUnknowable).map((fault) => {
      const { provider, owner } = actionAt(declaration, fault)?.actionTypeId ?? {};
      const name = actionAt(declaration, fault)?.name;
      return `Action ${name} is of the ${owner === 'Custom' ? 'custom' : 'third-party'} type ${provider}, which is not known here: its configuration and artifact counts are not checked (see --action-types).`;
    }),
  };
}

/** A message with a line for each offender, taken apart. */
function eachPlace({ at, message, code }: PlacedFault): readonly DeclarationFault[] {
  const [head = '', ...lines] = message.split('\n');
  return at.map((path, index) => {
    const line = lines[index];
    return { path, message: line === undefined ? head : `${head} ${line}`, code };
  });
}

// Whether the fault is that there is no such action type: it stands at the whole id.
function isOfAnyType({ at: [path] }: PlacedFault): boolean {
  return path?.at(-1) === 'actionTypeId';
}

function ownerAt(declaration: PipelineDeclaration, fault: PlacedFault): string | undefined {
  return actionAt(declaration, fault)?.actionTypeId.owner;
}

function actionAt(
  { stages }: PipelineDeclaration,
  { at: [path] }: PlacedFault,
): ActionDeclaration | undefined {
  const [, stage, , action] = path ?? [];
  return typeof stage === 'number' && typeof action === 'number'
    ? stages[stage]?.actions[action]
    : undefined;
}
