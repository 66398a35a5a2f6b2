import type { Visit } from './visit.js';

/** A sum of money in a table: figures of one width, never broken over two lines. */
export const amountOf = (visit: Visit, amount: bigint) => <span class="num nowrap">{visit.dong(amount)}</span>;
