/** Work that is done a few pieces at a time. */
export interface SomeAtOnce {
  /** Begins a piece, when there is room for it and no other piece of that name is under way. */
  readonly add: (name: string, piece: () => Promise<void>) => Promise<void>;
  /** Waits for all that has begun; also after a failure, so that nothing goes on behind it. */
  readonly ended: () => Promise<void>;
}

/** Both functions throw the first failure of any piece. */
export const someAtOnce = (max: number): SomeAtOnce => {
  const running = new Map<string, Promise<void>>();
  const failures: unknown[] = [];
  const begin = async (name: string, piece: () => Promise<void>): Promise<void> => {
    await piece().catch((error: unknown) => failures.push(error));
    running.delete(name);
  };
  const throwFailure = (): void => {
    if (failures.length > 0) throw failures[0];
  };
  return {
    add: async (name, piece) => {
      await running.get(name);
      if (running.size >= max) await Promise.race(running.values());
      throwFailure();
      running.set(name, begin(name, piece));
    },
    ended: async () => {
      await Promise.all(running.values());
      throwFailure();
    },
  };
};
