// Goods that change hands where there is no network: the giver's phone draws the code and shows it with what the receiver should know.
// The address in the QR is that of the page for the same thing, so that any phone's camera finds it; what stands behind # never leaves
// the phone that scanned it.
import type { Book } from '../../api/recorder/book.js';
import type { BatchHere } from './outlook.js';
import type { Deed } from './outbox.js';

/** As the server draws them (libs/platform/src/ids): 32 symbols told apart on paper, 16 of them are 80 bits. */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const CODE_LENGTH = 16;
const LONGEST_NAME = 40;

/** 256 is a multiple of 32, so the remainder is unbiased. */
export const newHandOverCode = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(CODE_LENGTH)), byte => ALPHABET.charAt(byte % 32)).join('');

export interface GoodsOffered {
  /** The co-op that gives. */
  from: string;
  product: string;
  lot: string;
  unit: string;
  /** Base units, as text. */
  amount: string;
}

export function handOverAddress(origin: string, book: Book, batch: BatchHere, deed: Deed): string {
  const product = book.products.find(one => one.id === batch.product)?.name ?? '';
  const facts: GoodsOffered = {
    from: book.cooperative.name.slice(0, LONGEST_NAME),
    product: product.slice(0, LONGEST_NAME),
    lot: batch.lot,
    unit: batch.unit,
    amount: String(deed['amount']),
  };
  return `${origin}/hand-over/${String(deed['code'])}#${new URLSearchParams({ ...facts }).toString()}`;
}

/** What the giver's phone said of the goods; undefined when the code came alone, as from the desk or typed. */
export function goodsOffered(text: string): GoodsOffered | undefined {
  const said = new URLSearchParams(text);
  const [from, product, lot, unit, amount] = ['from', 'product', 'lot', 'unit', 'amount'].map(
    key => said.get(key) ?? '',
  );
  if (!from || !lot || !unit || !amount || !/^\d{1,15}$/.test(amount)) return undefined;
  return { from, product: product ?? '', lot, unit, amount };
}
