import { describe, expect, test } from 'vitest';
import { parseCredentialsFile } from './credentials-file.js';

describe('parseCredentialsFile', () => {
  test('reads the profile default among others, whatever the spacing and the case of the keys', () => {
    const text = `# comment
[other]
aws_access_key_id = OTHER
aws_secret_access_key = other
[ default ]
AWS_ACCESS_KEY_ID=AKIA1
  aws_secret_access_key =  a=b+c/d
; the end`;
    expect(parseCredentialsFile(text)).toEqual({
      kind: 'credentials',
      accessKeyId: 'AKIA1',
      secretAccessKey: 'a=b+c/d',
    });
  });

  test.each([
    ['', 'its profile [default] has no aws_access_key_id.'],
    ['[default]\naws_access_key_id = A', 'its profile [default] has no aws_secret_access_key.'],
    ['[default]\nnonsense', 'line 2 is neither a [profile] nor key = value.'],
    ['[x]\naws_access_key_id = A', 'its profile [default] has no aws_access_key_id.'],
  ])('says what is wrong with %j', (text, problem) => {
    expect(parseCredentialsFile(text)).toEqual({ kind: 'malformed', problem });
  });
});
