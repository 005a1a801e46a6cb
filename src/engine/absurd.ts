/** Ends a switch over a union: the compiler refuses it while a member is not handled. */
export const absurd = (value: never): never => {
  throw new Error(`Not a known alternative: ${JSON.stringify(value)}`);
};
