// Everything that can be said of the code without running it.
import { spawnSync } from 'node:child_process';
import { root, run } from './prepare.mjs';

// A rule that looked at nothing would pass as well: fewer modules than this is a failure.
const modulesMin = 150;

const node = (...args) => run(process.execPath, args);

node('node_modules/@biomejs/biome/bin/biome', 'check', '.');
node('node_modules/typescript/bin/tsc', '-p', 'tsconfig.json');
node('node_modules/typescript/bin/tsc', '-p', 'src/model/tsconfig.json');
node('node_modules/typescript/bin/tsc', '-p', 'src/engine/tsconfig.json');

const cruise = spawnSync(
  process.execPath,
  [
    'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
    '--config',
    '.dependency-cruiser.cjs',
    'src',
  ],
  { cwd: root, encoding: 'utf8' },
);
process.stdout.write(cruise.stdout);
process.stderr.write(cruise.stderr);
const modules = Number(/\((\d+) modules/.exec(cruise.stdout)?.[1] ?? 0);
if (cruise.status !== 0) process.exit(cruise.status ?? 1);
if (modules < modulesMin) {
  console.error(`The import rules saw ${modules} modules; there are at least ${modulesMin}.`);
  process.exit(1);
}
