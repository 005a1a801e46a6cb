import type { OwnCommands } from '../aws/contract.js';

/** Our own commands, each loaded when it is run. One that begins with `__` is for programs only. */
export const commands: OwnCommands = {
  server: async () => (await import('./server.js')).server,
  status: async () => (await import('./status.js')).status,
  why: async () => (await import('./why.js')).why,
  logs: async () => (await import('./logs.js')).logs,
  approve: async () => (await import('./approve.js')).approve,
  reject: async () => (await import('./reject.js')).reject,
  start: async () => (await import('./start.js')).start,
  validate: async () => (await import('./validate.js')).validate,
  import: async () => (await import('./import.js')).importPipeline,
  'third-party-client': async () => (await import('./third-party-client.js')).thirdPartyClient,
  'git-webhook': async () => (await import('./git-webhook.js')).gitWebhook,
  events: async () => (await import('./events.js')).events,
  'event-targets': async () => (await import('./event-targets.js')).eventTargets,
  completion: async () => (await import('../completion/index.js')).completion,
  __complete: async () => (await import('../completion/index.js')).completerOf(commands),
};
