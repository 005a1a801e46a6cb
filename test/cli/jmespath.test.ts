import { afterAll, beforeAll, describe, expect } from 'vitest';
import { CliError } from '../../src/cli/aws/cli-error.js';
import { parseOrderedJson } from '../../src/cli/aws/ordered-json.js';
import { pythonJson } from '../../src/cli/aws/python-json.js';
import { compileQuery } from '../../src/cli/aws/query.js';
import { stockPrograms, testWith } from '../support/stock-programs.js';
import { documents, expressions, tokenSoups } from './generated/expressions.js';
import { samplesOf } from './generated/samples.js';
import { type DriverProcess, startDriver } from './stock/driver-process.js';

let reference: DriverProcess;

beforeAll(async () => {
  if (stockPrograms.python === undefined) return;
  reference = await startDriver(stockPrograms.python, 'jmespath_driver.py', { env: {} });
});

afterAll(() => reference?.stop());

const ours = (expression: string): unknown => {
  try {
    const query = compileQuery(expression);
    return { found: documents.map((document) => attempt(() => foundIn(query, document))) };
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    return { syntax: error.message.replace(`Bad value for --query ${expression}: `, '') };
  }
};

const foundIn = (query: ReturnType<typeof compileQuery>, document: string): string =>
  pythonJson(query.search(parseOrderedJson(document)), {
    separators: [', ', ': '],
    isAscii: false,
  });

const attempt = (search: () => string): unknown => {
  try {
    return search();
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    return { error: error.message };
  }
};

const inAgreement = async (all: readonly string[]): Promise<void> => {
  for (const expression of all) {
    const theirs = await reference.ask({ expression, documents });
    expect({ expression, ...Object(ours(expression)) }).toEqual({ expression, ...Object(theirs) });
  }
};

describe('JMESPath, beside the reference library', () => {
  testWith(['python'])('finds the same by what the grammar makes', () =>
    inAgreement(samplesOf(expressions, 3000)),
  );

  testWith(['python'])('says the same of what is no expression', () =>
    inAgreement(samplesOf(tokenSoups, 3000)),
  );
});
