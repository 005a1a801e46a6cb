/** How calls are gathered. */
export interface Batching {
  /** The most calls in one batch. */
  readonly max: number;
  /** How many batches may be under way at once. */
  readonly flights: number;
}

interface Waiting<In, Out> {
  readonly item: In;
  readonly resolve: (out: Out) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Makes calls that arrive together share one piece of work: while all flights are under way the next
 * batch gathers, so that a lone call waits for nobody and a crowd costs little more than one. A
 * batch that fails is gone through one by one, so that one bad call fails alone.
 */
export const batched = <In, Out>(
  run: (items: readonly In[]) => Promise<readonly Out[]>,
  batching: Batching,
): ((item: In) => Promise<Out>) => {
  let waiting: Waiting<In, Out>[] = [];
  let flying = 0;
  let isDue = false;

  const fly = async (): Promise<void> => {
    flying += 1;
    while (waiting.length > 0) {
      const batch = waiting.slice(0, batching.max);
      waiting = waiting.slice(batching.max);
      await settle(run, batch);
    }
    flying -= 1;
  };

  const takeOff = (): void => {
    isDue = false;
    if (flying < batching.flights && waiting.length > 0) void fly();
  };

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (isDue || flying >= batching.flights) return;
      // Calls of the same turn of the event loop go together.
      isDue = true;
      setImmediate(takeOff);
    });
};

const settle = async <In, Out>(
  run: (items: readonly In[]) => Promise<readonly Out[]>,
  batch: readonly Waiting<In, Out>[],
): Promise<void> => {
  try {
    const outs = await run(batch.map((one) => one.item));
    batch.forEach((one, index) => {
      one.resolve(outs[index] as Out);
    });
  } catch (error) {
    const [first] = batch;
    if (batch.length === 1 && first) first.reject(error);
    else for (const one of batch) await settle(run, [one]);
  }
};
