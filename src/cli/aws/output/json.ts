import type { Formatter, FormatterSettings } from '../contract.js';
import { isEmptyDict } from '../python-dict.js';
import { pythonJson } from '../python-json.js';
import { datetimeText } from '../validate/python-datetime.js';
import { PythonDatetime } from '../values/python-value.js';
import { fullResult } from './full-result.js';

/** Prints an answer as indented JSON; nothing for `{}`. */
export function jsonFormatter({ write, query }: FormatterSettings): Formatter {
  return {
    print: async (_, response) => {
      const value = await fullResult(response, query);
      if (isEmptyDict(value)) return;
      write(
        `${pythonJson(value, { indent: 4, separators: [',', ': '], isAscii: false, textOf: jsonTextOf })}\n`,
      );
    },
  };
}

/** A time that has not come as a text, as in the sample of an answer. */
export function jsonTextOf(value: unknown): string | undefined {
  return value instanceof PythonDatetime ? datetimeText(value).replace(' ', 'T') : undefined;
}
