import { type Operation, type OperationName, operations } from '../../model/index.js';
import { commandNameOf } from '../aws/grammar/command-name.js';
import { operationWords } from '../aws/words/index.js';
import { awsCommand, programName } from '../program.js';
import { exampleBlocks } from './example-blocks.js';
import { globalEntries } from './global-entries.js';
import { memberEntries } from './member-entries.js';
import { type DocumentedOption, documentedOptions, optionEntries } from './option-entries.js';
import { type Block, code, type Page, paragraphs, text } from './page.js';

/** The page of `pipewright codepipeline OPERATION help`. */
export function operationPage(name: OperationName): Page {
  const command = commandNameOf(name);
  return [
    {
      title: 'NAME',
      blocks: [text(`${command} - ${withoutPeriod(operationWords(name).summary)}`)],
    },
    { title: 'DESCRIPTION', blocks: descriptionBlocks(name) },
    { title: 'SYNOPSIS', blocks: [code(synopsis(name))] },
    { title: 'OPTIONS', blocks: optionEntries(name) },
    { title: 'GLOBAL OPTIONS', blocks: globalEntries() },
    { title: 'EXAMPLES', blocks: exampleBlocks(name) },
    { title: 'OUTPUT', blocks: outputBlocks(operations[name]) },
  ];
}

function withoutPeriod(sentence: string): string {
  return sentence.replace(/\.$/, '');
}

function descriptionBlocks(name: OperationName): readonly Block[] {
  const { paginator }: Operation = operations[name];
  const { description } = operationWords(name);
  return paragraphs(paginator === undefined ? description : `${description}\n\n${pagingWords}`);
}

const pagingWords =
  'The answer comes in pages; all of them are fetched and printed as one, unless --no-paginate or one of the paging options says otherwise.';

function synopsis(name: OperationName): readonly string[] {
  return [
    `${programName} ${awsCommand} ${commandNameOf(name)}`,
    ...[...documentedOptions(name).map((option) => synopsisOf(option)), '[global options]'].map(
      (line) => `  ${line}`,
    ),
  ];
}

function synopsisOf({ flags, option, isRequired }: DocumentedOption): string {
  const value = option.argument.takes === 'nothing' ? '' : valueUsage(option.argument.takes);
  const usage = flags.length === 1 ? `${flags[0]}${value}` : flags.join(' | ');
  return isRequired ? usage : `[${usage}]`;
}

function valueUsage(takes: 'one' | 'atMostOne' | 'any'): string {
  switch (takes) {
    case 'one':
      return ' <value>';
    case 'atMostOne':
      return ' [<value>]';
    case 'any':
      return ' <value> ...';
  }
}

function outputBlocks({ output }: Operation): readonly Block[] {
  const entries = output === undefined ? [] : memberEntries(output);
  return entries.length === 0 ? [text('Nothing is printed.')] : entries;
}
