import { spawn } from 'node:child_process';
import { connect, createServer } from 'node:net';

/** Of what is measured and proved, and known to everybody: the accounts under it are invented. */
export const ACCOUNT_KEYS = `bench:${Buffer.alloc(32, 'bench').toString('base64url')}`;

/** Starts one process that serves HTTP and waits until its port answers. */
export async function startProcess(file, env, args = []) {
  const port = await freePort();
  const child = spawn(process.execPath, [...args, file], {
    env: { ...process.env, NODE_OPTIONS: '', NODE_ENV: 'production', ACCOUNT_KEYS, PORT: String(port), ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  let ended = false;
  child.once('exit', () => (ended = true));
  while (!(await answers(port))) {
    if (ended) throw new Error(`${file} did not start`);
    await new Promise(done => setTimeout(done, 20));
  }
  return {
    pid: child.pid,
    url: `http://127.0.0.1:${port}`,
    stop: () => new Promise(done => (ended ? done() : (child.once('exit', done), child.kill('SIGTERM')))),
  };
}

export const freePort = () =>
  new Promise(done => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });

const answers = port =>
  new Promise(done => {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.once('connect', () => (socket.destroy(), done(true)));
    socket.once('error', () => done(false));
  });
