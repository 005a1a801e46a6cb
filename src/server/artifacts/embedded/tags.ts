import { type ObjectTag, setObjectTags } from '../../store/objects.js';
import type { EmbeddedObjects } from './embedded-objects.js';
import { type FoundObject, findObject, type VersionName, whyNotFound } from './find-object.js';

/** Gives an object these tags in the place of all it had. */
export const replaceTags = async (
  objects: EmbeddedObjects,
  at: VersionName,
  tags: readonly ObjectTag[],
): Promise<FoundObject> => {
  const found = await findObject(objects, at);
  const changed = await setObjectTags(objects.database, found, tags);
  if (changed.length === 0) throw await whyNotFound(objects, at);
  return found;
};
