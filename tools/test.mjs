// npm test: builds (the journeys run what users run), then every test there is, and one closing line for machines.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, isFresh } from './build.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const report = join(root, '.cache/test-report.json');

mkdirSync(join(root, '.cache'), { recursive: true });
if (!isFresh() && !(await build())) process.exit(1);
const jest = spawnSync(
  process.execPath,
  [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    join(root, 'node_modules/jest/bin/jest.js'),
    '--maxWorkers=2',
    '--json',
    `--outputFile=${report}`,
    ...process.argv.slice(2),
  ],
  { cwd: root, stdio: ['inherit', 'ignore', 'inherit'] },
);
const { numPassedTests, numFailedTests, numFailedTestSuites, numRuntimeErrorTestSuites } = JSON.parse(
  readFileSync(report, 'utf8'),
);
// A file that does not even load has no failed test of its own.
const failed = numFailedTests + (numFailedTests === 0 ? numFailedTestSuites : 0) || numRuntimeErrorTestSuites;
console.log(`\n${numPassedTests} passed, ${failed} failed`);
process.exit(jest.status ?? 1);
