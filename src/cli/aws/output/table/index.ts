import type { Formatter, FormatterSettings } from '../../contract.js';
import { fullResult } from '../full-result.js';
import { buildSections } from './build-sections.js';
import { renderTable, type Style } from './render.js';

/** Prints an answer as a table under the operation's name; nothing for an empty one. */
export function tableFormatter(settings: FormatterSettings): Formatter {
  const { query, isColored, columns = columnsElsewhere } = settings;
  const style = isColored ? colored : uncolored;
  return {
    print: async (title, response) => {
      const sections = buildSections(title, await fullResult(response, query));
      if (sections.length === 0) return;
      const pieces: string[] = [];
      renderTable(sections, { write: (piece) => pieces.push(piece), columns, style });
      settings.write(isColored ? pieces.map(resetAfter).join('') : pieces.join(''));
    },
  };
}

/** Where no terminal says how wide it is. */
const columnsElsewhere = 80;

const uncolored: Style = { cell: (text) => text, bar: '|' };

const reset = '\x1b[0m';

const colored: Style = {
  cell: (text) => `\x1b[1m\x1b[34m${text}${reset}`,
  bar: `\x1b[2m\x1b[33m|${reset}`,
};

// Whatever is written, were it nothing, is followed by the end of all colours.
function resetAfter(piece: string): string {
  return piece + reset;
}
