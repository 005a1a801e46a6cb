import {
  ConnectionFault,
  createTransport,
  endpointOf,
  type HttpAnswer,
} from '../../../client/index.js';
import { generalError } from '../../aws/cli-error.js';
import type { Io } from '../../io.js';
import { proxyFor } from '../proxy.js';
import { userAgent } from '../user-agent.js';
import type { MetadataSettings } from './metadata-settings.js';

/** Reads a path below `latest/meta-data/`; undefined if there is no such service, or nothing there. */
export type ReadMetadata = (
  path: string,
  isUsable?: (text: string) => boolean,
) => Promise<string | undefined>;

/**
 * A session with the metadata service, by its second version: with a token, if it gives one.
 * Undefined if it is not to be asked.
 */
export async function openMetadata(
  settings: MetadataSettings,
  env: Io['env'],
): Promise<ReadMetadata | undefined> {
  if (settings.isDisabled) return undefined;
  const ask = asker(settings, env);
  const answer = await fetchToken(ask);
  if (answer === 'refused') return undefined;
  if (answer === undefined && !settings.isFirstVersionAllowed) {
    throw generalError(
      'Error retrieving metadata: Unable to retrieve token for use in IMDSv2 call and IMDSv1 ' +
        'has been disabled',
    );
  }
  const headers = answer === undefined ? {} : { 'x-aws-ec2-metadata-token': answer.token };
  return async (path, isUsable = () => true) => {
    const isGood = ({ status, body }: HttpAnswer): boolean =>
      status === 200 && body.length > 0 && isUsable(body.toString());
    const found = await ask({ method: 'GET', path: `latest/meta-data/${path}`, headers }, isGood);
    return found?.body.toString();
  };
}

interface Question {
  readonly method: 'GET' | 'PUT';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Asks as often as the settings say, until an answer is as wanted; undefined if none was. */
type Ask = (
  question: Question,
  isWanted: (answer: HttpAnswer) => boolean,
) => Promise<HttpAnswer | undefined>;

function asker(settings: MetadataSettings, env: Io['env']): Ask {
  const { address, timeoutSeconds, attemptsMax } = settings;
  const send = createTransport({
    timeouts: { connect: timeoutSeconds, read: timeoutSeconds },
    verifySsl: true,
    proxy: proxyFor(address, env),
  });
  return async ({ method, path, headers }, isWanted) => {
    const endpoint = endpointOf(address, `/${path}`);
    const all = { host: endpoint.host, 'user-agent': userAgent(), ...headers };
    for (let attempt = 1; attempt <= attemptsMax; attempt += 1) {
      const answer = await send({ method, endpoint, headers: all, body: '' }).catch(unlessLost);
      if (answer !== undefined && isWanted(answer)) return answer;
    }
    return undefined;
  };
}

// Most machines are no instance of EC2, and there nobody answers.
function unlessLost(error: unknown): undefined {
  if (error instanceof ConnectionFault && error.kind !== 'unusable') return undefined;
  throw error instanceof ConnectionFault ? generalError(error.message, { cause: error }) : error;
}

const tokenLifetimeSeconds = '21600';

async function fetchToken(ask: Ask): Promise<{ readonly token: string } | 'refused' | undefined> {
  const answer = await ask(
    {
      method: 'PUT',
      path: 'latest/api/token',
      headers: { 'x-aws-ec2-metadata-token-ttl-seconds': tokenLifetimeSeconds },
    },
    ({ status }) => [200, 400, 403, 404, 405].includes(status),
  );
  if (answer?.status === 400) return 'refused';
  return answer?.status === 200 ? { token: answer.body.toString() } : undefined;
}
