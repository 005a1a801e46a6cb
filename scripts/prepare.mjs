// Brings a checkout to where it can run: installs what is missing, builds what is out of date.
import { spawnSync } from 'node:child_process';
import { cp, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const nodeMin = [20, 19];

const modified = async (path) => (await stat(path).catch(() => undefined))?.mtimeMs ?? 0;

export const run = (command, args, options = {}) => {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options });
  if (error) throw error;
  if (status !== 0) process.exit(status ?? 1);
};

// Whatever a set-up step says goes to standard error: standard output belongs to the program.
const toStandardError = { stdio: ['ignore', 2, 2] };

const checkNode = () => {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > nodeMin[0] || (major === nodeMin[0] && minor >= nodeMin[1])) return;
  console.error(`Pipewright needs Node ${nodeMin.join('.')} or newer; this is ${process.version}.`);
  process.exit(1);
};

const install = async () => {
  const installed = await modified(join(root, 'node_modules/.package-lock.json'));
  if (installed >= (await modified(join(root, 'package-lock.json')))) return;
  console.error('Installing dependencies…');
  // The compiler is a development dependency, which NODE_ENV=production would leave out.
  run(
    'npm',
    ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'],
    toStandardError,
  );
};

const newestSource = async (directory) => {
  const entries = await readdir(directory, { withFileTypes: true });
  const times = entries.map((entry) => {
    const path = join(directory, entry.name);
    return entry.isDirectory() ? newestSource(path) : modified(path);
  });
  return Math.max(await modified(directory), ...(await Promise.all(times)));
};

const buildAll = async () => {
  const stamp = join(root, 'dist/.built');
  const sources = [
    await newestSource(join(root, 'src')),
    await modified(join(root, 'package-lock.json')),
    await modified(join(root, 'tsconfig.json')),
  ];
  const builtFor = Number(await readFile(stamp, 'utf8').catch(() => '0'));
  if (builtFor === Math.max(...sources)) return;
  console.error('Building…');
  await rm(join(root, 'dist'), { recursive: true, force: true });
  run(
    process.execPath,
    ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'],
    toStandardError,
  );
  const migrations = 'server/store/migrations';
  await mkdir(join(root, 'dist', migrations), { recursive: true });
  await cp(join(root, 'src', migrations), join(root, 'dist', migrations), { recursive: true });
  const { bundle } = await import('./bundle.mjs');
  await bundle(root);
  await writeFile(stamp, String(Math.max(...sources)));
};

/** Installs and builds, as far as that is needed. */
export const prepare = async () => {
  checkNode();
  await install();
  await buildAll();
};
