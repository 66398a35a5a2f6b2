// npm run witness, npm run audit: builds when the sources are newer than the last build, then runs the very file that is handed to others.
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, isFresh } from './build.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const [name] = process.argv.splice(2, 1);

if (!isFresh() && !(await build())) process.exit(1);
await import(pathToFileURL(join(root, `dist/programs/${name}.mjs`)).href);
