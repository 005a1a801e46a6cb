import type { Io } from '../io.js';
import { defineCommand } from './command-line/define-command.js';
import { UsageFailure } from './command-line/failure.js';
import { connect } from './connection/api.js';
import { connectionHelp, connectionOptions } from './connection/connection-options.js';

const help = `Usage: pipewright git-webhook [options]

Shows the address and the secret to enter at a Git host, so that pushes, tags
and pull requests there start the pipelines that have triggers for them. Both
are the same for all repositories of an account and region, and stay as they
are.

${connectionHelp}
Exit codes: 0; 252 wrong use; 254 the server's refusal; 255 no server.
`;

export const gitWebhook = defineCommand({
  name: 'git-webhook',
  help,
  options: connectionOptions,
  run: async ({ values, positionals }, io) => {
    if (positionals.length > 0) throw new UsageFailure('git-webhook takes no words.');
    const api = await connect(values, io);
    write(io, await api.call('GetGitWebhook', {}));
    return 0;
  },
});

function write(
  io: Io,
  { url = '', secret = '' }: { readonly url?: string; readonly secret?: string },
): void {
  io.writeOut(`Address  ${url}\nSecret   ${secret}\n\n${hosts}`);
  if (isLocal(url)) io.writeOut(localAdvice);
}

const hosts = `Enter both under Settings, Webhooks of the repository, or of all that it is in:
  GitHub           Payload URL, Secret; content type application/json;
                   the events Pushes and Pull requests
  GitLab           URL, Secret token; the triggers Push events, Tag push events
                   and Merge request events
  Gitea, Forgejo   Target URL, Secret; POST, application/json;
                   the events Push and the Pull Request ones
  Bitbucket Cloud  URL, Secret; the triggers Push, and Pull request Created,
                   Updated, Merged and Declined
`;

const localAdvice = `
Only this machine can reach that address. Start the server with --public-url, so
that it shows the one by which others do.
`;

function isLocal(url: string): boolean {
  const { hostname } = URL.canParse(url) ? new URL(url) : { hostname: '' };
  return hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.');
}
