import { generalError } from '../cli-error.js';
import type { Formatter, FormatterSettings } from '../contract.js';
import type { OutputFormat } from '../globals.js';

type FormatterMaker = (settings: FormatterSettings) => Formatter;

// Each format is loaded when it is asked for.
const makers: Readonly<Record<OutputFormat, () => Promise<FormatterMaker>>> = {
  json: async () => (await import('./json.js')).jsonFormatter,
  text: async () => (await import('./text.js')).textFormatter,
  table: async () => (await import('./table/index.js')).tableFormatter,
  yaml: async () => (await import('./yaml.js')).yamlFormatter,
  'yaml-stream': async () => (await import('./yaml-stream.js')).yamlStreamFormatter,
  off: async () => (await import('./off.js')).offFormatter,
};

export async function formatterOf(name: string, settings: FormatterSettings): Promise<Formatter> {
  if (!isFormat(name)) throw generalError(`Unknown output type: ${name}`);
  const make = await makers[name]();
  return make(settings);
}

function isFormat(name: string): name is OutputFormat {
  return Object.hasOwn(makers, name);
}
