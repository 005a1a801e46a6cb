import { describe, expect, test } from 'vitest';
import {
  type CompletedPart,
  parseCompleteMultipartUpload,
  parseCreateBucketConfiguration,
  parseDelete,
  parseTagging,
  parseTaggingHeader,
  parseVersioningConfiguration,
} from './index.js';

const codeOf = (parse: () => unknown): string => {
  try {
    return `no error but ${JSON.stringify(parse())}`;
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  }
};

describe('CompleteMultipartUpload', () => {
  const parse = (parts: string): readonly CompletedPart[] =>
    parseCompleteMultipartUpload(
      Buffer.from(`<CompleteMultipartUpload>${parts}</CompleteMultipartUpload>`),
    );

  test('lists parts by number, ETag and checksum', () => {
    expect(
      parse(
        '<Part><ETag>&quot;a&quot;</ETag><PartNumber>1</PartNumber></Part><Part><PartNumber>2</PartNumber><ETag>b</ETag><ChecksumCRC32>AAAAAA==</ChecksumCRC32></Part>',
      ),
    ).toEqual([
      { partNumber: 1, etag: 'a', checksum: undefined },
      { partNumber: 2, etag: 'b', checksum: { algorithm: 'CRC32', value: 'AAAAAA==' } },
    ]);
  });

  test('lists up to ten thousand', () => {
    const part = '<Part><ETag>a</ETag><PartNumber>1</PartNumber></Part>';
    expect(parse(part.repeat(10_000))).toHaveLength(10_000);
    expect(codeOf(() => parse(part.repeat(10_001)))).toBe('MalformedXML');
  });

  test.each([
    ['no part', ''],
    ['a part without a number', '<Part><ETag>a</ETag></Part>'],
    ['a part without an ETag', '<Part><PartNumber>1</PartNumber></Part>'],
    ['a number that is none', '<Part><ETag>a</ETag><PartNumber>one</PartNumber></Part>'],
    [
      'two checksums of a part',
      '<Part><ETag>a</ETag><PartNumber>1</PartNumber><ChecksumCRC32>AAAAAA==</ChecksumCRC32><ChecksumCRC32C>AAAAAA==</ChecksumCRC32C></Part>',
    ],
  ])('with %s is malformed', (_, parts) => {
    expect(codeOf(() => parse(parts))).toBe('MalformedXML');
  });
});

describe('Delete', () => {
  const parse = (content: string) => parseDelete(Buffer.from(`<Delete>${content}</Delete>`));

  test('names objects, with a version or a condition where they have one', () => {
    expect(
      parse(
        '<Quiet>true</Quiet><Object><Key> a&amp;b </Key></Object><Object><Key>c</Key><VersionId>v</VersionId><ETag>"e"</ETag></Object>',
      ),
    ).toEqual({
      quiet: true,
      objects: [
        { key: ' a&b ', versionId: undefined, etag: undefined },
        { key: 'c', versionId: 'v', etag: 'e' },
      ],
    });
  });

  test('names up to a thousand', () => {
    const object = '<Object><Key>a</Key></Object>';
    expect(parse(object.repeat(1000)).objects).toHaveLength(1000);
    expect(codeOf(() => parse(object.repeat(1001)))).toBe('MalformedXML');
  });

  test.each(['', '<Object/>', '<Object><Key/></Object>'])('of «%s» is malformed', (content) => {
    expect(codeOf(() => parse(content))).toBe('MalformedXML');
  });
});

describe('CreateBucketConfiguration', () => {
  test.each([
    ['', undefined],
    ['<CreateBucketConfiguration/>', undefined],
    [
      '<CreateBucketConfiguration><LocationConstraint>eu-west-1</LocationConstraint></CreateBucketConfiguration>',
      'eu-west-1',
    ],
  ])('«%s» says where', (body, region) => {
    expect(parseCreateBucketConfiguration(Buffer.from(body))).toBe(region);
  });
});

describe('VersioningConfiguration', () => {
  const parse = (content: string) =>
    parseVersioningConfiguration(
      Buffer.from(`<VersioningConfiguration>${content}</VersioningConfiguration>`),
    );

  test.each(['Enabled', 'Suspended'])('sets versioning to %s', (status) => {
    expect(parse(`<Status>${status}</Status>`)).toBe(status);
  });

  test.each([
    ['<Status>On</Status>', 'MalformedXML'],
    ['', 'IllegalVersioningConfigurationException'],
    ['<Status>Enabled</Status><MfaDelete>Enabled</MfaDelete>', 'NotImplemented'],
  ])('of «%s» is refused as %s', (content, code) => {
    expect(codeOf(() => parse(content))).toBe(code);
  });
});

describe('tags', () => {
  const parse = (tags: string) =>
    parseTagging(Buffer.from(`<Tagging><TagSet>${tags}</TagSet></Tagging>`));
  const tag = (key: string, value = '') => `<Tag><Key>${key}</Key><Value>${value}</Value></Tag>`;

  test('come in a document or in a header', () => {
    const tags = [
      { key: 'team', value: 'tools + more' },
      { key: 'empty', value: '' },
    ];
    expect(parseTaggingHeader('team=tools%20%2B+more&empty=')).toEqual(tags);
    expect(parse(tag('team', 'tools') + tag('empty'))).toEqual([
      { key: 'team', value: 'tools' },
      { key: 'empty', value: '' },
    ]);
    expect(parse('')).toEqual([]);
  });

  test.each([
    ['InvalidTag', 'an empty key', tag('')],
    ['InvalidTag', 'a long key', tag('k'.repeat(129))],
    ['InvalidTag', 'a long value', tag('k', 'v'.repeat(257))],
    ['InvalidTag', 'a character that tags cannot have', tag('k', '&lt;')],
    ['InvalidTag', 'a system key', tag('aws:a')],
    ['InvalidTag', 'a key twice', tag('a') + tag('a')],
    ['BadRequest', 'more than ten', Array.from('abcdefghijk', (key) => tag(key)).join('')],
    ['MalformedXML', 'a tag without a value', '<Tag><Key>a</Key></Tag>'],
  ])('are refused as %s with %s', (code, _, tags) => {
    expect(codeOf(() => parse(tags))).toBe(code);
  });

  test('are refused when a header has a key twice', () => {
    expect(codeOf(() => parseTaggingHeader('a=1&a=2'))).toBe('InvalidArgument');
  });
});
