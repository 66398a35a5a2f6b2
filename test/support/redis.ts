import { spawn } from 'node:child_process';
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { createServer, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** Redis or Valkey, if this machine has one; the house itself does not need it. */
export function redisBinary(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const candidates = ['valkey-server', 'redis-server'].flatMap(name => folders.map(folder => join(folder, name)));
  return candidates.find(path => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** A Redis of one's own on a free port, with nothing in it and nothing kept. */
export async function openRedis(binary: string): Promise<{ url: string; close: () => Promise<void> }> {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'redis-'));
  const flags = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder];
  const server = spawn(binary, flags, { stdio: 'ignore' });
  while (!(await answers(port))) if (server.exitCode !== null) throw new Error('Redis did not start');
  return {
    url: `redis://127.0.0.1:${port}`,
    close: async () => {
      const ended = new Promise(done => server.once('exit', done));
      server.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const freePort = () =>
  new Promise<number>(done => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => done(port));
    });
  });

const answers = (port: number) =>
  new Promise<boolean>(done => {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.once('connect', () => (socket.destroy(), done(true)));
    socket.once('error', () => setTimeout(() => done(false), 20));
  });
