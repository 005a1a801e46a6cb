import { writeYaml } from '../../yaml/write.js';
import type { CliResponse, Formatter, FormatterSettings } from '../contract.js';
import { isEmptyDict } from '../python-dict.js';

/** Prints each page, as the service gave it, as an element of a YAML sequence. */
export function yamlStreamFormatter({ write, query }: FormatterSettings): Formatter {
  return {
    print: async (_, response) => {
      for await (const page of pagesOf(response)) {
        const value = query === undefined ? page : query.search(page);
        // An operation without an answer prints nothing, but an empty page is one.
        if (response.kind === 'paged' || !isEmptyDict(value)) write(writeYaml([value]));
      }
    },
  };
}

async function* pagesOf(response: CliResponse): AsyncIterable<unknown> {
  if (response.kind === 'plain') yield response.value;
  else yield* response.pages;
}
