// The whole of what a change must pass. With file names as arguments: only those tests.
import { prepare, run } from './prepare.mjs';

const only = process.argv.slice(2);
const node = (...args) => run(process.execPath, args);

await prepare();
if (only.length === 0) node('scripts/check.mjs');
node('node_modules/vitest/vitest.mjs', 'run', ...only);
