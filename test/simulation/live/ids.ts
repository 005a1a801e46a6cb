import { randomUUID } from 'node:crypto';

/** Which of the live server's ids stand for which of the model's. */
export interface Ids {
  readonly learn: (model: string, live: string) => void;
  /** The live server's id; for one that it was never told of, one that it does not know. */
  readonly live: (model: string) => string;
  readonly model: (live: string) => string;
}

export const createIds = (): Ids => {
  const toLive = new Map<string, string>();
  const toModel = new Map<string, string>();
  const learn = (model: string, live: string): void => {
    toLive.set(model, live);
    toModel.set(live, model);
  };
  return {
    learn,
    live: (model) => {
      const known = toLive.get(model);
      if (known !== undefined) return known;
      learn(model, randomUUID());
      return toLive.get(model) ?? '';
    },
    model: (live) => toModel.get(live) ?? `unknown ${live}`,
  };
};
