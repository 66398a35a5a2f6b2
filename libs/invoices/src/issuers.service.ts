import { Injectable } from '@nestjs/common';
import { requireSeat, type Actor } from '#libs/identity';
import { Clock } from '#platform/clock';
import { Database, statement } from '#platform/database';
import { SeriesUnreadable, VatRateNeeded } from './refusals.js';
import { readSeries, seriesIn, type Series } from './series.js';
import type { VatRate } from './vat.js';

export interface IssuerWish {
  /** As it stands on the registration: `1C26TAB`. */
  series: string;
  /** Of its goods and of the delivery; a seller without VAT on its invoices has none. */
  rate?: VatRate;
}

/** Who was on stays on from when it was. */
const start = statement<
  never,
  [
    cooperativeId: string,
    template: string,
    code: string,
    use: string,
    tail: string,
    rate: VatRate | null,
    by: string,
    at: Date,
  ]
>(
  'invoices.start',
  `INSERT INTO invoices_issuer AS i (cooperative_id, template, code, use, tail, rate, since, changed_by, changed_at)
   VALUES ($1, $2, $3, $4, $5, $6, $8, $7, $8)
   ON CONFLICT (cooperative_id) DO UPDATE SET template = $2, code = $3, use = $4, tail = $5, rate = $6, since = COALESCE(i.since, $8),
     changed_by = $7, changed_at = $8`,
);
const stop = statement<never, [cooperativeId: string, by: string, at: Date]>(
  'invoices.stop',
  `UPDATE invoices_issuer SET since = NULL, changed_by = $2, changed_at = $3 WHERE cooperative_id = $1 AND since IS NOT NULL`,
);

/** Sellers for whom invoices are made here. None is unless its director says so: many issue with a provider of their own, or need not issue. */
@Injectable()
export class Issuers {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** For whatever is delivered from now on. Throws SeriesUnreadable, VatRateNeeded. */
  async start(director: Actor, cooperativeId: string, wish: IssuerWish): Promise<void> {
    requireSeat(director, cooperativeId, 'director');
    const series = this.read(wish.series);
    const { template, code, use, tail } = series;
    const rate = template === '1' ? wish.rate : null;
    if (rate === undefined) throw new VatRateNeeded();
    await this.db.write(start, [cooperativeId, template, code, use, tail, rate, director.personId, this.clock.now()]);
  }

  /** What was issued stays. Again, it changes nothing. */
  async stop(director: Actor, cooperativeId: string): Promise<void> {
    requireSeat(director, cooperativeId, 'director');
    await this.db.write(stop, [cooperativeId, director.personId, this.clock.now()]);
  }

  private read(typed: string): Series {
    const year = Number(this.clock.today().slice(0, 4));
    const series = readSeries(typed, year);
    if (!series) throw new SeriesUnreadable(seriesIn({ template: '2', code: 'C', use: 'T', tail: 'AB' }, year));
    return series;
  }
}
