import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', '.cache/', '.data/', 'test/architecture/planted/', '**/*.d.mts'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [...tseslint.configs.recommended],
    rules: {
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'all' },
      ],
      '@typescript-eslint/no-explicit-any': 'error',
      // Nest needs the classes it injects as values: never turn this on.
      '@typescript-eslint/consistent-type-imports': 'off',
      eqeqeq: ['error', 'always'],
      'no-console': 'error',
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Settings come from Config (#platform/config).' },
        { object: 'Date', property: 'now', message: 'Time comes from the Clock (#platform/clock).' },
        { object: 'Math', property: 'random', message: 'Secrets and codes come from #platform/ids.' },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' },
        { selector: 'TSEnumDeclaration', message: 'A union of strings says the same.' },
        {
          selector: 'JSXAttribute[name.name="style"]',
          message: 'The content security policy lets no inline style in.',
        },
      ],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', 6],
      complexity: ['error', 14],
    },
  },
  {
    files: [
      '**/*.spec.{ts,tsx}',
      'test/**',
      'bench/**',
      'prove/**',
      'apps/local/**',
      'apps/*/src/main.ts',
      'apps/server/src/ui/gallery*',
    ],
    rules: { 'no-console': 'off', 'no-restricted-properties': 'off', 'max-lines': 'off', complexity: 'off' },
  },
  { files: ['**/*.d.ts', '**/*.d.mts', 'jest.config.js', '*.mjs'], rules: { 'no-restricted-syntax': 'off' } },
);
