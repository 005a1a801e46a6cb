/** One argument that a parser knows. Without a flag it is a positional. */
export interface Argument {
  /** The name under which its value is found, and a positional's name in messages. */
  readonly destination: string;
  /** With its dashes. */
  readonly flag?: string;
  readonly takes: 'nothing' | 'one' | 'atMostOne' | 'any';
  readonly isRequired?: boolean;
  readonly isInteger?: boolean;
  readonly choices?: readonly string[];
  /** The value of a switch, and of an option whose value may be left out. */
  readonly constant?: string | boolean;
  /** Parsing ends as soon as it is met: `--version`. */
  readonly isLast?: boolean;
}

export type ArgumentValue = string | boolean | number | bigint | readonly string[];

export interface Parsed {
  readonly values: ReadonlyMap<string, ArgumentValue>;
  /** The words that the parser does not know, in the order of the line. */
  readonly rest: readonly string[];
  /** The argument that ended parsing before its time. */
  readonly endedBy?: Argument;
}

export function nameOf(argument: Argument): string {
  return argument.flag ?? argument.destination;
}
