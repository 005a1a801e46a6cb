import { type Credentials, type HttpAnswer, ServiceFault } from '../../../client/index.js';
import { validationError } from '../../aws/cli-error.js';
import type { CredentialContext } from '../credentials/credential-context.js';
import { retrievalFailure } from '../credentials/failures.js';
import { sts } from '../endpoint/service-endpoint.js';
import { serviceClient } from './service-client.js';
import { serviceFailure } from './service-failure.js';

/** What STS says of a role that was assumed, as the cache of AWS's command line keeps it. */
export interface RoleAnswer {
  readonly Credentials: {
    readonly AccessKeyId: string;
    readonly SecretAccessKey: string;
    readonly SessionToken: string;
    readonly Expiration: string;
  };
}

export type StsOperation = 'AssumeRole' | 'AssumeRoleWithWebIdentity';

/** Asks STS for a role. */
export async function callSts(
  context: CredentialContext,
  operation: StsOperation,
  parameters: Readonly<Record<string, string | number>>,
  credentials?: Credentials,
): Promise<RoleAnswer> {
  const { call } = await serviceClient(context, sts, context.region);
  checkMinimums(parameters);
  const body = new URLSearchParams({ Action: operation, Version: '2011-06-15' });
  for (const [name, value] of Object.entries(parameters)) body.set(name, String(value));
  try {
    return await call(
      {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
        body: body.toString(),
        ...(credentials === undefined ? {} : { credentials }),
      },
      readRole,
    );
  } catch (error) {
    throw serviceFailure(operation, error);
  }
}

// The only bounds that AWS's command line holds to itself.
function checkMinimums(parameters: Readonly<Record<string, string | number>>): void {
  const report = Object.entries(parameters).flatMap(([name, value]) => {
    const min = minimums[name] ?? 0;
    if (typeof value === 'string') {
      const length = [...value].length;
      if (length >= min) return [];
      return [`Invalid length for parameter ${name}, value: ${length}, valid min length: ${min}`];
    }
    if (value >= min) return [];
    return [`Invalid value for parameter ${name}, value: ${value}, valid min value: ${min}`];
  });
  if (report.length === 0) return;
  throw validationError(['Parameter validation failed:', ...report].join('\n'));
}

const minimums: Readonly<Record<string, number>> = {
  RoleArn: 20,
  RoleSessionName: 2,
  ExternalId: 2,
  SerialNumber: 9,
  DurationSeconds: 900,
  TokenCode: 6,
  WebIdentityToken: 4,
};

function readRole({ status, body }: HttpAnswer): RoleAnswer {
  const xml = body.toString();
  if (status >= 300) {
    throw new ServiceFault({
      code: textIn(xml, 'Code') ?? String(status),
      message: textIn(xml, 'Message') ?? '',
      status,
    });
  }
  const text = (name: string): string => {
    const value = textIn(xml, name);
    if (value !== undefined) return value;
    throw retrievalFailure('assume-role', `the answer of STS has no ${name}`);
  };
  return {
    Credentials: {
      AccessKeyId: text('AccessKeyId'),
      SecretAccessKey: text('SecretAccessKey'),
      SessionToken: text('SessionToken'),
      Expiration: text('Expiration'),
    },
  };
}

// The elements that are looked for hold nothing but text, and each has a name of its own.
function textIn(xml: string, name: string): string | undefined {
  const text = new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1];
  return text?.replace(/&(#x?)?(\w+);/gi, (whole, number, word) => {
    if (number === undefined) return entities[String(word)] ?? whole;
    return String.fromCodePoint(Number.parseInt(word, number === '#' ? 10 : 16));
  });
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  apos: "'",
  gt: '>',
  lt: '<',
  quot: '"',
};
