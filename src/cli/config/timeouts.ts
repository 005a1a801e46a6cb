import type { ClientOptions } from '../../client/index.js';
import { generalError } from '../aws/cli-error.js';
import type { Globals } from '../aws/globals.js';

const secondsByDefault = 60;

export function timeoutsOf({ connectTimeout, readTimeout }: Globals): ClientOptions['timeouts'] {
  return {
    connect: secondsOf('connect', connectTimeout),
    read: secondsOf('read', readTimeout),
  };
}

function secondsOf(name: string, given: number = secondsByDefault): number {
  if (given >= 0) return given;
  throw generalError(
    `Attempted to set ${name} timeout to ${given}, but the timeout cannot be set to a value less ` +
      'than or equal to 0.',
  );
}
