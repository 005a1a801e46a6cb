import type { DescribedCommand } from '../described-command.js';

const help = `Usage: pipewright server [options]

Starts the server, and runs it until Ctrl-C or SIGTERM. The server itself tells
of its options: pipewright server --help.
`;

const text = { type: 'string' } as const;

/** What the server reads from its line; here for who completes it. */
const options = {
  port: text,
  host: text,
  'data-dir': text,
  'account-id': text,
  'database-url': text,
  's3-endpoint': text,
  's3-region': text,
  'continuation-delay': text,
  'acknowledge-within': text,
  'source-polling': text,
  'cloudwatch-endpoint': text,
  'public-url': text,
  'github-endpoint': text,
  'history-retention': text,
  'event-retention': text,
  'log-level': text,
  help: { type: 'boolean' },
} as const;

/** The server, in this process: it reads its line itself, and nothing of it is loaded before. */
export const server: DescribedCommand = {
  help,
  options,
  run: async (args) => {
    const { main } = await import('../../server/main.js');
    await main(args);
    return 0;
  },
};
