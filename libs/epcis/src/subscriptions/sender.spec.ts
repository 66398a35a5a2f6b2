import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DestUnreadable } from './refusals.js';
import { Sender } from './sender.service.js';
import { SubscriptionSettings } from './settings.js';

const TIMEOUT_MS = 300;
type Found = { address: string; family: number }[];

describe('a document on its way to a stranger (E43)', () => {
  let server: Server;
  let port: number;
  let answer: RequestListener;
  let calls: number;
  /** What names mean, question by question; the last answer stands. */
  let meanings: Found[];
  let asked: string[];

  beforeEach(async () => {
    calls = 0;
    asked = [];
    meanings = [[{ address: '127.0.0.1', family: 4 }]];
    answer = (_request, response) => void response.end('taken');
    server = createServer((request, response) => {
      calls++;
      answer(request, response);
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    port = (server.address() as AddressInfo).port;
  });
  afterEach(async () => {
    server.closeAllConnections();
    await new Promise(resolve => server.close(resolve));
  });

  const sender = (areLocalAllowed = true) =>
    new Sender(
      new SubscriptionSettings(areLocalAllowed, TIMEOUT_MS, 1, async host => {
        asked.push(host);
        return (meanings.length > 1 ? meanings.shift() : meanings[0]) ?? [];
      }),
    );
  const post = (dest: string, by = sender()) => by.post(dest, '{"ä":1}', { 'Content-Type': 'application/json' });

  it('arrives whole, and its answer is a number', async () => {
    let body = '';
    answer = (request, response) => {
      request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
      request.on('end', () => response.writeHead(503, { 'retry-after': '120' }).end());
    };
    expect(await post(`http://receiver.test:${port}/x`)).toEqual({ status: 503, retryAfterSeconds: 120 });
    expect(body).toBe('{"ä":1}');
  });

  it('goes to the address that was looked at, and looks no second time', async () => {
    // A name that means something else a moment later.
    meanings = [[{ address: '127.0.0.1', family: 4 }], [{ address: '10.0.0.1', family: 4 }]];
    expect((await post(`http://receiver.test:${port}/`)).status).toBe(200);
    expect(asked).toEqual(['receiver.test']);
  });

  it.each<[what: string, found: Found]>([
    ['this machine', [{ address: '127.0.0.1', family: 4 }]],
    ['a neighbour', [{ address: '192.168.1.5', family: 4 }]],
    ['a metadata service', [{ address: '169.254.169.254', family: 4 }]],
    ['IPv4 in IPv6', [{ address: '::ffff:127.0.0.1', family: 6 }]],
    [
      'a public address and a private one',
      [
        { address: '8.8.8.8', family: 4 },
        { address: '10.0.0.1', family: 4 },
      ],
    ],
  ])('goes nowhere when its name leads to %s', async (_what, found) => {
    meanings = [found];
    await expect(sender(false).check(new URL('https://receiver.test/'))).rejects.toThrow(DestUnreadable);
    await expect(post(`https://receiver.test:${port}/`, sender(false))).rejects.toThrow(
      'cannot be reached from everywhere',
    );
    expect(calls).toBe(0);
  });

  it('goes nowhere by a number or without encryption either', async () => {
    for (const dest of [`https://127.0.0.1:${port}/`, `https://[::1]:${port}/`, `http://receiver.test:${port}/`])
      await expect(post(dest, sender(false))).rejects.toThrow(DestUnreadable);
    expect([calls, asked]).toEqual([0, []]);
  });

  it('may be subscribed under a name that nobody knows yet', async () => {
    meanings = [[]];
    await expect(sender(false).check(new URL('https://receiver.test/'))).resolves.toBeUndefined();
    await expect(post(`https://receiver.test:${port}/`, sender(false))).rejects.toThrow();
  });

  it('follows nobody elsewhere', async () => {
    answer = (_request, response) => void response.writeHead(307, { location: `http://127.0.0.1:${port}/` }).end();
    expect((await post(`http://receiver.test:${port}/`)).status).toBe(307);
    expect(calls).toBe(1);
  });

  it('waits no longer than it may for an answer, nor for the rest of one', async () => {
    answer = () => undefined;
    await expect(post(`http://receiver.test:${port}/`)).rejects.toThrow('no answer within 0.3 s');
    answer = (_request, response) => void response.writeHead(200).write('slowly');
    expect((await post(`http://receiver.test:${port}/`)).status).toBe(200);
  });

  it('reads of an endless answer only a little', async () => {
    let written = 0;
    answer = (_request, response) => {
      response.writeHead(200);
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(16_384))) written += 16_384;
      };
      response.on('drain', more);
      response.on('close', () => (written = -1));
      more();
    };
    expect((await post(`http://receiver.test:${port}/`)).status).toBe(200);
    while (written >= 0) await new Promise(resolve => setImmediate(resolve));
  });

  it('says why nobody was there', async () => {
    server.closeAllConnections();
    await new Promise(resolve => server.close(resolve));
    await expect(post(`http://receiver.test:${port}/`)).rejects.toThrow('ECONNREFUSED');
  });

  it('is not given to whoever cannot prove the name', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'receiver-'));
    try {
      execFileSync(
        'openssl',
        ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'].concat([
          '-subj',
          '/CN=receiver.test',
          '-keyout',
          'key.pem',
          '-out',
          'cert.pem',
        ]),
        { cwd: folder, stdio: 'ignore' },
      );
    } catch {
      return console.log('no openssl on this machine: nobody pretends to be the receiver');
    }
    const [key, cert] = ['key.pem', 'cert.pem'].map(name => readFileSync(join(folder, name)));
    rmSync(folder, { recursive: true });
    let taken = 0;
    const secure = createSecureServer({ key, cert }, (_request, response) => void response.end(String(taken++)));
    await new Promise<void>(resolve => secure.listen(0, '127.0.0.1', resolve));
    await expect(post(`https://receiver.test:${(secure.address() as AddressInfo).port}/`)).rejects.toThrow(
      'self-signed',
    );
    expect(taken).toBe(0);
    await new Promise(resolve => secure.close(resolve));
  });
});
