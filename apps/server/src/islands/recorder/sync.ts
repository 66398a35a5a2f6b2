// Bringing items home. Whatever is cut off at any point is sent again: the server answers the same for what it has already.
import type { VerifierKey } from '#libs/tlog';
import type { Book } from '../../api/recorder/book.js';
import type { AnswerOnPhone } from '../../api/recorder/on-phone.js';
import { keyOf, sign, toBase64Url } from './device-key.js';
import type { FieldClock } from './field-clock.js';
import { post, Refusal, send } from './send.js';
import { Forged, logKeyOf, takeAlong } from './stamped.js';
import { get, put, type Device, type ItemState, type OutItem, type Store } from './store.js';

const DEVICE_CONTEXT = 'cho-phien recorder device\n';
/** So many items in one request at most, and so many characters of them. */
const MOST_ITEMS = 25;
const MOST_CHARACTERS = 100_000;

export type SyncOutcome =
  | { state: 'done' }
  | { state: 'offline' }
  | { state: 'signed-out' }
  /** What was to be taken along is not signed as it should be: what the phone had stays. */
  | { state: 'forged' }
  /** The server does not want to hear from this device: `code` says why. */
  | { state: 'refused'; code: string };

/** What else must be right in a book that bears the stamp. */
export type Belief = (book: Book, log: VerifierKey) => boolean;

export class Sync {
  private running: Promise<SyncOutcome> | undefined;

  constructor(
    /** What the phone signs as its owner: the slug of a co-op, or `department`. */
    private readonly owner: string,
    private readonly base: string,
    private readonly store: Store,
    private readonly clock: FieldClock,
    private readonly deviceName: string,
    private readonly isBelieved: Belief,
  ) {}

  /** One at a time; whoever asks meanwhile gets the outcome of the one under way. */
  run(): Promise<SyncOutcome> {
    this.running ??= this.bringHome().finally(() => (this.running = undefined));
    return this.running;
  }

  private async bringHome(): Promise<SyncOutcome> {
    try {
      if (!(await get(this.store, 'device')) || !(await get(this.store, 'log'))) await this.register();
      await this.sendItems();
      await this.sendFiles();
      await this.takeBook();
      return { state: 'done' };
    } catch (error) {
      if (error instanceof Forged) return { state: 'forged' };
      if (!(error instanceof Refusal)) return { state: 'offline' };
      if (error.code === 'device-unknown') await this.store.delete('meta', 'device');
      return error.status === 401 ? { state: 'signed-out' } : { state: 'refused', code: error.code };
    }
  }

  private async takeBook(): Promise<void> {
    const book = await takeAlong<Book>(this.store, this.url('book'), `book/${this.owner}`);
    if (!this.isBelieved(book, await logKeyOf(this.store))) throw new Forged('what is in the book');
    await put(this.store, 'book', book);
  }

  private async register(): Promise<void> {
    const key = await keyOf(this.store);
    const proof = await sign(key, DEVICE_CONTEXT + this.owner);
    const device = await post<Device & { now: string; log: string }>(this.url('devices'), {
      key: toBase64Url(key.publicKey),
      proof,
      name: this.deviceName,
    });
    await this.clock.tell(device.now);
    await put(this.store, 'device', { id: device.id, letters: device.letters });
    if (!(await get(this.store, 'log'))) await put(this.store, 'log', device.log);
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
      const answer = await post<{ now: string; answers: AnswerOnPhone[]; isRevoked?: true }>(this.url('items'), {
        key,
        items,
      });
      await this.note(part, answer.answers);
      if (answer.isRevoked) throw new Refusal(403, 'device-revoked');
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

/** Whose book it is, before the phone has a key to check it by: nothing of it is kept. Or why it cannot be had now. */
export async function askWho(base: string): Promise<string | SyncOutcome> {
  try {
    const { me } = (await (await send(`${base}/book`)).json()) as Pick<Book, 'me'>;
    return me.id;
  } catch (error) {
    if (!(error instanceof Refusal)) return { state: 'offline' };
    return error.status === 401 ? { state: 'signed-out' } : { state: 'refused', code: error.code };
  }
}
