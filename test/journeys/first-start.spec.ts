import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cast } from '../../apps/local/src/seed/cast.js';

const root = join(import.meta.dirname, '../..');
const entry = join(root, 'dist/apps/local/src/main.js');
const PATIENCE = 120_000;

/** The local app as somebody starts it who has just unpacked it. */
class Start {
  said = '';
  readonly process: ChildProcess;
  readonly ended: Promise<number | null>;

  constructor(variables: Record<string, string>) {
    const { NODE_OPTIONS: _, DATABASE_URL: __, PORT: ___, ...env } = process.env;
    this.process = spawn(process.execPath, [entry], { cwd: root, env: { ...env, ...variables } });
    this.process.stdout?.on('data', text => (this.said += text));
    this.process.stderr?.on('data', text => (this.said += text));
    this.ended = once(this.process, 'close').then(([code]) => code as number | null);
  }

  /** Until it has said this; an end before that is an error. */
  async says(words: string): Promise<void> {
    while (!this.said.includes(words)) {
      const end = await Promise.race([
        this.ended.then(code => ({ code })),
        once(this.process.stdout as NodeJS.EventEmitter, 'data'),
      ]);
      if ('code' in end && !this.said.includes(words)) throw new Error(`it ended with ${end.code}: ${this.said}`);
    }
  }
}

/** Takes a free port and keeps it until told. */
const holdPort = async (): Promise<{ port: number; server: Server }> => {
  const server = createServer().listen(0, '0.0.0.0');
  await once(server, 'listening');
  return { port: (server.address() as { port: number }).port, server };
};

const letGo = (server: Server) => new Promise(done => server.close(done));

describe('the first start', () => {
  let folder: string;
  let port: number;
  let variables: Record<string, string>;
  const running = new Set<Start>();

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'first-start-'));
    chmodSync(folder, 0o755); // PostgreSQL does not run as root: there it runs as somebody else, who must get in
    const held = await holdPort();
    port = held.port;
    await letGo(held.server);
    variables = { PORT: String(port), DATA_DIR: join(folder, 'data'), PUBLIC_URL: `http://localhost:${port}` };
  });
  afterAll(async () => {
    for (const one of running) one.process.kill('SIGINT');
    await Promise.all([...running].map(one => one.ended));
    rmSync(folder, { recursive: true, force: true });
  });

  function start(over: Record<string, string> = {}): Start {
    const started = new Start({ ...variables, ...over });
    running.add(started);
    void started.ended.then(() => running.delete(started));
    return started;
  }

  const answers = async (path: string): Promise<string> => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`);
    expect({ path, status: answer.status }).toEqual({ path, status: 200 });
    return answer.text();
  };

  let first: Start;

  /** Nothing but complaints comes after the last line of the greeting. */
  const saidAfterReady = ({ said }: Start): string =>
    said.slice(said.lastIndexOf('Ctrl-C')).split('\n').slice(1).join('').trim();

  it(
    'says where it is, who to be, and what to scan',
    async () => {
      first = start();
      await first.says('Ctrl-C');
      expect(first.said).toContain(`http://localhost:${port}/demo`);
      expect(first.said).toContain(cast.password);
      for (const { login } of cast.people) expect(first.said).toContain(login);
      expect(first.said).toMatch(/[▀▄█]{8}/);
      expect(await answers('/')).toContain('Chợ Phiên');
      expect(await answers('/search?q=che+shan+tuyet')).toContain('Chè Shan tuyết');
      expect(await answers('/demo')).toContain(cast.password);
    },
    PATIENCE,
  );

  it(
    'a second one beside it is told in one line that the door is taken, and harms nothing',
    async () => {
      const second = start();
      expect(await second.ended).toBe(1);
      expect(second.said.trim().split('\n')).toHaveLength(1);
      expect(second.said).toContain(`Port ${port} is taken`);
      expect(await answers('/health/ready')).toBeTruthy();
    },
    PATIENCE,
  );

  it(
    'when it is killed, the next start takes over its database with everything in it',
    async () => {
      const body = new URLSearchParams({
        fullName: 'Lý Thị Mới',
        login: 'moi@example.vn',
        password: 'một câu chỉ mình tôi biết',
      });
      const registered = await fetch(`http://127.0.0.1:${port}/register`, { method: 'POST', body, redirect: 'manual' });
      expect(registered.status).toBe(303);
      first.process.kill('SIGKILL');
      await first.ended;

      const again = start();
      await again.says('Ctrl-C');
      expect(again.said).not.toContain('Dựng phiên chợ mẫu');
      const signIn = await fetch(`http://127.0.0.1:${port}/sign-in`, {
        method: 'POST',
        body: new URLSearchParams({ login: 'moi@example.vn', password: 'một câu chỉ mình tôi biết' }),
        redirect: 'manual',
      });
      expect(signIn.status).toBe(303);
      expect(await answers('/')).toContain('Chè');
      first = again;
    },
    PATIENCE,
  );

  it(
    'Ctrl-C ends it in order, and lets the door go',
    async () => {
      first.process.kill('SIGINT');
      expect(await first.ended).toBe(0);
      await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow();
      expect(saidAfterReady(first)).toBe('');
    },
    PATIENCE,
  );

  it.each([
    ['a port that is none', { PORT: 'cửa' }, 'PORT'],
    ['a public address that is none', { PUBLIC_URL: 'cho phien' }, 'PUBLIC_URL'],
    ['a database that does not answer', { DATABASE_URL: 'postgres://127.0.0.1:1/cho' }, 'does not answer'],
  ])(
    '%s is said clearly, without a stack of code',
    async (_what, wrong, words) => {
      const started = start(wrong);
      expect(await started.ended).toBe(1);
      expect(started.said).toContain(words);
      expect(started.said).not.toMatch(/^\s+at /m);
      expect(started.said.trim().split('\n').length).toBeLessThanOrEqual(2);
    },
    PATIENCE,
  );
});
