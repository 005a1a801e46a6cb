import { percentEncodePath } from '../../../sigv4/index.js';
import { S3Error } from '../../artifacts/s3-error.js';

type Query = ReadonlyMap<string, string>;

const pageMax = 1000;
const integerMax = 2 ** 31 - 1;

/** How many entries a page may have: what the query says, up to S3's thousand. */
export const readMax = (query: Query, name: string): number => {
  const text = query.get(name);
  if (text === undefined || text === '') return pageMax;
  const value = Number(text);
  if (/^-?\d+$/.test(text) && value >= 0 && value <= integerMax) return Math.min(value, pageMax);
  throw new S3Error('InvalidArgument', {
    message: /^-?\d+$/.test(text)
      ? `Argument ${name} must be an integer between 0 and ${integerMax}`
      : `Provided ${name} not an integer or within integer range`,
    details: { ArgumentName: name, ArgumentValue: text },
  });
};

/** How keys are written into the answer: `url` keeps what XML cannot carry. */
export const readEncoding = (query: Query): ((text: string) => string) => {
  const encodingType = query.get('encoding-type');
  if (encodingType === undefined) return (text) => text;
  if (encodingType === 'url') return percentEncodePath;
  throw new S3Error('InvalidArgument', {
    message: 'Invalid Encoding Method specified in Request',
    details: { ArgumentName: 'encoding-type', ArgumentValue: encodingType },
  });
};

/** A parameter that S3 refuses when it is there and empty. */
export const readNonEmpty = (query: Query, name: string): string | undefined => {
  const value = query.get(name);
  if (value !== '') return value;
  throw new S3Error('InvalidArgument', {
    message: `${name} must not be empty`,
    details: { ArgumentName: name, ArgumentValue: '' },
  });
};

/** A token that stands for the last entry of a page. */
export const writeToken = (last: string): string => Buffer.from(last).toString('base64url');

export const readToken = (token: string): string => {
  const bytes = Buffer.from(token, 'base64url');
  const last = bytes.toString();
  if (token !== '' && !last.includes('\0') && writeToken(last) === token) return last;
  throw new S3Error('InvalidArgument', {
    message: 'The continuation token provided is incorrect',
    details: { ArgumentName: 'continuation-token', ArgumentValue: token },
  });
};
