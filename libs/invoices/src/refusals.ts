import { Invalid } from '#platform/errors';

/** Not a series as it stands on a registration, or one of another year. */
export class SeriesUnreadable extends Invalid {
  readonly code = 'invoice-series-unreadable';
  override readonly field = 'series';
  override readonly facts: { example: string };
  constructor(example: string) {
    super(`not a series like ${example}`);
    this.facts = { example };
  }
}

/** An invoice with VAT on it says at which rate. */
export class VatRateNeeded extends Invalid {
  readonly code = 'invoice-rate-needed';
  override readonly field = 'rate';
}
