import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { OperatingError } from '../store/operating-error.js';

const run = promisify(execFile);
// The traditional `nobody`; any user but root that the machine knows would do.
const plainUser = '65534';

/** A command line, ready to be spawned. */
export interface Command {
  readonly file: string;
  readonly args: readonly string[];
}

/**
 * PostgreSQL refuses to run as root. Under root it is started in a user namespace of its own, in
 * which root's files seem to belong to a plain user: nothing changes hands on the disk, and data
 * directories inside root's private folders work.
 */
export const asPlainUser = async (file: string, args: readonly string[]): Promise<Command> => {
  if (process.getuid?.() !== 0) return { file, args };
  const namespace = ['--user', `--map-user=${plainUser}`, `--map-group=${plainUser}`, '--'];
  try {
    await run('unshare', [...namespace, 'true']);
  } catch (cause) {
    throw new OperatingError(
      'PostgreSQL does not run as root, and this machine allows no user namespaces. Run Pipewright as another user, or give --database-url.',
      { cause },
    );
  }
  return { file: 'unshare', args: [...namespace, file, ...args] };
};
