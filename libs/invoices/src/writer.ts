import type { Day } from '#platform/clock';
import type { Dong } from '#platform/money';
import type { Draft } from './drafts.js';

/** An invoice with its number: all that its file says. */
export interface NumberedInvoice extends Pick<Draft, 'reason' | 'lines'> {
  series: string;
  number: number;
  day: Day;
  /** Of the order, as buyer and co-op call it. */
  order: string;
  seller: { name: string; taxCode: string; address: string; phone: string };
  buyer: { name: string; address: string };
  payment: 'cod' | 'vietqr' | 'card' | 'wallet';
  gross: Dong;
  vat: Dong;
  /** The invoice that it lessens; null: it is of a sale. */
  adjusts: Numbered | null;
}

export interface Numbered {
  series: string;
  number: number;
  day: Day;
}

/**
 * Makes the file of an invoice in a form that somebody reads: the tax authority, or a provider that signs it and brings it there. Pure, since it runs
 * in the transaction that takes the number.
 */
export abstract class InvoiceWriter {
  abstract write(invoice: NumberedInvoice): string;
}
