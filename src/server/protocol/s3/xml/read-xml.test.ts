import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readXml, textOf, type XmlNode } from './read-xml.js';
import { writeXml, type XmlElement } from './write-xml.js';
import { XmlError } from './xml-error.js';

const read = (text: string): XmlNode => readXml(Buffer.from(text), 'Delete');

// What XML can carry: no surrogate on its own, and line ends that a parser leaves alone.
const someText = fc
  .string({ unit: 'binary', minLength: 1 })
  .map((text) => text.replaceAll('\0', ''));

describe('a document', () => {
  test('is read as it was written, whatever its text is', () => {
    fc.assert(
      fc.property(fc.array(someText), (texts) => {
        const written = writeXml(['Delete', texts.map((text): XmlElement => ['Key', text])]);
        expect(read(written).children.map(({ text }) => text)).toEqual(texts);
      }),
    );
  });

  test.each([
    ['with prefixes', '<s3:Delete xmlns:s3="x"><s3:Key>a</s3:Key></s3:Delete>', 'a'],
    [
      'with a declaration',
      '<?xml version="1.0" encoding="UTF-8"?>\n<Delete><Key>a</Key></Delete>\n',
      'a',
    ],
    ['with a byte order mark', '\uFEFF<Delete><Key>a</Key></Delete>', 'a'],
    ['with attributes', '<Delete a="1"><Key b="&lt;">a</Key></Delete>', 'a'],
    ['with comments', '<Delete><!-- one --><Key>a<!-- two -->b</Key></Delete>', 'ab'],
    ['with CDATA', '<Delete><Key>a<![CDATA[<&amp;>]]>b</Key></Delete>', 'a<&amp;>b'],
    [
      'with references',
      '<Delete><Key>&lt;&gt;&amp;&apos;&quot;&#13;&#x1F600;</Key></Delete>',
      '<>&\'"\r😀',
    ],
    ['with spaces at the ends of a key', '<Delete><Key> a </Key></Delete>', ' a '],
    ['with a number as a key', '<Delete><Key>007</Key></Delete>', '007'],
    ['with an empty key', '<Delete><Key/></Delete>', ''],
    ['without a key', '<Delete/>', undefined],
  ])('%s is understood', (_, text, key) => {
    expect(textOf(read(text), 'Key')).toBe(key);
  });

  test.each([
    ['that is empty', ''],
    ['that is no XML', '{"Key": "a"}'],
    ['of another kind', '<Tagging/>'],
    ['with two roots', '<Delete/><Delete/>'],
    ['that is not closed', '<Delete><Key>a</Key>'],
    ['whose elements overlap', '<Delete><a><b></a></b></Delete>'],
    ['with a reference to nothing', '<Delete><Key>&foo;</Key></Delete>'],
    ['with a lonely ampersand', '<Delete><Key>a & b</Key></Delete>'],
    ['with a character that does not exist', '<Delete><Key>&#x110000;</Key></Delete>'],
    ['with a prototype', '<Delete><__proto__>a</__proto__></Delete>'],
    ['with a hundred levels', `<Delete>${'<a>'.repeat(100)}${'</a>'.repeat(100)}</Delete>`],
    [
      'that explodes',
      '<!DOCTYPE Delete [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><Delete><Key>&b;</Key></Delete>',
    ],
    [
      'that reads a file',
      '<!DOCTYPE Delete [<!ENTITY a SYSTEM "file:///etc/passwd">]><Delete><Key>&a;</Key></Delete>',
    ],
    ['with two where one belongs', '<Delete><Key>a</Key><Key>b</Key></Delete>'],
    ['that is longer than any', `<Delete>${' '.repeat(4 * 1024 * 1024)}</Delete>`],
  ])('%s is malformed', (_, text) => {
    expect(() => textOf(read(text), 'Key')).toThrow(
      expect.objectContaining({ name: 'XmlError', code: 'MalformedXML', status: 400 }),
    );
  });

  test('that is not UTF-8 is malformed', () => {
    const body = Buffer.from('<Delete><Key>\xff</Key></Delete>', 'latin1');
    expect(() => readXml(body, 'Delete')).toThrow(XmlError);
  });

  test('of any bytes at all is read, or refused as an XmlError', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '<Delete>',
        '</Delete>',
        '<Key>',
        '</Key>',
        '&',
        '&#',
        ';',
        '<![CDATA[',
        ']]>',
        '<!--',
        '-->',
        '<',
        '>',
        '/',
        '"',
        '<?xml',
      ),
      fc.string({ maxLength: 5 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        try {
          read(`<Delete>${pieces.join('')}</Delete>`);
        } catch (error) {
          expect(error).toBeInstanceOf(XmlError);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
