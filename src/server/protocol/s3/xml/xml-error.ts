/** The codes of S3 for an XML body that is refused, with the HTTP status of each. */
const xmlErrorStatus = {
  BadRequest: 400,
  IllegalVersioningConfigurationException: 400,
  InvalidArgument: 400,
  InvalidTag: 400,
  MalformedXML: 400,
  NotImplemented: 501,
} as const;

export type XmlErrorCode = keyof typeof xmlErrorStatus;

/** The XML of a request is refused: what the S3 error answer says. */
export class XmlError extends Error {
  override readonly name = 'XmlError';
  readonly code: XmlErrorCode;
  readonly status: number;

  constructor(code: XmlErrorCode, message: string) {
    super(message);
    this.code = code;
    this.status = xmlErrorStatus[code];
  }
}

/** What S3 says of every document that is broken, or is not the one that it expects. */
export const malformedXml = (): XmlError =>
  new XmlError(
    'MalformedXML',
    'The XML you provided was not well-formed or did not validate against our published schema',
  );
