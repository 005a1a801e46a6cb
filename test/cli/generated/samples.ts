import fc from 'fast-check';

// PIPEWRIGHT_COMPARE=50 npm test test/cli: fifty times as many generated cases, and others each time.
const times = Number(process.env['PIPEWRIGHT_COMPARE'] ?? 0);

/** Generated values, always the same unless more are asked for. */
export const samplesOf = <T>(arbitrary: fc.Arbitrary<T>, count: number): readonly T[] =>
  times > 0
    ? fc.sample(arbitrary, { numRuns: count * times })
    : fc.sample(arbitrary, { numRuns: count, seed: 20_150_709 });
