import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { validate } from 'dockerfile-utils';
import { parse } from 'yaml';
import { environment } from '../../libs/platform/src/config/config.js';

// Most machines that run these tests have no container engine: what can be known without one is checked here.
const root = join(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');

interface Service {
  command?: string[];
  environment?: Record<string, string>;
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: { test: string[] };
  volumes?: string[];
  configs?: { source: string }[];
  build?: { context: string; dockerfile: string };
}

interface Compose {
  services: Record<string, Service>;
  volumes: Record<string, unknown>;
  configs: Record<string, unknown>;
}

const dockerfile = read('docker/Dockerfile');
const start = read('docker/start.sh');
const compose = parse(read('docker/compose.yaml'), { merge: true }) as Compose;
const services = Object.entries(compose.services);
const own = services.filter(([, { build }]) => build);

/** What the image can be told to be, and the program that this starts. */
const starts = new Map(
  [...start.matchAll(/^\s*(\w+)\) exec node (?:--\S+ )*dist\/(\S+)\.js/gm)].map(([, word = '', program = '']) => [
    word,
    program,
  ]),
);

describe('the image', () => {
  it('is described without a mistake', () => {
    expect(validate(dockerfile)).toEqual([]);
    expect(spawnSync('sh', ['-n', join(root, 'docker/start.sh')]).status).toBe(0);
  });

  it('takes only what there is', () => {
    const taken = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, files = '']) => files.split(' '));
    expect(taken).toContain('docker/start.sh');
    expect(taken.filter(file => !existsSync(join(root, file)))).toEqual([]);
  });

  it('starts the programs that the tests start', () => {
    expect([...starts.keys()]).toEqual(['server', 'worker', 'migrate']);
    for (const program of starts.values()) expect(existsSync(join(root, `${program}.ts`))).toBe(true);
  });

  it('says nothing about health, which not every process of it can be asked', () => {
    expect(dockerfile).not.toMatch(/^HEALTHCHECK/m);
  });
});

describe('the composition', () => {
  it('is of one image, which is told what to be', () => {
    expect(own.map(([name]) => name)).toEqual(['migrate', 'server', 'worker']);
    for (const [, { command, build }] of own) {
      expect(starts.has(command?.join(' ') ?? '')).toBe(true);
      expect(existsSync(join(root, 'docker', build?.context ?? '', build?.dockerfile ?? ''))).toBe(true);
    }
  });

  it('sets only what the house knows', () => {
    const set = new Set(own.flatMap(([, service]) => Object.keys(service.environment ?? {})));
    expect(set).toContain('DATABASE_URL');
    expect([...set].filter(name => !(name in environment.shape))).toEqual([]);
  });

  it('hands on every setting that somebody may want to set', () => {
    // Of the image itself, of trying things out on one machine, or of a folder that a volume would have to be for.
    const others = ['NODE_ENV', 'PORT', 'HOST', 'DATABASE_POOL', 'LOCAL_APP', 'SUBSCRIBERS_LOCAL', 'STRIPE_API_URL'];
    const left = new Set([...others, 'PUSH_SERVICES', 'PORTAL_FOLDER']);
    // Who never opens an account number has no key for it.
    const needless = new Map([['worker', ['ACCOUNT_KEYS']]]);
    for (const [service, { environment: set = {} }] of own)
      expect(Object.keys(environment.shape).filter(name => !(name in set) && !left.has(name))).toEqual(
        needless.get(service) ?? [],
      );
  });

  it('waits only for what is there, and for health only where it is asked', () => {
    for (const [, { depends_on = {} }] of services)
      for (const [name, { condition }] of Object.entries(depends_on)) {
        expect(compose.services).toHaveProperty(name);
        if (condition === 'service_healthy') expect(compose.services[name]?.healthcheck).toBeDefined();
      }
  });

  it('keeps its data in volumes that it names', () => {
    for (const [, { volumes = [], configs = [] }] of services) {
      for (const volume of volumes) expect(compose.volumes).toHaveProperty(volume.split(':')[0] ?? '');
      for (const { source } of configs) expect(compose.configs).toHaveProperty(source);
    }
  });

  it('asks the server whether it is ready, by a program that runs', () => {
    const [, program, ...args] = compose.services['server']?.healthcheck?.test ?? [];
    expect(program).toBe('node');
    // Nobody listens there: an honest no, not a slip in the writing.
    const { status, stderr } = spawnSync(
      process.execPath,
      args.map(text => text.replace(':3000', ':1')),
    );
    expect([status, stderr.toString()]).toEqual([1, '']);
  });
});
