import type { DocumentFault, ReadDocument, Tags } from './document.js';

/** Reads JSON or YAML, whichever the file says that it is. */
export async function readDocument(
  file: { readonly name: string; readonly text: string },
  tags: Tags = 'refused',
): Promise<ReadDocument> {
  const text = file.text.replace(/^\ufeff/, '');
  if (isJson(file.name, text)) {
    const fault = await jsonFault(text);
    if (fault !== undefined) return { kind: 'malformed', faults: [fault] };
  }
  // JSON that is sound is YAML too, of which the parser tells where everything stands.
  const { readYaml } = await import('./read-yaml.js');
  return readYaml(text, tags);
}

// What comes from elsewhere has no name that would say.
function isJson(name: string, text: string): boolean {
  if (/\.(json|template)$/i.test(name)) return /^\s*[{[]/.test(text) || /\.json$/i.test(name);
  return !/\.ya?ml$/i.test(name) && /^\s*[{[]/.test(text);
}

async function jsonFault(text: string): Promise<DocumentFault | undefined> {
  const { parseJson } = await import('../../aws/values/json/parse-json.js');
  try {
    parseJson(text);
    return undefined;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const [, words = message, line = '1', column = '1'] =
      /^(.*): line (\d+) column (\d+) \(char \d+\)$/s.exec(message) ?? [];
    return { place: { line: Number(line), column: Number(column) }, message: `${words}.` };
  }
}
