// Whoever brings letters to phones: an SMS gate, Zalo and a browser maker's push service in one server, with a memory. Like theirs, it does
// once what comes again under the same id.
import { createECDH, createPublicKey, randomBytes, verify, type ECDH } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import webpush from 'web-push';
import type { LetterSettings } from '#libs/notifications';

const ece = createRequire(createRequire(import.meta.url).resolve('web-push'))('http_ece') as {
  decrypt(bytes: Buffer, keys: { version: string; privateKey: ECDH; authSecret: string }): Buffer;
};

export interface Delivered {
  id: string;
  channel: 'sms' | 'zalo' | 'push';
  to: string;
  text: string;
}

/** `lose`: it takes the message and goes silent before it says so. `busy`, `never`: it takes nothing now, or ever. */
export type Mood = 'fine' | 'lose' | 'busy' | 'never';

export interface PhoneNetwork {
  /** What lets the market reach it. */
  settings: Pick<LetterSettings, 'sms' | 'zalo' | 'push'>;
  /** What arrived on phones: each once. */
  delivered: Delivered[];
  /** How often it was asked. */
  asked: number;
  mood: (asked: number) => Mood;
  /** A browser that agreed to notifications. */
  browser(): { endpoint: string; p256dh: string; auth: string };
  close(): Promise<void>;
}

interface BrowserKeys {
  curve: ECDH;
  auth: string;
}

const TOKEN = 'token-of-the-market';
const TEMPLATE = '7781';

export async function openPhoneNetwork(): Promise<PhoneNetwork> {
  const browsers = new Map<string, BrowserKeys>();
  const vapid = webpush.generateVAPIDKeys();
  const server = createServer((request, response) => void take(network, browsers, vapid.publicKey, request, response));
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const network: PhoneNetwork = {
    settings: {
      sms: { url: `http://${host}/sms`, token: TOKEN },
      zalo: { url: `http://${host}/zalo`, token: TOKEN, template: TEMPLATE },
      push: { ...vapid, services: [host] },
    },
    delivered: [],
    asked: 0,
    mood: () => 'fine',
    browser: () => {
      const [curve, auth, name] = [
        createECDH('prime256v1'),
        randomBytes(16).toString('base64url'),
        randomBytes(8).toString('hex'),
      ];
      curve.generateKeys();
      browsers.set(name, { curve, auth });
      return { endpoint: `http://${host}/push/${name}`, p256dh: curve.getPublicKey('base64url'), auth };
    },
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return network;
}

async function take(
  network: PhoneNetwork,
  browsers: Map<string, BrowserKeys>,
  vapidKey: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  const body = Buffer.concat(pieces);
  network.asked += 1;
  const mood = network.mood(network.asked);
  const url = request.url ?? '';
  if (mood === 'busy') return void response.writeHead(503).end('call +84912345678 later');
  if (mood === 'never') return refuse(url, response);
  const message = url.startsWith('/push/') ? opened(browsers, vapidKey, request, body) : read(url, request, body);
  if (!message) return void response.writeHead(url.startsWith('/push/') ? 410 : 401).end('unknown');
  if (!network.delivered.some(({ id, channel }) => id === message.id && channel === message.channel))
    network.delivered.push(message);
  if (mood === 'lose') return void request.socket.destroy();
  if (message.channel === 'push') return void response.writeHead(201).end();
  const answer =
    message.channel === 'zalo'
      ? { error: 0, message: 'Success', data: { msg_id: `z${message.id}` } }
      : { id: `s${message.id}` };
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
}

function refuse(url: string, response: ServerResponse): void {
  if (url === '/zalo')
    return void response.writeHead(200).end(JSON.stringify({ error: -118, message: 'Zalo account not existed' }));
  response.writeHead(url.startsWith('/push/') ? 410 : 400).end('no such number');
}

function read(url: string, { headers }: IncomingMessage, body: Buffer): Delivered | undefined {
  const said = JSON.parse(body.toString()) as Record<string, string> & { template_data?: Record<string, string> };
  if (url === '/sms' && headers.authorization === `Bearer ${TOKEN}`)
    return { id: String(headers['idempotency-key']), channel: 'sms', to: said['to'] ?? '', text: said['text'] ?? '' };
  if (url !== '/zalo' || headers['access_token'] !== TOKEN || said['template_id'] !== TEMPLATE) return undefined;
  return {
    id: said['tracking_id'] ?? '',
    channel: 'zalo',
    to: said['phone'] ?? '',
    text: said.template_data?.['text'] ?? '',
  };
}

/** As a browser and its maker do: the sender proves who it is (RFC 8292), and the browser alone can read it (RFC 8291). */
function opened(
  browsers: Map<string, BrowserKeys>,
  vapidKey: string,
  request: IncomingMessage,
  body: Buffer,
): Delivered | undefined {
  const name = request.url?.slice('/push/'.length) ?? '';
  const keys = browsers.get(name);
  if (!keys || !isSignedBy(vapidKey, request.headers.authorization ?? '')) return undefined;
  const text = ece.decrypt(body, { version: 'aes128gcm', privateKey: keys.curve, authSecret: keys.auth }).toString();
  return { id: String(request.headers['topic']), channel: 'push', to: name, text };
}

function isSignedBy(vapidKey: string, authorization: string): boolean {
  const [, token = '', key] = /^vapid t=([^,]+), ?k=(.+)$/.exec(authorization) ?? [];
  const [head = '', claims = '', signature = ''] = token.split('.');
  if (key !== vapidKey) return false;
  const point = Buffer.from(key, 'base64url');
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map(part => part.toString('base64url'));
  const publicKey = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' });
  return verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    { key: publicKey, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
}
