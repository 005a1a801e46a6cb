import type { Formatter, FormatterSettings } from '../contract.js';

/** Prints nothing, though all of the answer is fetched. */
export function offFormatter({ query }: FormatterSettings): Formatter {
  return {
    print: async (_, response) => {
      if (response.kind === 'plain') query?.search(response.value);
      else for await (const _page of response.pages);
    },
  };
}
