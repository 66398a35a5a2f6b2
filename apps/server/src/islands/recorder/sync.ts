// Bringing items home. Whatever is cut off at any point is sent again: the server answers the same for what it has already.
import type { Book } from '../../api/recorder/book.js';
import type { AnswerOnPhone } from '../../api/recorder/on-phone.js';
import { keyOf, sign, toBase64Url } from './device-key.js';
import type { FieldClock } from './field-clock.js';
import { get, put, type Device, type ItemState, type OutItem, type Store } from './store.js';

const DEVICE_CONTEXT = 'cho-phien recorder device\n';
/** So many items in one request at most, and so many characters of them. */
const MOST_ITEMS = 25;
const MOST_CHARACTERS = 100_000;
const PATIENCE_MS = 30_000;

export type SyncOutcome =
  | { state: 'done' }
  | { state: 'offline' }
  | { state: 'signed-out' }
  /** The server does not want to hear from this device: `code` says why. */
  | { state: 'refused'; code: string };

/** An answer of the server that is no success. */
class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
  ) {
    super(code);
  }
}

export class Sync {
  private running: Promise<SyncOutcome> | undefined;

  constructor(
    /** What the phone signs as its owner: the slug of a co-op, or `department`. */
    private readonly owner: string,
    private readonly base: string,
    private readonly store: Store,
    private readonly clock: FieldClock,
    private readonly deviceName: string,
  ) {}

  /** One at a time; whoever asks meanwhile gets the outcome of the one under way. */
  run(): Promise<SyncOutcome> {
    this.running ??= this.bringHome().finally(() => (this.running = undefined));
    return this.running;
  }

  private async bringHome(): Promise<SyncOutcome> {
    try {
      if (!(await get(this.store, 'device'))) await this.register();
      await this.sendItems();
      await this.sendFiles();
      const book = await fetchBook(this.base);
      await put(this.store, 'book', book);
      return { state: 'done' };
    } catch (error) {
      if (!(error instanceof Refusal)) return { state: 'offline' };
      if (error.code === 'device-unknown') await this.store.delete('meta', 'device');
      return error.status === 401 ? { state: 'signed-out' } : { state: 'refused', code: error.code };
    }
  }

  private async register(): Promise<void> {
    const key = await keyOf(this.store);
    const proof = await sign(key, DEVICE_CONTEXT + this.owner);
    const device = await post<Device & { now: string }>(this.url('devices'), {
      key: toBase64Url(key.publicKey),
      proof,
      name: this.deviceName,
    });
    await this.clock.tell(device.now);
    await put(this.store, 'device', { id: device.id, letters: device.letters });
  }

  /** In the order of the chain; what waits is asked about once more. */
  private async sendItems(): Promise<void> {
    const key = toBase64Url((await keyOf(this.store)).publicKey);
    const open = [
      ...(await this.store.getAllFromIndex('items', 'state', 'queued')),
      ...(await this.store.getAllFromIndex('items', 'state', 'received')),
      ...(await this.store.getAllFromIndex('items', 'state', 'waiting')),
    ].sort((one, other) => one.seq - other.seq);
    // With nothing to send, the time is still worth asking for.
    for (const part of open.length === 0 ? [[]] : inParts(open)) {
      const items = part.map(({ body, signature }) => ({ body, signature }));
      const answer = await post<{ now: string; answers: AnswerOnPhone[] }>(this.url('items'), { key, items });
      await this.note(part, answer.answers);
      await this.clock.tell(answer.now);
    }
  }

  private async note(items: readonly OutItem[], answers: readonly AnswerOnPhone[]): Promise<void> {
    const tx = this.store.transaction('items', 'readwrite');
    for (const { seq, hash } of items) {
      const answer = answers.find(one => one.hash === hash);
      const item = await tx.store.get(seq);
      if (answer && item) await tx.store.put(withAnswer(item, answer));
    }
    await tx.done;
  }

  /** Photos last: the work itself is home by now. */
  private async sendFiles(): Promise<void> {
    for (const hash of await this.store.getAllKeys('files')) {
      const file = await this.store.get('files', hash);
      if (!file || file.isSent) continue;
      const form = new FormData();
      form.append('file', new Blob([file.bytes], { type: file.type }), 'file');
      const isRefused = await send(this.url('enclosures'), { method: 'POST', body: form }).then(
        () => false,
        (error: unknown) => {
          // A file that the server will never take must not keep the others.
          if (error instanceof Refusal && (error.status === 409 || error.status === 422)) return true;
          throw error;
        },
      );
      // The bytes are home: the phone needs its room.
      await this.store.put('files', { ...file, bytes: new ArrayBuffer(0), isSent: true });
      if (isRefused) continue;
    }
  }

  private url(noun: string): string {
    return `${this.base}/${noun}`;
  }
}

function withAnswer(item: OutItem, answer: AnswerOnPhone): OutItem {
  const { sentence: _old, ...rest } = item;
  return {
    ...rest,
    state: answer.state as ItemState,
    flags: answer.flags,
    ...(answer.sentence !== undefined && { sentence: answer.sentence }),
    ...(answer.lot !== undefined && { deed: { ...item.deed, lot: answer.lot } }),
  };
}

function inParts(items: readonly OutItem[]): OutItem[][] {
  const parts: OutItem[][] = [];
  let characters = Infinity;
  for (const item of items) {
    characters += item.body.length;
    const last = parts[parts.length - 1];
    if (last && last.length < MOST_ITEMS && characters <= MOST_CHARACTERS) last.push(item);
    else {
      parts.push([item]);
      characters = item.body.length;
    }
  }
  return parts;
}

export const fetchBook = (base: string): Promise<Book> =>
  send(`${base}/book`).then(answer => answer.json() as Promise<Book>);

/** Why the book cannot be had now. */
export async function tryBook(base: string): Promise<Book | SyncOutcome> {
  try {
    return await fetchBook(base);
  } catch (error) {
    if (!(error instanceof Refusal)) return { state: 'offline' };
    return error.status === 401 ? { state: 'signed-out' } : { state: 'refused', code: error.code };
  }
}

async function post<T>(url: string, body: unknown): Promise<T> {
  const answer = await send(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return (await answer.json()) as T;
}

/** Throws Refusal for what the server refuses, anything else when there is no network, or one that does not get through. */
export async function send(url: string, init: RequestInit = {}): Promise<Response> {
  const giveUp = new AbortController();
  const timer = setTimeout(() => giveUp.abort(), PATIENCE_MS);
  try {
    const answer = await fetch(url, { ...init, credentials: 'same-origin', signal: giveUp.signal });
    if (answer.ok) return answer;
    if (answer.status >= 500 || answer.status === 429) throw new Error(`the server says ${answer.status}`);
    const { code = '' } = (await answer.json().catch(() => ({}))) as { code?: string };
    throw new Refusal(answer.status, code);
  } finally {
    clearTimeout(timer);
  }
}
