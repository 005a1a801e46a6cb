import fc from 'fast-check';
import { commandNameOf } from '../../../src/cli/aws/grammar/command-name.js';
import { type OperationName, operations, type Shape } from '../../../src/model/index.js';
import { inputsOf } from './inputs.js';
import { shorthandOf } from './shorthand.js';

/** A command line that hands in parameters, and the files that it names. */
export interface GeneratedLine {
  readonly args: readonly string[];
  readonly files: Readonly<Record<string, string>>;
}

/** An operation with parameters, each handed in by one of the ways that there are. */
export const commandLinesOf = (operation: OperationName): fc.Arbitrary<GeneratedLine> =>
  fc
    .tuple(
      inputsOf(operations[operation].input),
      fc.array(fc.nat(99), { minLength: 40, maxLength: 40 }),
    )
    .map(([input, choices]) => lineOf(operation, input, choices));

type Way = 'json' | 'shorthand' | 'file' | 'cliInputJson' | 'cliInputYaml';

const lineOf = (
  operation: OperationName,
  input: Readonly<Record<string, unknown>>,
  choices: readonly number[],
): GeneratedLine => {
  const { members } = operations[operation].input;
  const [first = 0, second = 0, ...others] = choices;
  const whole: Way | undefined =
    first < 15 ? 'cliInputJson' : first < 30 ? 'cliInputYaml' : undefined;
  const inWhole: [string, unknown][] = [];
  const files: Record<string, string> = {};
  const args = Object.entries(input).flatMap(([name, value], index) => {
    const choice = others[index] ?? 0;
    const shape = shapeOf(members, name);
    if (whole !== undefined && choice < 70) {
      inWhole.push([name, value]);
      return [];
    }
    const flag = `--${optionNameOf(operation, name)}`;
    return optionOf({ flag, shape, value, choice, files });
  });
  const text = JSON.stringify(Object.fromEntries(inWhole), undefined, second % 3);
  if (whole !== undefined && second < 50) files['input'] = text;
  const given = second < 50 ? 'file://input' : text;
  return {
    args: [
      'codepipeline',
      commandNameOf(operation),
      ...args,
      ...(whole === undefined
        ? []
        : [whole === 'cliInputJson' ? '--cli-input-json' : '--cli-input-yaml', given]),
    ],
    files,
  };
};

const shapeOf = (
  members: Readonly<Record<string, { readonly shape: Shape }>>,
  name: string,
): Shape => {
  const member = members[name];
  if (member === undefined) throw new Error(`There is no member ${name}.`);
  return member.shape;
};

/** The name of the option for a member, which `--version` being global makes different for `version`. */
const optionNameOf = (operation: OperationName, member: string): string => {
  if (member !== 'version') return commandNameOf(member);
  return operation === 'GetPipeline' ? 'pipeline-version' : 'action-version';
};

interface GivenOption {
  readonly flag: string;
  readonly shape: Shape;
  readonly value: unknown;
  readonly choice: number;
  readonly files: Record<string, string>;
}

const optionOf = ({ flag, shape, value, choice, files }: GivenOption): readonly string[] => {
  if (shape.kind === 'boolean') return [value === true ? flag : flag.replace('--', '--no-')];
  const words = wordsOf(shape, value, choice);
  const [only] = words;
  if (words.length === 1 && only !== undefined && choice % 10 === 0) {
    files[flag.slice(2)] = only;
    return [flag, `file://${flag.slice(2)}`];
  }
  const isSingle = words.length === 1 && shape.kind !== 'list';
  return isSingle ? [`${flag}=${only}`] : [flag, ...words];
};

const wordsOf = (shape: Shape, value: unknown, choice: number): readonly string[] => {
  const json = (part: unknown): string => JSON.stringify(part);
  if (shape.kind === 'list' && Array.isArray(value)) {
    if (choice < 20) return [json(value)];
    if (shape.member.kind !== 'structure') return value.map(String);
    const element = choice < 40 ? undefined : shape.member;
    return value.map((part) =>
      element === undefined ? json(part) : (shorthandOf(element, part) ?? json(part)),
    );
  }
  if (shape.kind === 'structure' || shape.kind === 'map') {
    return [choice < 40 ? json(value) : (shorthandOf(shape, value) ?? json(value))];
  }
  return [String(value)];
};

/** The least that an operation asks for: an option and its value for each required member. */
export const requiredOf = (operation: OperationName): readonly string[] =>
  Object.entries(operations[operation].input.members)
    .filter(([, member]) => member.required)
    .flatMap(([name, member]) => [
      `--${optionNameOf(operation, name)}`,
      wordOf(leastOf(member.shape)),
    ]);

const wordOf = (value: unknown): string =>
  typeof value === 'object' ? JSON.stringify(value) : String(value);

const leastOf = (shape: Shape): unknown => {
  switch (shape.kind) {
    case 'structure':
      return Object.fromEntries(
        Object.entries(shape.members)
          .filter(([, member]) => member.required)
          .map(([name, member]) => [name, leastOf(member.shape)]),
      );
    case 'list':
      return Array.from({ length: shape.min ?? 0 }, () => leastOf(shape.member));
    case 'map':
      return {};
    case 'enumeration':
      return shape.values[0];
    case 'string':
      return 'x'.repeat(Math.max(1, shape.min ?? 1));
    case 'integer':
      return shape.min ?? 1;
    case 'boolean':
      return true;
    case 'timestamp':
      return 0;
  }
};
