// Measures the server on this machine, or with the word `cli` the command line. The figures mean something
// beside each other, in one run.
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { prepare, root, run } from './prepare.mjs';

await prepare();
run(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.bench.json']);
const migrations = 'src/server/store/migrations';
await cp(join(root, migrations), join(root, 'dist-bench', migrations), { recursive: true });
const subject = process.argv[2] === 'cli' ? 'cli' : 'main';
await import(pathToFileURL(join(root, `dist-bench/bench/${subject}.js`)).href);
