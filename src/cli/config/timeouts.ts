import type { ClientOptions } from '../../client/index.js';
import type { Globals } from '../aws/globals.js';

const secondsByDefault = 60;

export function timeoutsOf({ connectTimeout, readTimeout }: Globals): ClientOptions['timeouts'] {
  return { connect: connectTimeout ?? secondsByDefault, read: readTimeout ?? secondsByDefault };
}
