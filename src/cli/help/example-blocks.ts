import type { OperationName } from '../../model/index.js';
import { commandNameOf } from '../aws/grammar/command-name.js';
import { awsCommand, programName } from '../program.js';
import type { Example } from './examples/example.js';
import { examples } from './examples/index.js';
import { type Block, code, text } from './page.js';

/** The examples of an operation, each with the files that it reads and what it prints. */
export function exampleBlocks(operation: OperationName): readonly Block[] {
  return examples[operation].flatMap((example) => blocksOf(operation, example));
}

function blocksOf(operation: OperationName, example: Example): readonly Block[] {
  const { title, files = {}, output, text: words } = example;
  return [
    text(title),
    code(commandLines(operation, example)),
    ...Object.entries(files).flatMap(([name, content]) => [
      text(`Contents of ${name}:`),
      code(jsonLines(content)),
    ]),
    ...(output === undefined ? [] : [text('Output:'), code(jsonLines(output))]),
    ...(words === undefined ? [] : [text('Output:'), code(words)]),
  ];
}

/** The lines of an example as they are typed: all but the last end with a backslash. */
export function commandLines(
  operation: OperationName,
  { options = [] }: Pick<Example, 'options'>,
): readonly string[] {
  const lines = [
    `${programName} ${awsCommand} ${commandNameOf(operation)}`,
    ...options.map((option) => `    ${option}`),
  ];
  return lines.map((line, index) => (index === lines.length - 1 ? line : `${line} \\`));
}

function jsonLines(value: object): readonly string[] {
  return JSON.stringify(value, undefined, 4).split('\n');
}
