import { CST, type Document, Lexer, parseAllDocuments } from 'yaml';
import { construct } from './construct.js';
import { YamlError } from './yaml-error.js';

/** Reads the only document of a YAML text as ruamel does; throws for what it would not take. */
export function parseYaml(text: string): unknown {
  if (unprintable.test(text)) throw new YamlError('special characters are not allowed');
  // The old sign for a next line (NEL) folds to a blank.
  const lines = text.replaceAll('\x85', ' ');
  checkTabs(lines);
  const documents = parseAllDocuments(lines, { schema: 'failsafe', uniqueKeys: false });
  const [first, ...others]: readonly Document[] = Array.isArray(documents) ? documents : [];
  if (first === undefined) return checkEmpty(text);
  if (others.length > 0) throw new YamlError('expected a single document in the stream');
  const [error] = first.errors;
  if (error !== undefined) throw new YamlError(error.message, { cause: error });
  return construct(first, lines);
}

// Directives want a document.
function checkEmpty(text: string): null {
  if (/^\ufeff?%/m.test(text)) throw new YamlError('expected a document');
  return null;
}

const unprintable = /[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

// A tab stands within quotes, blocks and comments; it separates nothing.
function checkTabs(text: string): void {
  if (!text.includes('\t')) return;
  let [isScalar, isBlock] = [false, false];
  for (const lexeme of new Lexer().lex(text)) {
    const type = CST.tokenType(lexeme);
    const isChecked = isScalar ? !isBlock : type === 'space';
    if (isChecked && lexeme.includes('\t')) {
      throw new YamlError("found character '\\t' that cannot start any token");
    }
    // The lexeme after the mark of a scalar is its text.
    if (isScalar) isBlock = false;
    if (type === 'block-scalar-header') isBlock = true;
    isScalar = type === 'scalar';
  }
}
