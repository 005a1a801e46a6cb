/** An object's storage class as documents name it. */
export const storageClassOf = (content: {
  readonly headers: Readonly<Record<string, string>>;
}): string => content.headers['x-amz-storage-class'] ?? 'STANDARD';
