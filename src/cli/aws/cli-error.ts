/** 252 the command line or parameters, 253 configuration, 254 the service's answer, 255 all else. */
export type FailureExitCode = 252 | 253 | 254 | 255;

/**
 * Where the usage block stands: after the message, before it, or (for the very first look at the
 * line, which knows only --profile and --debug) the short one after it.
 */
type Usage = 'after' | 'before' | 'profileAndDebug';

export interface CliErrorFacts {
  readonly exitCode: FailureExitCode;
  /** The code in brackets. An error without one is printed plainly, whatever the error format. */
  readonly code?: string;
  readonly usage?: Usage;
  /** Given, even if empty, where a word is none of the choices: those that are much like it. */
  readonly suggestions?: readonly string[];
  /** The service's own words, where `message` tells the whole story round them. */
  readonly serviceMessage?: string;
  /** The members of a service's error beyond its code and message. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/** A failure that the user is told of. `report-error.ts` puts it into words. */
export class CliError extends Error {
  readonly facts: CliErrorFacts;

  constructor(message: string, facts: CliErrorFacts, options?: ErrorOptions) {
    super(message, options);
    this.name = 'CliError';
    this.facts = facts;
  }

  get exitCode(): FailureExitCode {
    return this.facts.exitCode;
  }
}

/** The command line does not parse. */
export function usageError(message: string, suggestions?: readonly string[]): CliError {
  return new CliError(message, {
    exitCode: 252,
    code: 'ParamValidation',
    usage: 'after',
    ...(suggestions === undefined ? {} : { suggestions }),
  });
}

/** The command line parses, but says something that cannot be. */
export function validationError(message: string): CliError {
  return new CliError(message, { exitCode: 252, code: 'ParamValidation' });
}

/** The value of one option cannot be read. `option` is written as it stands in the message. */
export function parameterError(option: string, message: string): CliError {
  return validationError(`Error parsing parameter '${option}': ${message}`);
}

/** Something about the files and the environment is missing or wrong. */
export function configurationError(
  code: 'NoRegion' | 'NoCredentials' | 'Configuration' | 'Pager',
  message: string,
): CliError {
  return new CliError(message, { exitCode: 253, code });
}

/** Anything else that went wrong. */
export function generalError(message: string, options?: ErrorOptions): CliError {
  return new CliError(message, { exitCode: 255 }, options);
}
