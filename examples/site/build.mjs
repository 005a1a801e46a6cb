// Builds the example site: puts the pages into their frame.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';

const frame = await readFile('frame.html', 'utf8');
await mkdir('dist', { recursive: true });
for (const name of await readdir('pages')) {
  const page = await readFile(`pages/${name}`, 'utf8');
  await writeFile(
    `dist/${name}`,
    frame.replace('{{page}}', () => page.trim()),
  );
  console.log(`built ${name}`);
}
