import { summaryOf } from '../described-command.js';
import { commandWords, ownCommand } from '../own-command.js';
import { awsCommand, programName } from '../program.js';
import { globalEntries } from './global-entries.js';
import { code, type Page, paragraphs, type Row, text } from './page.js';

/** The page of `pipewright help`. */
export async function programPage(): Promise<Page> {
  return [
    {
      title: 'NAME',
      blocks: [text(`${programName} - continuous delivery that speaks the CodePipeline API`)],
    },
    { title: 'DESCRIPTION', blocks: paragraphs(description) },
    {
      title: 'SYNOPSIS',
      blocks: [
        code([
          `${programName} ${awsCommand} <operation> [options] [global options]`,
          `${programName} <command> [options]`,
          `${programName} help [<command> [<operation>]]`,
        ]),
      ],
    },
    { title: 'COMMANDS', blocks: [{ kind: 'table', rows: await commandRows() }] },
    { title: 'GLOBAL OPTIONS', blocks: globalEntries() },
    { title: 'ENVIRONMENT', blocks: [{ kind: 'table', rows: environment }] },
    { title: 'FILES', blocks: [{ kind: 'table', rows: files }] },
    { title: 'EXIT CODES', blocks: [{ kind: 'table', rows: exitCodes }] },
  ];
}

const description = [
  `${awsCommand} takes the place of the same command of the AWS command line, option for option: what is written for the one runs with the other. The other commands are for people at a terminal and for scripts in their place.`,
  'Global options may stand anywhere on the line. A value that begins with file:// or fileb:// is read from the file that follows.',
].join('\n\n');

async function commandRows(): Promise<readonly Row[]> {
  const rows = commandWords.map(async (name) => ({ term: name, text: await wordsOf(name) }));
  return Promise.all(rows);
}

async function wordsOf(name: string): Promise<string> {
  if (name === awsCommand) return 'The operations of the CodePipeline API.';
  const command = await ownCommand(name);
  if (command !== undefined) return summaryOf(name, command);
  return 'Shows this page, or that of a command or an operation.';
}

const environment: readonly Row[] = [
  {
    term: 'AWS_ACCESS_KEY_ID',
    text: 'With AWS_SECRET_ACCESS_KEY and, for temporary ones, AWS_SESSION_TOKEN: the credentials.',
  },
  { term: 'AWS_PROFILE', text: 'The profile, unless --profile gives one.' },
  {
    term: 'AWS_REGION',
    text: 'The region, unless --region gives one. AWS_DEFAULT_REGION comes after it.',
  },
  {
    term: 'AWS_ENDPOINT_URL',
    text: 'The address to send requests to, unless --endpoint-url gives one. AWS_ENDPOINT_URL_CODEPIPELINE comes before it.',
  },
  { term: 'AWS_DEFAULT_OUTPUT', text: 'The form of output, unless --output gives one.' },
  {
    term: 'AWS_CLI_ERROR_FORMAT',
    text: 'The form of errors, unless --cli-error-format gives one.',
  },
  {
    term: 'AWS_PAGER',
    text: 'The program that shows long output page by page, before PAGER and less. Empty for none.',
  },
  { term: 'AWS_MAX_ATTEMPTS', text: 'How often a request is tried in all, 3 unless set.' },
  { term: 'AWS_RETRY_MODE', text: 'How requests are tried again, standard or adaptive.' },
  { term: 'AWS_CA_BUNDLE', text: 'The file of certificates, unless --ca-bundle gives one.' },
];

const files: readonly Row[] = [
  {
    term: '~/.aws/config',
    text: 'Profiles with their regions, forms of output and roles. AWS_CONFIG_FILE names another file.',
  },
  {
    term: '~/.aws/credentials',
    text: 'Profiles with their credentials. AWS_SHARED_CREDENTIALS_FILE names another file.',
  },
];

const exitCodes: readonly Row[] = [
  { term: '0', text: 'All went well.' },
  { term: '130', text: 'Ctrl-C ended it.' },
  { term: '252', text: 'The command line or a parameter is wrong. No request was sent.' },
  { term: '253', text: 'The region, the credentials or another setting is missing or wrong.' },
  { term: '254', text: 'The service answered with an error.' },
  { term: '255', text: 'Anything else, such as a server that cannot be reached.' },
];
