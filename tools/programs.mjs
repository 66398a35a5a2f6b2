// The programs that others run against us, each as one file without packages: dist/programs/witness.mjs, dist/programs/audit.mjs.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

export const PROGRAMS = ['witness', 'audit'];

export async function buildPrograms(root, out) {
  for (const name of PROGRAMS) {
    const entry = join(root, `apps/${name}/src/main.ts`);
    if (!existsSync(entry)) continue;
    await build({
      entryPoints: [entry],
      outfile: join(out, `${name}.mjs`),
      bundle: true,
      platform: 'node',
      target: 'node20',
      format: 'esm',
      conditions: ['source'],
      banner: { js: '#!/usr/bin/env node' },
      legalComments: 'linked',
      logLevel: 'error',
    });
  }
}
