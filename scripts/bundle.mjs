// The command line as few files that load fast. Start-up is nearly all that a command costs, and it is
// paid for each file and for each part of Node that is loaded: what every command needs is one file,
// what every request needs is another, and what only some commands need has its own.
import { join } from 'node:path';

const everyCommand = [
  /\/dist\/(model|client\/faults|cli\/[a-z-]+\.js|cli\/commands\/index)/,
  /\/dist\/cli\/aws\/(grammar|values\/(?!timestamp|request)|validate\/python|[a-z-]+\.js)/,
  /\/dist\/cli\/config\/(?!credentials|remote|instance-metadata|client-options)/,
];
const someCommands = /\/cli\/aws\/(color|pager|query|sample-response|ordered-json)/;
const everyRequest = [
  /\/cli\/aws\/(prepare-call|print-response|check-parameters|service-failure)\.js$/,
  /\/cli\/aws\/output\/(index|json|full-result|parse-response)\.js$/,
  /\/cli\/config\/client-options\.js$/,
  /\/cli\/config\/credentials\/(find-credentials|environment|profile-credentials|refreshing|expiry)\.js$/,
  /\/client\/index\.js$/,
];
const isOneOf = (patterns, id) => patterns.some((pattern) => pattern.test(id));

export const bundle = async (root) => {
  const { build } = await import('rolldown');
  await build({
    input: { pipewright: join(root, 'dist/cli/main.js') },
    platform: 'node',
    external: [/\/server\/main\.js$/],
    preserveEntrySignatures: false,
    logLevel: 'silent',
    output: {
      dir: join(root, 'dist/pipewright'),
      format: 'esm',
      entryFileNames: '[name].mjs',
      chunkFileNames: '[name]-[hash].mjs',
      minify: true,
      codeSplitting: {
        groups: [
          {
            name: 'start',
            test: (id) =>
              isOneOf(everyCommand, id) && !isOneOf(everyRequest, id) && !someCommands.test(id),
            priority: 2,
            includeDependenciesRecursively: false,
          },
          { name: 'request', test: (id) => isOneOf(everyRequest, id), priority: 1 },
        ],
      },
    },
  });
};
