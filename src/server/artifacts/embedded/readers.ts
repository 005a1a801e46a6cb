/**
 * Who reads which objects in this server. The files of an object that was replaced or deleted stay
 * until its last reader has gone.
 */
export interface Readers {
  /** Says that somebody reads an object; to be called again when he has finished. */
  readonly hold: (objectId: string) => () => void;
  readonly isHeld: (objectId: string) => boolean;
  /** Does something as soon as nobody reads the object. */
  readonly whenUnread: (objectId: string, work: () => Promise<void>) => Promise<void>;
}

export const createReaders = (): Readers => {
  const held = new Map<string, { count: number; readonly waiting: (() => Promise<void>)[] }>();
  const release = (objectId: string): void => {
    const entry = held.get(objectId);
    if (!entry) return;
    entry.count -= 1;
    if (entry.count > 0) return;
    held.delete(objectId);
    // What cannot be removed now is removed when orphans are swept.
    for (const work of entry.waiting) void work().catch(() => undefined);
  };
  return {
    hold: (objectId) => {
      const entry = held.get(objectId) ?? { count: 0, waiting: [] };
      entry.count += 1;
      held.set(objectId, entry);
      let isHeld = true;
      return () => {
        if (isHeld) release(objectId);
        isHeld = false;
      };
    },
    isHeld: (objectId) => held.has(objectId),
    whenUnread: async (objectId, work) => {
      const entry = held.get(objectId);
      if (entry) entry.waiting.push(work);
      else await work();
    },
  };
};
