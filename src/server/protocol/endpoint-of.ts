import type { IncomingMessage } from 'node:http';

const elsewhere = '127.0.0.1:8420';

/** The address at which a client says that it has reached the server. */
export const endpointOf = ({ headers }: Pick<IncomingMessage, 'headers'>): string => {
  const { host = '' } = headers;
  return `http://${/^[\w.:[\]-]{1,255}$/.test(host) ? host : elsewhere}`;
};
