// Three floors, and everything falls downward: apps (how things come in) -> libs (what things mean) -> platform (what we stand on).
// Each rule has a planted violation in test/architecture/planted that must stay red.

/** Who may stand on whom. All may use the platform. */
export const stands = {
  words: [],
  gs1: [],
  places: [],
  tlog: [],
  transparency: ['tlog'],
  identity: ['places'],
  cooperatives: ['identity', 'places', 'gs1'],
  catalog: ['cooperatives', 'identity', 'gs1'],
  ocop: ['catalog', 'identity'],
  epcis: ['gs1', 'identity', 'transparency'],
  balance: ['epcis', 'gs1', 'identity'],
  traceability: ['balance', 'epcis', 'gs1', 'catalog', 'cooperatives', 'identity', 'places'],
  inventory: ['catalog', 'traceability', 'identity'],
  labels: ['traceability', 'balance', 'epcis', 'transparency', 'catalog', 'identity', 'gs1'],
  scans: ['labels', 'gs1', 'identity', 'places'],
  resolver: ['gs1', 'identity'],
  recalls: ['labels', 'inventory', 'traceability', 'balance', 'epcis', 'gs1', 'identity'],
  passport: ['traceability', 'labels', 'ocop', 'epcis', 'gs1', 'identity'],
  recorder: ['inventory', 'traceability', 'labels', 'catalog', 'identity'],
  delivery: ['places', 'identity', 'markets'],
  markets: ['identity'],
  payments: ['identity'],
  promotions: ['identity'],
  ordering: ['balance', 'inventory', 'payments', 'promotions', 'delivery', 'labels', 'identity', 'catalog'],
  groupbuys: ['ordering', 'inventory', 'identity'],
  pools: ['ordering', 'inventory', 'identity'],
  complaints: ['inventory', 'balance', 'labels', 'payments', 'catalog', 'identity'],
  reviews: ['catalog', 'identity'],
  ledger: ['cooperatives'],
  settlement: ['ledger', 'identity', 'cooperatives'],
  invoices: ['identity'],
  notifications: ['ordering', 'identity', 'words'],
  reporting: ['identity'],
};

const P = '(?:test/architecture/planted/)?';
const SPEC = '\\.spec\\.tsx?$';

const libRules = Object.entries(stands).map(([lib, others]) => ({
  name: `${lib}-stands-on`,
  comment: `libs/${lib} may stand on ${others.join(', ') || 'nothing'} and the platform. Call downward; upward record a fact and let a reaction follow.`,
  severity: 'error',
  from: { path: `^${P}libs/${lib}/`, pathNot: SPEC },
  to: { path: `^${P}libs/`, pathNot: `^${P}libs/(${[lib, 'platform', ...others].join('|')})/` },
}));

export default {
  forbidden: [
    {
      name: 'no-circles',
      comment: 'Two files that need each other are one file, or miss a third one that both stand on.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'libs-never-see-apps',
      comment: 'A lib says what things mean; how they come in is not its business. Pass in what it needs.',
      severity: 'error',
      from: { path: `^${P}libs/`, pathNot: SPEC },
      to: { path: `^${P}(apps|test|bench|prove|tools)/` },
    },
    {
      name: 'platform-knows-no-trade',
      comment: 'The platform has no word of the trade: move this up into a lib.',
      severity: 'error',
      from: { path: `^${P}libs/platform/`, pathNot: SPEC },
      to: { path: `^${P}(libs/(?!platform/)|apps/)` },
    },
    {
      name: 'apps-never-see-each-other',
      comment: 'Server and worker meet in tables and facts. Only the local app, which runs both, may import them.',
      severity: 'error',
      from: { path: `^${P}apps/(server|worker)/`, pathNot: SPEC },
      to: { path: `^${P}apps/`, pathNot: [`^${P}apps/$1/`] },
    },
    {
      name: 'front-doors-only',
      comment:
        'Only index.ts of another lib may be imported: #libs/<name>, #platform/<part>; by programs without framework plain.ts: #plain/<name>.',
      severity: 'error',
      from: { path: `^${P}(apps|libs)/([^/]+)/`, pathNot: SPEC },
      to: {
        path: `^${P}libs/([^/]+)/src/`,
        pathNot: [`^${P}libs/$2/`, '/src/(index|plain)\\.ts$', '^libs/platform/src/[^/]+/index\\.ts$'],
      },
    },
    {
      name: 'plain-files-stay-plain',
      comment:
        'A dotted suffix (.service .module .entity .controller .query …) means framework. A plain file must run in a millisecond without one.',
      severity: 'error',
      from: { path: `^${P}libs/`, pathNot: [`^${P}libs/platform/`, '/index\\.ts$', '\\.[a-z-]+\\.ts$'] },
      to: { path: '^node_modules/(@nestjs|typeorm|fastify|bullmq)/' },
    },
    {
      name: 'apps-do-not-import-typeorm',
      comment: 'Entities are changed by the verbs of their lib. A page reads by one SQL through Database.read.',
      severity: 'error',
      from: { path: `^${P}apps/`, pathNot: SPEC },
      to: { path: '^node_modules/typeorm/' },
    },
    {
      name: 'only-payments-knows-stripe',
      comment: 'Whoever needs money moved calls #libs/payments.',
      severity: 'error',
      from: { path: `^${P}(apps|libs)/`, pathNot: [`^${P}libs/payments/`, SPEC] },
      to: { path: '^node_modules/stripe/' },
    },
    {
      name: 'tests-are-not-used-by-the-product',
      comment: 'Only the local app may use the stand-ins in test/support.',
      severity: 'error',
      from: { path: `^${P}(apps/(server|worker)|libs)/`, pathNot: SPEC },
      to: { path: '^test/' },
    },
    {
      name: 'no-undeclared-packages',
      comment: 'What the product imports stands in dependencies.',
      severity: 'error',
      from: { path: `^${P}(apps|libs)/`, pathNot: [SPEC, 'apps/server/src/ui/gallery'] },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown', 'unknown', 'undetermined'] },
    },
    ...libRules,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|[.]cache)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      conditionNames: ['source', 'import', 'node', 'default', 'types'],
      exportsFields: ['exports'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
    },
  },
};
