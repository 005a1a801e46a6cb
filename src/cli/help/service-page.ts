import { type OperationName, operations } from '../../model/index.js';
import { commandNameOf } from '../aws/grammar/command-name.js';
import { operationWords } from '../aws/words/index.js';
import { awsCommand, programName } from '../program.js';
import { code, type Page, paragraphs, type Row, text } from './page.js';

/** The page of `pipewright codepipeline help`. */
export function servicePage(): Page {
  return [
    { title: 'NAME', blocks: [text(`${awsCommand} - the operations of the CodePipeline API`)] },
    { title: 'DESCRIPTION', blocks: paragraphs(description) },
    {
      title: 'SYNOPSIS',
      blocks: [code([`${programName} ${awsCommand} <operation> [options] [global options]`])],
    },
    { title: 'OPERATIONS', blocks: [{ kind: 'table', rows: operationRows() }] },
    {
      title: 'SEE ALSO',
      blocks: [
        text(`The options, examples and output of an operation:`),
        code([`${programName} ${awsCommand} <operation> help`]),
        text('The options that every operation takes, configuration and exit codes:'),
        code([`${programName} help`]),
      ],
    },
  ];
}

const description = [
  `A pipeline leads changes from their sources through stages, one after the other. Each stage has actions, which build, test, deploy or ask for approval, and hand files to one another as artifacts. Every run of a pipeline is an execution.`,
  `Each operation of the API is a command here. The options, answers, messages and exit codes are those of the command line of AWS, against a Pipewright server (--endpoint-url) and against AWS itself.`,
].join('\n\n');

function operationRows(): readonly Row[] {
  // The keys of the table are the names.
  const names = Object.keys(operations) as OperationName[];
  return names.map((name) => ({ term: commandNameOf(name), text: operationWords(name).summary }));
}
