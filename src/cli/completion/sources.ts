import { isDescribed } from '../described-command.js';
import type { Io } from '../io.js';
import { askServer } from './ask-server.js';
import type { Candidate } from './candidate.js';
import { type Known, type LiveKind, liveNames } from './live-names.js';
import type { Sources } from './option-values.js';
import type { Place } from './place.js';
import { positionalsOf } from './positional-values.js';

/** Nobody waits longer for a name. */
const patienceMs = 1000;

/** What can be found out for a place: by files and by the server. What fails finds nothing. */
export function sourcesOf(place: Place, io: Io): Sources {
  return {
    profiles: () => patiently(() => profileNames(io)),
    live: (kind) => patiently(() => namesFor(place, kind, io)),
  };
}

async function namesFor(place: Place, kind: LiveKind, io: Io): Promise<readonly Candidate[]> {
  return liveNames(kind, await askServer(place, io), knownOf(place));
}

async function profileNames(io: Io): Promise<readonly string[]> {
  const { readProfiles } = await import('../config/profiles/read-profiles.js');
  const { profiles } = await readProfiles(io);
  return [...profiles.keys()];
}

// Who waits for an answer to the tabulator key wants no error messages.
async function patiently<T>(find: () => Promise<readonly T[]>): Promise<readonly T[]> {
  let timer: NodeJS.Timeout | undefined;
  const nothing = new Promise<readonly T[]>((resolve) => {
    timer = setTimeout(() => resolve([]), patienceMs);
  });
  try {
    return await Promise.race([find(), nothing]);
  } catch {
    return [];
  } finally {
    clearTimeout(timer);
  }
}

/** The names that the line already has. */
export function knownOf(place: Place): Known {
  return {
    pipelineName: nameAt(place, 'PipelineName', 'PIPELINE'),
    stageName: nameAt(place, 'StageName', 'STAGE'),
    actionName: nameAt(place, 'ActionName', 'ACTION'),
  };
}

// An operation's option is known by its shape, a word of ours by what the usage calls it.
function nameAt(place: Place, shapeName: string, word: string): string | undefined {
  const { level, given, positionals } = place;
  if (level.kind === 'operation') {
    const option = level.options.find((it) => it.kind === 'member' && it.shape.name === shapeName);
    return option === undefined ? undefined : given.get(option.argument.destination)?.at(-1);
  }
  if (level.kind !== 'own' || !isDescribed(level.command)) return undefined;
  const at = positionalsOf(level.command).indexOf(word);
  return positionals[at] ?? given.get(word.toLowerCase())?.at(-1);
}
