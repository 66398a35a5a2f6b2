import { readFileSync } from 'node:fs';

const swc = JSON.parse(readFileSync(new URL('./.swcrc', import.meta.url), 'utf8'));

// ESM-only packages that CommonJS packages `require`: Jest below Node 24.9 cannot do that, so these alone become CommonJS.
const REQUIRED_ESM = 'cookie|content-disposition';

const base = {
  rootDir: import.meta.dirname,
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: {
    '^.+\\.tsx?$': ['@swc/jest', { ...swc, swcrc: false, sourceMaps: 'inline' }],
    [`/node_modules/(${REQUIRED_ESM})/.+\\.js$`]: [
      '@swc/jest',
      { swcrc: false, module: { type: 'commonjs' }, jsc: { target: 'es2022' } },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${REQUIRED_ESM})/)`],
  moduleNameMapper: {
    '^(\\.{1,2}/.*)\\.js$': '$1', // './x.js' in source is x.ts or x.tsx
    // Its ES modules import JSON in a way that Jest warns about, ten lines per file.
    '^libphonenumber-js/min$': '<rootDir>/node_modules/libphonenumber-js/min/index.cjs',
  },
  moduleFileExtensions: ['ts', 'tsx', 'js', 'mjs', 'cjs', 'json', 'node'],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
};

const database = {
  globalSetup: '<rootDir>/test/support/setup.mjs',
  globalTeardown: '<rootDir>/test/support/teardown.mjs',
};

export default {
  workerIdleMemoryLimit: '1GB',
  // Opening a whole market takes a second on a quiet machine, and many on a busy one.
  testTimeout: 60_000,
  projects: [
    // Rules of the trade: no framework, no database, milliseconds.
    {
      ...base,
      displayName: 'plain',
      testMatch: [
        '<rootDir>/{apps,libs}/**/*.spec.{ts,tsx}',
        '<rootDir>/test/architecture/*.spec.ts',
        '<rootDir>/test/support/**/*.spec.ts',
      ],
      testPathIgnorePatterns: ['\\.db\\.spec\\.ts$', '/node_modules/', '/dist/'],
    },
    // Verbs and queries on a real PostgreSQL, one cloned database per file.
    { ...base, ...database, displayName: 'db', testMatch: ['<rootDir>/{apps,libs}/**/*.db.spec.ts'] },
    // Stories through HTTP and in a real browser.
    { ...base, ...database, displayName: 'journeys', testMatch: ['<rootDir>/test/journeys/**/*.spec.ts'] },
  ],
};
