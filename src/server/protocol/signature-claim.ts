/** What a request says of its own signature, in its headers or in its query. */
export interface SignatureClaim {
  readonly kind: 'inHeaders' | 'inQuery';
  readonly credential: Credential;
  /** Lower-case, in the order in which they are listed. */
  readonly signedHeaders: readonly string[];
  readonly signature: string;
  /** When it was signed, in the form of `X-Amz-Date`. */
  readonly amzDate: string;
  readonly sessionToken: string | undefined;
  /** How long a presigned URL holds. */
  readonly expiresInSeconds: number | undefined;
}

/** Access key and scope: `AKID/20260131/eu-west-1/codepipeline/aws4_request`. */
export interface Credential {
  readonly accessKeyId: string;
  readonly date: string;
  readonly region: string;
  readonly service: string;
  readonly terminator: string;
}

/** Undefined for what has not five parts. */
export const readCredential = (text: string): Credential | undefined => {
  const parts = text.split('/');
  const [accessKeyId, date, region, service, terminator] = parts;
  if (parts.length !== 5 || !accessKeyId || date === undefined || region === undefined) {
    return undefined;
  }
  if (service === undefined || terminator === undefined) return undefined;
  return { accessKeyId, date, region, service, terminator };
};

/** The names in a list of signed headers. */
export const readSignedHeaders = (text: string): readonly string[] => text.toLowerCase().split(';');
