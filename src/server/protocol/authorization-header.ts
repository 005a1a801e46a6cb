import { ALGORITHM } from '../../sigv4/index.js';
import type { Refused } from './authenticate.js';
import type { HeaderValues } from './header-values.js';
import { requestDate } from './request-date.js';
import { readCredential, readSignedHeaders, type SignatureClaim } from './signature-claim.js';

/** Reads what an Authorization header and the date beside it say. The refusals are in AWS's words. */
export const readAuthorizationHeader = (
  authorization: string,
  headers: HeaderValues,
): SignatureClaim | Refused => {
  const [algorithm = '', ...pairs] = authorization.split(/[\s,]+/).filter((part) => part !== '');
  const incomplete = (text: string): Refused => ({
    kind: 'refused',
    failure: { kind: 'incomplete', algorithm, text },
  });
  const unpaired = pairs.find((pair) => !pair.includes('='));
  if (unpaired !== undefined) {
    return incomplete(
      `'${unpaired}' not a valid key=value pair (missing equal-sign) in Authorization header: '${authorization}'.`,
    );
  }
  const parameters = readPairs(pairs);
  if (typeof parameters === 'string') {
    return incomplete(`Authorization header has more than one '${parameters}' parameter.`);
  }
  const date = requestDate(headers);
  const missing = [
    ...['Credential', 'Signature', 'SignedHeaders']
      .filter((name) => !parameters.has(name))
      .map((name) => `Authorization header requires '${name}' parameter. `),
    ...(date.kind === 'absent'
      ? [`Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. `]
      : []),
  ];
  if (missing.length > 0) return incomplete(`${missing.join('')}Authorization=${authorization}`);
  if (date.kind !== 'date') {
    return incomplete(
      `Date must be in ISO-8601 'basic format'. Got '${date.kind === 'unreadable' ? date.text : ''}'. See http://en.wikipedia.org/wiki/ISO_8601`,
    );
  }
  if (algorithm !== ALGORITHM) {
    return incomplete(`Unsupported AWS 'algorithm': '${algorithm}' (only ${ALGORITHM} for now). `);
  }
  const credential = readCredential(parameters.get('Credential') ?? '');
  if (!credential) {
    return incomplete(
      `Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '${parameters.get('Credential')}'`,
    );
  }
  return {
    kind: 'inHeaders',
    credential,
    signedHeaders: readSignedHeaders(parameters.get('SignedHeaders') ?? ''),
    signature: parameters.get('Signature') ?? '',
    amzDate: date.amzDate,
    sessionToken: headers.get('x-amz-security-token') || undefined,
    expiresInSeconds: undefined,
  };
};

/** The parameters by name, or the name of one that stands there twice. */
const readPairs = (pairs: readonly string[]): ReadonlyMap<string, string> | string => {
  const parameters = new Map<string, string>();
  for (const pair of pairs) {
    const equals = pair.indexOf('=');
    const name = pair.slice(0, equals);
    if (parameters.has(name)) return name;
    parameters.set(name, pair.slice(equals + 1));
  }
  return parameters;
};
