import type { Book } from '../../api/recorder/book.js';
import { Icon } from '../../ui/icons.js';
import { writeUnits } from './amounts.js';
import { say } from './desk-words.js';
import { rowIdOf, tasksOf, type BatchHere } from './outlook.js';
import type { Recorder } from './recorder.js';
import type { OutItem } from './store.js';

export interface ScreenProps {
  recorder: Recorder;
  book: Book;
  items: OutItem[];
  batches: BatchHere[];
}

const scannerFor = (coop: string): string => `/scanner?to=${encodeURIComponent(`/desk/${coop}/recorder`)}`;

/** `42 kg` */
export function amountHere(book: Book, unit: string, amount: number | bigint): string {
  const first = book.units[unit]?.[0];
  return first ? `${writeUnits(amount, first.holds, book.locale)} ${first.name}` : String(amount);
}

export const productName = (book: Book, id: string): string =>
  book.products.find(product => product.id === id)?.name ?? '';

export function HomeScreen({
  recorder,
  book,
  items,
  batches,
  scanned,
}: ScreenProps & { scanned?: { gtin: string; lot: string } }) {
  const { words, coop } = recorder.facts;
  const found = scanned && scannedBatch(book, batches, scanned);
  const shown = found ? [found] : batches;
  return (
    <div class="stack">
      {scanned && !found && <p class="notice notice-warning">{say(words.lotNotHere, { lot: scanned.lot })}</p>}
      <nav class="field-main" aria-label={words.title}>
        {book.mayStart && (
          <a class="button button-primary field-button" href="#/new">
            <Icon name="plus" />
            <span>{words.newBatch}</span>
          </a>
        )}
        <a class="button button-secondary field-button" href={scannerFor(coop)}>
          <Icon name="scan" />
          <span>{words.scan}</span>
        </a>
        <a class="button button-secondary field-button" href="#/items">
          <Icon name="clock" />
          <span>{say(words.recorded, { n: items.length })}</span>
        </a>
      </nav>
      <h2>{words.batches}</h2>
      {shown.length === 0 && <p>{words.noBatches}</p>}
      <ul class="field-list">
        {shown.map(batch => (
          <li key={batch.id}>
            <a class="field-card" href={`#/batch/${batch.id}`}>
              <strong>{productName(book, batch.product)}</strong>
              <span>{say(words.lotLeft, { lot: batch.lot, amount: amountHere(book, batch.unit, batch.balance) })}</span>
            </a>
          </li>
        ))}
      </ul>
      <p class="hint">{say(words.bookOf, { time: new Date(book.now).toLocaleString(book.locale) })}</p>
      {recorder.isKept && (
        <p class="hint">
          {words.kept} {recorder.isScannerKept && words.scannerKept}
        </p>
      )}
      {!('serviceWorker' in navigator) && <p class="notice notice-warning">{words.notKept}</p>}
    </div>
  );
}

/** A code that no screen is for, scanned without a network: what the book says of it, and no more. */
export function CodeScreen({ recorder, book, batches, gtin, lot }: ScreenProps & { gtin: string; lot: string }) {
  const { words, coop } = recorder.facts;
  const product = book.products.find(one => one.packs.some(pack => pack.gtin === gtin));
  const batch = lot === '' ? undefined : scannedBatch(book, batches, { gtin, lot });
  return (
    <div class="stack">
      <h1>{words.codeTitle}</h1>
      <p>{product ? say(words.codeOfProduct, { product: product.name }) : words.codeUnknown}</p>
      {batch && (
        <a class="field-card" href={`#/batch/${batch.id}`}>
          <strong>{say(words.lotOf, { lot: batch.lot })}</strong>
          <span>{say(words.left, { amount: amountHere(book, batch.unit, batch.balance) })}</span>
        </a>
      )}
      <p class="notice notice-warning">{words.codeKept}</p>
      <p>
        <a class="button button-secondary field-button" href={scannerFor(coop)}>
          <Icon name="scan" />
          <span>{words.keptCodes}</span>
        </a>
      </p>
    </div>
  );
}

function scannedBatch(book: Book, batches: readonly BatchHere[], { gtin, lot }: { gtin: string; lot: string }) {
  const products = book.products.filter(product => product.packs.some(pack => pack.gtin === gtin)).map(one => one.id);
  const ofLot = batches.filter(batch => batch.lot === lot);
  return ofLot.find(batch => products.includes(batch.product)) ?? (ofLot.length === 1 ? ofLot[0] : undefined);
}

/** A new batch: the phone gives it a lot of its own block, and it goes on with the first task. */
export function ProductScreen({ recorder, book }: ScreenProps) {
  const { words } = recorder.facts;
  const start = async (product: Book['products'][number]): Promise<void> => {
    const { id } = await recorder.startBatch(product);
    location.replace(`#/batch/${rowIdOf(id)}`);
  };
  return (
    <div class="stack">
      <h1>{words.chooseProduct}</h1>
      {book.products.length === 0 && <p>{words.noProducts}</p>}
      <ul class="field-list">
        {book.products.map(product => (
          <li key={product.id}>
            <button class="field-card" type="button" onClick={event => once(event.currentTarget, () => start(product))}>
              <strong>{product.name}</strong>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A second touch before the first is done does nothing. */
function once(button: HTMLButtonElement, work: () => Promise<void>): void {
  button.disabled = true;
  void work().finally(() => (button.disabled = false));
}

export function BatchScreen({ recorder, book, batch }: ScreenProps & { batch: BatchHere }) {
  const { words } = recorder.facts;
  return (
    <div class="stack">
      <h1>{say(words.lotOf, { lot: batch.lot })}</h1>
      <p>
        {productName(book, batch.product)}
        <br />
        {say(words.left, { amount: amountHere(book, batch.unit, batch.balance) })}
      </p>
      {batch.last === null && <p class="notice notice-info">{say(words.writeLot, { lot: batch.lot })}</p>}
      <h2>{words.chooseTask}</h2>
      <ul class="field-list">
        {tasksOf(book, batch).map(task => (
          <li key={task.kind}>
            <a
              class={`button field-button ${task.isNext ? 'button-primary' : 'button-secondary'}`}
              href={`#/batch/${batch.id}/${task.kind}`}
            >
              <span>{task.name}</span>
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
