/** What ends a command of ours: a sentence that says what to do, and the exit code. */
export class CommandFailure extends Error {
  readonly exitCode: number;

  constructor(message: string, exitCode: number, options?: ErrorOptions) {
    super(message, options);
    this.name = 'CommandFailure';
    this.exitCode = exitCode;
  }
}

/** The line is wrong: the command's usage is printed below the message. */
export class UsageFailure extends CommandFailure {
  constructor(message: string, options?: ErrorOptions) {
    super(message, usageExitCode, options);
    this.name = 'UsageFailure';
  }
}

/** The line makes sense, and yet there is nothing that it could do. */
export const failureExitCode = 1;
export const usageExitCode = 252;
/** The server answered with an error. */
export const serviceExitCode = 254;
/** There was no answer, or something else went wrong. */
export const otherExitCode = 255;
/** Ctrl-C. */
export const interruptedExitCode = 130 as const;
