import type { Database, Tx } from '../src/server/store/database.js';
import type { JobRow } from '../src/server/store/jobs.js';
import type { SqlValue, Statement } from '../src/server/store/sql.js';
import { openTestShell, type TestShell, tenant } from '../test/support/shell.js';
import { jobPipeline, jobType } from './job-pipelines.js';

/** A statement as it went to the database, with its parameters. */
export interface RecordedStatement {
  readonly text: string;
  readonly values: readonly SqlValue[];
}

/** All statements of one job's life cycle, and what is particular to that one job. */
export interface RecordedCycle {
  /** The poll: the only one whose answer the others need. */
  readonly claim: RecordedStatement;
  readonly others: readonly RecordedStatement[];
  /** The row that the claim answered with. */
  readonly job: JobRow;
  /** Ids that this cycle has made. */
  readonly fresh: readonly string[];
}

export interface CycleShape {
  readonly provider: string;
  readonly pipelines: number;
  /** How many actions of each pipeline to carry out before the one that is recorded. */
  readonly actionsBefore: number;
}

/**
 * Fills a database with pipelines of jobs by the server's own code, and records what one life cycle
 * (poll, acknowledge, success, which queues the next action) sends to it.
 */
export const recordCycle = async (
  database: Database,
  shape: CycleShape,
): Promise<RecordedCycle> => {
  const tape = openTape(database);
  const shell = openTestShell(tape.database);
  const { provider, pipelines, actionsBefore } = shape;
  await shell.addType('Source', provider);
  await shell.addType('Build', provider);
  const declared = { provider, stages: 20, actions: 20 };
  for (let index = 0; index < pipelines; index += 1) {
    await shell.addPipeline(jobPipeline(`Recorded-${index}`, declared));
  }
  await workOff(shell, { category: 'Source', provider, jobs: pipelines });
  await workOff(shell, { category: 'Build', provider, jobs: pipelines * actionsBefore });
  tape.start();
  const job = await workOnce(shell, 'Build', provider);
  shell.execution.close();
  const [claim, ...others] = tape.statements;
  if (!claim) throw new Error('A life cycle without a statement was recorded.');
  return { claim, others, job, fresh: tape.madeIds() };
};

const workersMax = 32;

/** Carries so many jobs through, in a crowd, which the shell handles in batches. */
const workOff = async (
  shell: TestShell,
  work: {
    readonly category: 'Source' | 'Build';
    readonly provider: string;
    readonly jobs: number;
  },
): Promise<void> => {
  let left = work.jobs;
  const worker = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      await workOnce(shell, work.category, work.provider);
    }
  };
  await Promise.all(Array.from({ length: workersMax }, worker));
};

const workOnce = async (
  { execution, clock }: TestShell,
  category: 'Source' | 'Build',
  provider: string,
): Promise<JobRow> => {
  const { owner, version } = jobType(category, provider);
  const want = {
    ...tenant,
    category,
    owner,
    provider,
    version,
    actionType: `${category}/${owner}/${provider}/${version}`,
    max: 1,
    now: clock.now,
    lease: execution.settings.acknowledgeWithin,
  };
  const claim = await execution.poll(want, { waitFor: 0, signal: new AbortController().signal });
  const job = claim?.jobs[0];
  if (!job?.nonce) throw new Error(`There is no ${category} job.`);
  await execution.acknowledge({ ...tenant, jobId: job.job_id, nonce: job.nonce });
  const outcome = await execution.handle({
    tenant,
    target: { kind: 'job', jobId: job.job_id },
    toEvent: () => ({
      kind: 'jobSucceeded',
      pipelineExecutionId: job.pipeline_execution_id,
      actionExecutionId: job.action_execution_id,
      jobId: job.job_id,
      outputVariables: {},
    }),
  });
  if (outcome.kind !== 'done') throw new Error(`The job ended as ${outcome.kind}.`);
  return job;
};

interface Tape {
  readonly database: Database;
  readonly statements: readonly RecordedStatement[];
  /** From here on statements are recorded. */
  readonly start: () => void;
  /** UUIDs in parameters that no answer had held before. */
  readonly madeIds: () => readonly string[];
}

const openTape = (database: Database): Tape => {
  const statements: RecordedStatement[] = [];
  const read: string[] = [];
  let isOn = false;
  const note = ({ text, values }: RecordedStatement): void => {
    if (isOn) statements.push({ text, values });
  };
  const noted = async <Row>(
    statement: Statement<Row>,
    rows: Promise<readonly Row[]>,
  ): Promise<readonly Row[]> => {
    note(statement);
    const answer = await rows;
    if (isOn) read.push(JSON.stringify(answer));
    return answer;
  };
  const tapedTx = (tx: Tx): Tx => ({
    rows: (statement) => noted(statement, tx.rows(statement)),
    write: (statement) => {
      note(statement);
      tx.write(statement);
    },
  });
  return {
    database: {
      ...database,
      rows: (statement) => noted(statement, database.rows(statement)),
      transaction: async (work) => {
        note({ text: 'begin', values: [] });
        const answer = await database.transaction((tx) => work(tapedTx(tx)));
        note({ text: 'commit', values: [] });
        return answer;
      },
    },
    statements,
    start: () => {
      isOn = true;
    },
    madeIds: () => {
      const known = new Set(uuidsIn(read.join(' ')));
      const sent = uuidsIn(JSON.stringify(statements.map(({ values }) => values)));
      return [...new Set(sent)].filter((id) => !known.has(id));
    },
  };
};

const uuidsIn = (text: string): readonly string[] =>
  text.match(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/g) ?? [];
