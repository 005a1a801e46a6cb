/** A Content-Encoding without `aws-chunked`, which is of the transfer; undefined if that was all. */
export const withoutAwsChunked = (contentEncoding: string | undefined): string | undefined => {
  const codings = (contentEncoding ?? '')
    .split(',')
    .map((coding) => coding.trim())
    .filter((coding) => coding !== '' && coding.toLowerCase() !== 'aws-chunked');
  return codings.length === 0 ? undefined : codings.join(',');
};
