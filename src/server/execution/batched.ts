/**
 * Makes calls that arrive together share one piece of work: while one batch is under way the next
 * gathers, so that a lone call waits for nobody and a crowd costs little more than one. A batch
 * that fails is gone through one by one, so that one bad call fails alone.
 */
export const batched = <In, Out>(
  run: (items: readonly In[]) => Promise<readonly Out[]>,
  max: number,
): ((item: In) => Promise<Out>) => {
  interface Waiting {
    readonly item: In;
    readonly resolve: (out: Out) => void;
    readonly reject: (error: unknown) => void;
  }
  let waiting: Waiting[] = [];
  let isRunning = false;

  const settle = async (batch: readonly Waiting[]): Promise<void> => {
    try {
      const outs = await run(batch.map((one) => one.item));
      batch.forEach((one, index) => {
        one.resolve(outs[index] as Out);
      });
    } catch (error) {
      const [first] = batch;
      if (batch.length === 1 && first) first.reject(error);
      else for (const one of batch) await settle([one]);
    }
  };

  const drain = async (): Promise<void> => {
    isRunning = true;
    while (waiting.length > 0) {
      const batch = waiting.slice(0, max);
      waiting = waiting.slice(max);
      await settle(batch);
    }
    isRunning = false;
  };

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      // Calls of the same turn of the event loop go together.
      if (!isRunning && waiting.length === 1) setImmediate(() => void (isRunning || drain()));
    });
};
