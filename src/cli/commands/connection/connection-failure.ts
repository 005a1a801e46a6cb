import { CommandFailure, otherExitCode, serviceExitCode } from '../command-line/failure.js';
import type { Connection } from './connection.js';

/** The server said no. */
export class RefusedFailure extends CommandFailure {
  readonly code: string;

  constructor(code: string, message: string, options: ErrorOptions) {
    super(message, serviceExitCode, options);
    this.name = 'RefusedFailure';
    this.code = code;
  }
}

/** The server said nothing, or that it cannot just now. It may in a moment. */
export class PassingFailure extends CommandFailure {}

/** What a call that failed is told as; anything but an answer or the lack of one is left as it is. */
export async function connectionFailure(error: unknown, connection: Connection): Promise<unknown> {
  const { ServiceFault, ConnectionFault } = await import('../../../client/index.js');
  if (error instanceof ConnectionFault) {
    const message = unreachable(error.kind, error.message, connection);
    return new PassingFailure(message, otherExitCode, { cause: error });
  }
  if (!(error instanceof ServiceFault)) return error;
  const said = `${error.message || error.code}${error.message ? ` (${error.code})` : ''}`;
  if (error.status >= 500 || error.code === 'ThrottlingException') {
    return new PassingFailure(said, serviceExitCode, { cause: error });
  }
  return new RefusedFailure(error.code, `${said}${adviceOn(error.code, connection)}`, {
    cause: error,
  });
}

function unreachable(kind: string, message: string, { options, isLocal }: Connection): string {
  const nobody = `Nothing answers at ${options.endpoint}.`;
  if (kind === 'refused' && isLocal) {
    return `${nobody} Start the server there (npm start, or pipewright server), or say where it is with --endpoint-url.`;
  }
  return kind === 'refused' ? `${nobody} Say where the server is with --endpoint-url.` : message;
}

const unknownCaller: ReadonlySet<string> = new Set([
  'UnrecognizedClientException',
  'InvalidSignatureException',
  'MissingAuthenticationTokenException',
]);

function adviceOn(code: string, { isLocal }: Connection): string {
  if (!unknownCaller.has(code)) return '';
  return isLocal
    ? '\nA server on this machine keeps its credentials in its data directory: name that with --data-dir, or run this where the server was started.'
    : '\nSet the credentials of this server, or name the profile that has them with --profile.';
}
