import type { Io } from '../io.js';
import { defineCommand } from './command-line/define-command.js';
import { CommandFailure, failureExitCode, usageExitCode } from './command-line/failure.js';
import { namedValues } from './command-line/named-values.js';
import { onlyWord } from './command-line/positionals.js';
import { defaultRegion } from './connection/connection.js';
import type { PlacedDocument } from './document/document.js';
import { readFile } from './document/read-file.js';
import type { Candidate, Imported, Remark } from './templates/imported.js';
import { processTerminal } from './terminal/terminal.js';

const help = `Usage: pipewright import FILE [--name NAME] [--parameters KEY=VALUE …]
       [--var KEY=VALUE …] [--lenient] [--create-input] [options]

Reads a pipeline from a template and prints its declaration, as JSON. FILE is
one of these; - is standard input:

  a CloudFormation template, JSON or YAML, or what the CDK has made of an app
    (cdk synth): its AWS::CodePipeline::Pipeline
  a plan or a state of Terraform (terraform show -json): its aws_codepipeline

A template refers to what is known only when it is deployed: the names that
CloudFormation makes up, or what Terraform knows after apply. What cannot be
resolved is reported with its place, nothing is printed, and the exit code is 1.
A state of Terraform has everything in it.

  --name NAME             which pipeline, where there are several: its name, or
                          its id there
  --parameters KEY=VALUE  CloudFormation: the value of a parameter, of what Ref
                          gives of a resource (LogicalId) or Fn::GetAtt
                          (LogicalId.Arn), of an export, or of a condition
                          (true, false)
  --var KEY=VALUE         Terraform: the value of an attribute
                          (stage.0.action.0.role_arn) or of what it refers to
                          (aws_iam_role.pipeline.arn)
  --lenient               print the declaration all the same, with \${KEY} for
                          what is not known
  --create-input          print what create-pipeline takes as --cli-input-json:
                          {pipeline, tags}
  --region REGION         what AWS::Region is (AWS_REGION, us-east-1)
  --account-id ID         what AWS::AccountId is (000000000000)

Exit codes: 0; 1 something is not resolved, or there is no such pipeline; 252
wrong use, or a file that cannot be read.

  pipewright import template.yaml --parameters Bucket=artifacts
`;

const options = {
  name: { type: 'string' },
  parameters: { type: 'string', multiple: true },
  var: { type: 'string', multiple: true },
  lenient: { type: 'boolean' },
  'create-input': { type: 'boolean' },
  region: { type: 'string' },
  'account-id': { type: 'string', default: '000000000000' },
} as const;

export const importPipeline = defineCommand({
  name: 'import',
  help,
  options,
  run: async ({ values, positionals }, io) => {
    const path = onlyWord(positionals, 'FILE');
    const settings: ImportSettings = {
      parameters: namedValues('--parameters', values.parameters),
      variables: namedValues('--var', values.var),
      region:
        values.region ?? (io.env['AWS_REGION'] || io.env['AWS_DEFAULT_REGION'] || defaultRegion),
      accountId: values['account-id'],
    };
    const file = await readTemplate(path, io);
    const candidate = theOne(await candidatesIn(file, settings), values.name, file.name);
    const imported = candidate.read();
    const isWhole = imported.unresolved.length === 0;
    sayRemarks(file, [...imported.notes, ...imported.unresolved], io);
    if (!isWhole && values.lenient !== true) {
      sayNothingPrinted(imported, io);
      return failureExitCode;
    }
    io.writeOut(printed(imported, values['create-input'] === true));
    if (values['create-input'] !== true && imported.tags.length > 0) sayTags(file.name, io);
    return 0;
  },
});

interface ImportSettings {
  readonly parameters: ReadonlyMap<string, string>;
  readonly variables: ReadonlyMap<string, string>;
  readonly region: string;
  readonly accountId: string;
}

interface TemplateFile {
  readonly name: string;
  readonly document: PlacedDocument;
}

async function readTemplate(path: string, io: Io): Promise<TemplateFile> {
  const { name, read } = await readFile(path, {
    io,
    terminal: processTerminal(),
    tags: 'intrinsics',
  });
  if (read.kind === 'document') return { name, document: read.document };
  const faults = read.faults.map(
    ({ place, message }) => `${name}:${place.line}:${place.column}: ${message}`,
  );
  throw new CommandFailure(`the file cannot be read.\n${faults.join('\n')}`, usageExitCode);
}

async function candidatesIn(
  { name, document }: TemplateFile,
  { parameters, variables, region, accountId }: ImportSettings,
): Promise<readonly Candidate[]> {
  const { templateOf } = await import('./templates/cloud-formation/template.js');
  const template = templateOf(document.value);
  if (template !== undefined) {
    const { pipelinesIn } = await import('./templates/cloud-formation/read-template.js');
    return pipelinesIn(template, { given: parameters, region, accountId });
  }
  const { plannedPipelines } = await import('./templates/terraform/plan.js');
  const planned = plannedPipelines(document.value);
  if (planned !== undefined) {
    const { pipelinesIn } = await import('./templates/terraform/read-plan.js');
    return pipelinesIn(planned, variables);
  }
  throw new CommandFailure(
    `${name} is neither a template of CloudFormation, which has Resources, nor a plan or state of Terraform as terraform show -json prints it.`,
    usageExitCode,
  );
}

function theOne(
  candidates: readonly Candidate[],
  name: string | undefined,
  file: string,
): Candidate {
  const fitting =
    name === undefined ? candidates : candidates.filter(({ names }) => names.includes(name));
  const [first, ...others] = fitting;
  if (first !== undefined && others.length === 0) return first;
  const known = candidates.map(({ names }) => `  ${names.join('  ')}`).join('\n');
  if (first === undefined) {
    const which = name === undefined ? 'no pipeline' : `no pipeline ${name}`;
    const list = candidates.length === 0 ? '' : ` These are there:\n${known}`;
    throw new CommandFailure(`${file} has ${which}.${list}`, failureExitCode);
  }
  throw new CommandFailure(
    `${file} has ${fitting.length} pipelines: say which by --name.\n${known}`,
    usageExitCode,
  );
}

function sayRemarks({ name, document }: TemplateFile, remarks: readonly Remark[], io: Io): void {
  for (const { path, message } of remarks) {
    const { line, column } = document.placeOf(path);
    io.writeErr(`${name}:${line}:${column}: ${message}\n`);
  }
}

function printed({ declaration, tags }: Imported, isCreateInput: boolean): string {
  const withTags = tags.length === 0 ? {} : { tags };
  const value = isCreateInput ? { pipeline: declaration, ...withTags } : declaration;
  return `${JSON.stringify(value, undefined, 4)}\n`;
}

function sayTags(name: string, io: Io): void {
  io.writeErr(
    `${name}: The tags of the pipeline have no place in a declaration: --create-input prints them beside it.\n`,
  );
}

function sayNothingPrinted({ unresolved }: Imported, io: Io): void {
  const [values, are] = unresolved.length === 1 ? ['value', 'is'] : ['values', 'are'];
  io.writeErr(
    `${unresolved.length} ${values} ${are} not known, so that there is no declaration; with --lenient there is.\n`,
  );
}
