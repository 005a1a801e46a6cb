import type { ConfigContext } from '../context.js';
import { openMetadata } from './metadata-client.js';
import { metadataSettings } from './metadata-settings.js';

/** The region of the instance that this runs on, if it is one. */
export async function findInstanceRegion(context: ConfigContext): Promise<string | undefined> {
  const read = await openMetadata(await metadataSettings(context), context.io.env);
  const zone = await read?.('placement/availability-zone/');
  // A zone is its region and a letter.
  return zone?.slice(0, -1);
}
