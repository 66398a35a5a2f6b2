// What the screens stand on: the store of this person, the clock, the outbox, and syncing when there is a network.
import type { Book } from '../../api/recorder/book.js';
import type { AppWords } from './desk-words.js';
import { FieldClock } from './field-clock.js';
import { listItems, localDay, newItemId, nextLot, seal, type Deed, type Shown } from './outbox.js';
import { get, lastPerson, openStore, rememberPerson, type OutFile, type OutItem, type Store } from './store.js';
import { askWho, Sync, type Belief, type SyncOutcome } from './sync.js';

export interface PageFacts {
  /** The slug of the co-op; `department` on an officer's phone. */
  coop: string;
  /** Address of the API that this app talks to. */
  api: string;
  /** Address of the script that answers for the network. */
  worker: string;
  locale: string;
  words: AppWords;
  /** Sentences of refusals by their code. */
  refusals: Record<string, string>;
}

export class Recorder {
  /** The screens draw themselves anew. */
  onChange: () => void = () => undefined;
  outcome: SyncOutcome | undefined;
  isSending = false;
  /** The browser has put the app away: it opens without a network. */
  isKept = false;
  /** The page that scans as well. */
  isScannerKept = false;

  private constructor(
    readonly facts: PageFacts,
    readonly store: Store,
    readonly clock: FieldClock,
    private readonly sync: Sync,
  ) {}

  /** Undefined when the phone has never seen this co-op's book and cannot get it now: `why` says what is in the way. */
  static async open(facts: PageFacts, isBelieved: Belief): Promise<Recorder | SyncOutcome> {
    const { coop } = facts;
    const known = lastPerson(coop);
    // Known here: open at once, and ask the server afterwards. A weak network is the normal case.
    if (known && (await Recorder.isReady(coop, known))) return Recorder.of(facts, known, isBelieved);
    const personId = await askWho(facts.api);
    if (typeof personId !== 'string') return personId;
    const recorder = await Recorder.of(facts, personId, isBelieved);
    const outcome = await recorder.send();
    if (!(await get(recorder.store, 'book'))) return outcome;
    rememberPerson(coop, personId);
    return recorder;
  }

  private static async isReady(coop: string, personId: string): Promise<boolean> {
    const store = await openStore(coop, personId);
    const [book, device] = [await get(store, 'book'), await get(store, 'device')];
    store.close();
    return book !== undefined && device !== undefined;
  }

  private static async of(facts: PageFacts, personId: string, isBelieved: Belief): Promise<Recorder> {
    const store = await openStore(facts.coop, personId);
    const clock = await FieldClock.open(store);
    return new Recorder(facts, store, clock, new Sync(facts.coop, facts.api, store, clock, deviceName(), isBelieved));
  }

  async snapshot(): Promise<{ book: Book; items: OutItem[] }> {
    const book = await get(this.store, 'book');
    if (!book) throw new Error('no book');
    return { book, items: await listItems(this.store) };
  }

  async record(deed: Deed, shown: Shown, files: readonly OutFile[] = []): Promise<OutItem> {
    const item = await seal(this.store, this.clock, newItemId(), deed, shown, files);
    this.onChange();
    // The browser is asked not to throw our memory away when the phone runs full.
    void navigator.storage?.persist?.();
    void this.send();
    return item;
  }

  async startBatch(product: { id: string; name: string }): Promise<OutItem> {
    const device = await get(this.store, 'device');
    const lot = await nextLot(this.store, device?.letters ?? '', localDay());
    return this.record(
      { what: 'start', product: product.id, lot },
      { title: this.facts.words.started, detail: `${product.name}, ${lot}` },
    );
  }

  async send(): Promise<SyncOutcome> {
    this.isSending = true;
    this.onChange();
    this.outcome = await this.sync.run();
    if (this.outcome.state === 'refused' && this.outcome.code === 'other-persons-device') await this.makeRoom();
    this.isSending = false;
    this.onChange();
    return this.outcome;
  }

  /** Somebody else is signed in at this phone now: their work has a store of its own, so the app opens anew with that. */
  private async makeRoom(): Promise<void> {
    const personId = await askWho(this.facts.api);
    if (typeof personId !== 'string') return;
    rememberPerson(this.facts.coop, personId);
    location.reload();
  }
}

/** How the desk will know this phone until somebody names it. */
function deviceName(): string {
  const [, model] = /\(Linux; Android [^;]*; ([^;)]+)/.exec(navigator.userAgent) ?? [];
  const system =
    /iPhone|iPad/.exec(navigator.userAgent)?.[0] ?? /Android|Windows|Macintosh|Linux/.exec(navigator.userAgent)?.[0];
  return (model ?? system ?? 'Chrome').trim().slice(0, 60);
}
