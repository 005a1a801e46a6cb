/** Where a fault is, in the words that the service has for the parts of a place. */
type Offender = Readonly<Record<string, string>>;

// A large declaration may have thousands of them, and long ones: a few say what to look for.
const offendersMax = 20;
const firstCharacters = /^.{0,200}/su;

/** A line for each: `StageName=[…], ActionName=[…]`. */
export const linesOf = (offenders: readonly Offender[]): string =>
  offenders.slice(0, offendersMax).map(lineOf).join('\n');

const lineOf = (offender: Offender): string =>
  Object.entries(offender)
    .map(([part, value]) => `${part}=[${firstCharacters.exec(value)?.[0]}]`)
    .join(', ');
