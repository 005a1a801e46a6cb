import type { CliConfig } from '../../src/cli/aws/contract.js';
import type { Globals } from '../../src/cli/aws/globals.js';
import { resolveConfig } from '../../src/cli/config/index.js';
import type { Io } from '../../src/cli/io.js';
import { openTestIo } from './cli-io.js';

/** A command line without options. */
export const noOptions: Globals = {
  debug: false,
  verifySsl: true,
  paginate: true,
  color: 'auto',
  signRequest: true,
  pager: true,
};

/** What a configuration is made from. */
export interface GivenConfig {
  readonly env?: Io['env'];
  readonly config?: string;
  readonly credentials?: string;
  readonly options?: Partial<Globals>;
}

export const configOf = ({
  env = {},
  config = '',
  credentials = '',
  options = {},
}: GivenConfig): CliConfig => {
  const { io } = openTestIo({
    env: { HOME: '/me', AWS_EC2_METADATA_DISABLED: 'true', ...env },
    files: { '/me/.aws/config': config, '/me/.aws/credentials': credentials },
  });
  return resolveConfig({ ...noOptions, ...options }, io);
};
