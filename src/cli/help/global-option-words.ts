/** What the options of the whole program do, by their flags. */
export const globalOptionWords: Readonly<Record<string, string>> = {
  '--debug': 'Tells on standard error what goes on.',
  '--endpoint-url':
    'Sends requests to this address in place of the one of the region. A Pipewright server listens on http://127.0.0.1:8420 unless told otherwise.',
  '--no-verify-ssl': 'Does not check the certificate of the server. For tests only.',
  '--no-paginate':
    'Sends one request and prints its answer. Otherwise all pages are fetched and printed as one.',
  '--output': 'The form in which answers are printed. json if nothing else is configured.',
  '--query':
    'A JMESPath expression. What it finds in the answer is printed in place of the answer.',
  '--profile': 'The profile of the configuration files to use.',
  '--region': 'The region to use, before that of the environment and of the profile.',
  '--color': 'Whether tables are coloured. auto colours them on a terminal.',
  '--no-sign-request': 'Does not sign requests, and needs no credentials.',
  '--ca-bundle': 'The file of certificates by which that of the server is checked.',
  '--cli-read-timeout':
    'For how many seconds to wait for an answer, 60 unless given. 0 waits for ever.',
  '--cli-connect-timeout':
    'For how many seconds to wait for a connection, 60 unless given. 0 waits for ever.',
  '--cli-binary-format':
    'How binary values are written on the command line. This API has none, so that nothing depends on it.',
  '--no-cli-pager': 'Prints to the terminal, not through a pager.',
  '--cli-auto-prompt': 'Asks for a command line step by step. Accepted, but nothing is asked.',
  '--no-cli-auto-prompt': 'Does not ask for a command line step by step.',
  '--cli-error-format':
    'The form in which errors are printed. enhanced if nothing else is configured.',
  '--version': 'Prints the version and ends.',
};
