import type { ByteRange } from '../../artifacts/embedded/index.js';
import { S3Error } from '../../artifacts/s3-error.js';

/**
 * The bytes that a Range header asks for. What is no single range of bytes is ignored, as S3 does; one
 * that has no byte of the object is refused.
 */
export const readRange = (header: string | undefined, size: number): ByteRange | undefined => {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '');
  const [, first = '', last = ''] = match ?? [];
  if (!match || (first === '' && last === '')) return undefined;
  if (first === '') {
    const length = Number(last);
    if (length === 0 || size === 0) throw invalidRange(header, size);
    return { start: Math.max(size - length, 0), end: size };
  }
  const start = Number(first);
  if (last !== '' && Number(last) < start) return undefined;
  if (start >= size) throw invalidRange(header, size);
  return { start, end: last === '' ? size : Math.min(Number(last) + 1, size) };
};

const invalidRange = (header: string | undefined, size: number): S3Error =>
  new S3Error('InvalidRange', {
    details: { RangeRequested: header ?? '', ActualObjectSize: String(size) },
    headers: { 'content-range': `bytes */${size}` },
  });

export const contentRange = ({ start, end }: ByteRange, size: number): string =>
  `bytes ${start}-${end - 1}/${size}`;
