import { writeYaml } from '../../yaml/write.js';
import type { Formatter, FormatterSettings } from '../contract.js';
import { isCollection, isEmptyDict } from '../python-dict.js';
import { pythonJson } from '../python-json.js';
import { fullResult } from './full-result.js';
import { jsonTextOf } from './json.js';

/** Prints an answer as YAML; a scalar by itself, to which YAML would add an end mark, as JSON. */
export function yamlFormatter({ write, query }: FormatterSettings): Formatter {
  return {
    print: async (_, response) => {
      const value = await fullResult(response, query);
      if (isCollection(value)) {
        if (!isEmptyDict(value)) write(writeYaml(value));
        return;
      }
      const style = { separators: [',', ': '], isAscii: false, textOf: jsonTextOf } as const;
      write(`${pythonJson(value, style)}\n`);
    },
  };
}
