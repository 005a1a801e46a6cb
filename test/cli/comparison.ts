import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { ProgramEnd } from '../support/run-program.js';
import { runOurCli } from './our-cli.js';
import { writeBotocoreModel } from './stock/botocore-model.js';
import { asCurrentVersion, withoutWrongChoice } from './stock/current-version.js';
import { type StockCli, startStockCli } from './stock/stock-cli.js';
import { type Answer, type SeenRequest, startStubService } from './stub-service.js';

/** One command line, and the world that it is run in. */
export interface Case {
  readonly args: readonly string[];
  /** What the service answers; without, an empty object. */
  readonly answers?: readonly Answer[];
  /** Beside, or in place of, what every case has. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** By their paths from the folder in which the programs run; `../home` is the user's. */
  readonly files?: Readonly<Record<string, string>>;
}

/** Everything that somebody can see of a run. */
export interface Seen {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly requests: readonly unknown[];
}

/** Both programs side by side, each with a service of its own. */
export interface Comparison {
  readonly stockVersion: string;
  readonly compare: (given: Case) => Promise<{ readonly ours: Seen; readonly stock: Seen }>;
  readonly close: () => Promise<void>;
}

/** How the two programs are run. */
export interface Programs {
  readonly ours: (
    args: readonly string[],
    env: Readonly<Record<string, string>>,
  ) => Promise<ProgramEnd>;
  readonly startStock: (cwd: string, env: Readonly<Record<string, string>>) => Promise<StockCli>;
}

/** Both as they are run fastest: within one process each. */
export const inProcess: Programs = { ours: runOurCli, startStock: startStockCli };

export const startComparison = async (programs = inProcess): Promise<Comparison> => {
  const place = await mkdtemp(join(tmpdir(), 'pw-compare-'));
  const [work, home, models] = ['work', 'home', 'models'].map((name) => join(place, name)) as [
    string,
    string,
    string,
  ];
  await Promise.all([mkdir(work), mkdir(home), writeBotocoreModel(models)]);
  const base = {
    ...(process.env['PATH'] ? { PATH: process.env['PATH'] } : {}),
    HOME: home,
    TZ: process.env['TZ'] ?? 'UTC',
    AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI',
    AWS_REGION: 'eu-west-1',
    AWS_EC2_METADATA_DISABLED: 'true',
    // The stock program may be older than this setting, and then has only the form that it names.
    AWS_CLI_ERROR_FORMAT: 'legacy',
  };
  const stock = await programs.startStock(work, { ...base, AWS_DATA_PATH: models });
  const services = { ours: await startStubService(), stock: await startStubService() };
  const before = process.cwd();
  process.chdir(work);

  const see = async (program: 'ours' | 'stock', given: Case): Promise<Seen> => {
    const service = services[program];
    service.prepare(given.answers ?? []);
    const args = ['--endpoint-url', service.url, ...given.args];
    const env = definedOf({ ...base, ...given.env });
    const { code, stdout, stderr } =
      program === 'ours' ? await programs.ours(args, env) : await stock.run(args, env);
    const normal = (text: string): string => text.replaceAll(service.url, 'http://service');
    return {
      code,
      stdout: normal(stdout),
      stderr: normal(program === 'ours' ? withoutWrongChoice(stderr) : asCurrentVersion(stderr)),
      requests: service.requests().map(essenceOf),
    };
  };

  return {
    stockVersion: stock.version,
    compare: async (given) => {
      const paths = Object.keys(given.files ?? {}).map((path) => join(work, path));
      for (const path of paths) await mkdir(dirname(path), { recursive: true });
      for (const [path, text] of Object.entries(given.files ?? {})) {
        await writeFile(join(work, path), text);
      }
      const [theirs, ours] = await Promise.all([see('stock', given), see('ours', given)]);
      await Promise.all(paths.map((path) => rm(path)));
      return { ours, stock: theirs };
    },
    close: async () => {
      process.chdir(before);
      await Promise.all([stock.stop(), services.ours.close(), services.stock.close()]);
      await rm(place, { recursive: true, force: true });
    },
  };
};

const definedOf = (
  env: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );

/** What of a request both programs have to agree on. */
const essenceOf = ({ method, path, headers, body }: SeenRequest): unknown => ({
  method,
  path,
  target: headers['x-amz-target'],
  contentType: headers['content-type'],
  securityToken: headers['x-amz-security-token'],
  // Of the credential's scope all but the day.
  credential: /Credential=([^/]*\/)\d{8}(\/[^,]*),/.exec(headers.authorization ?? '')?.slice(1),
  body: canonicalJson(body),
});

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g;

// Blanks, escapes and the order of members are the writer's choice; the digits of numbers are not.
const canonicalJson = (body: string): unknown => {
  const exact = body.replace(/"(?:[^"\\]|\\.)*"|-?\d[-+.\deE]*|-?Infinity|NaN/g, (part) =>
    part.startsWith('"') ? part.replaceAll(uuid, '<uuid>') : `{"number":"${part}"}`,
  );
  return exact === '' ? exact : JSON.parse(exact);
};
