import { Balance, Bounds, bulkGtin, Flags, lotName, Packs, Scores, SiteClaims } from '#libs/balance';
import { EventBook, EventRules, type EpcisEvent } from '#libs/epcis';
import { Log } from '#libs/transparency';
import { HeldGoods } from '../../../libs/balance/src/held-goods.service.js';
import { Lots } from '../../../libs/balance/src/lots.service.js';
import type { TestDatabase } from '../database.js';
import type { Farm } from './traceability.js';

/** The verbs of the lib, and a book of events in whose transactions it has its say. */
export function balanceOn({ db, outbox, clock }: Pick<TestDatabase, 'db' | 'outbox' | 'clock'>) {
  const rules = new EventRules();
  const flags = new Flags(db, outbox, clock);
  const packs = new Packs(db);
  const balance = new Balance(db, new Lots(db), flags, packs, rules);
  new HeldGoods(db, balance, rules);
  const book = new EventBook(db, rules, new Log(db));
  return {
    rules,
    flags,
    balance,
    packs,
    book,
    bounds: new Bounds(db, clock),
    scores: new Scores(db, clock),
    claims: new SiteClaims(db, outbox, clock),
    /** One transaction with these events, told by this party. */
    capture: (events: EpcisEvent[], party: string) =>
      db.transaction(tx => book.append(tx, events, { party, actor: 'key' })),
  };
}

export interface FarmLots {
  gtin: string;
  bulk: string;
  gln: string;
  /** A stage of the bulk goods of a batch. */
  stage: (lot: string, stage?: number) => string;
  pack: (lot: string) => string;
  plot: string;
}

/** By the GTIN of its goods in bulk, where a farm plucks when nothing else is said. */
const plots = new Map<string, string>();
const onItsPlot = (lot: string): Pick<EpcisEvent, 'readPoint'> => {
  const id = plots.get(/\/01\/(\d{14})\//.exec(lot)?.[1] ?? '');
  return id === undefined ? {} : { readPoint: { id } };
};

/** How events call the goods and the plot of a farm. */
export async function lotsOf({ ask }: Pick<TestDatabase, 'ask'>, farm: Farm): Promise<FarmLots> {
  const [row] = await ask<{ gtin: string; gln: string; extension: string }>(
    `SELECT v.gtin, c.gln, s.extension FROM catalog_variant v, cooperatives_cooperative c, traceability_site s
     WHERE v.id = $1 AND c.id = $2 AND s.id = $3`,
    [farm.variantId, farm.cooperativeId, farm.plotId],
  );
  if (!row) throw new Error('the farm is not there');
  const bulk = bulkGtin(row.gtin);
  const plot = `https://id.gs1.org/414/${row.gln}/254/${row.extension}`;
  plots.set(bulk, plot);
  return {
    gtin: row.gtin,
    bulk,
    gln: row.gln,
    stage: (lot, stage = 1) => lotName(bulk, `${lot}.${stage}`),
    pack: lot => lotName(row.gtin, lot),
    plot,
  };
}

/** Packs in the books of the goods as their packing leaves them, for rows that were written without it. Lots here have plain letters. */
export const inTheBooks = (
  { ask, clock }: Pick<TestDatabase, 'ask' | 'clock'>,
  of: { variantId: string; batchId: string; packs: number },
): Promise<unknown> =>
  ask(
    `WITH lot AS (
       INSERT INTO balance_lot AS l (name, unit, cooperative_id, product_id, batch_id, created)
       SELECT 'https://id.gs1.org/01/' || v.gtin || '/10/' || b.lot, v.net_unit, b.cooperative_id, b.product_id, b.id, $3::bigint * v.net_quantity
       FROM catalog_variant v, traceability_batch b WHERE v.id = $1 AND b.id = $2
       ON CONFLICT (name) DO UPDATE SET created = l.created + excluded.created RETURNING l.id, l.cooperative_id)
     INSERT INTO balance_entry (lot_id, holder, event_time, kind, amount)
     SELECT lot.id, lot.cooperative_id::text, $4, 'opened', $3::bigint * v.net_quantity FROM lot, catalog_variant v WHERE v.id = $1`,
    [of.variantId, of.batchId, of.packs, clock.now()],
  );

let second = 0;
/** Each event has a moment of its own, later than the last: two of the same moment would be one event. */
const moment = (day: string): string => new Date(Date.parse(`${day}T05:00:00+07:00`) + ++second * 1000).toISOString();
const CONTEXT = [{ chophien: 'https://ns.chophien.example/epcis/' }];

export interface EventWish extends Partial<EpcisEvent> {
  day?: string;
}

const anEvent = (type: EpcisEvent['type'], { day = '2026-11-20', ...wish }: EventWish): EpcisEvent => ({
  '@context': CONTEXT,
  type,
  eventTime: moment(day),
  eventTimeZoneOffset: '+07:00',
  ...wish,
});

const kg = (epcClass: string, quantity: number) => ({ epcClass, quantity, uom: 'KGM' });

/** What the tasks of a batch mean, as the attackers of the balance write it. Kilograms; packs are counted. */
export const events = {
  pluck: (lot: string, kilograms: number, wish: EventWish = {}) =>
    anEvent('ObjectEvent', {
      action: 'ADD',
      bizStep: 'creating_class_instance',
      quantityList: [kg(lot, kilograms)],
      ...onItsPlot(lot),
      ...wish,
    }),
  make: (from: [string, number][], to: [string, number][], wish: EventWish = {}) =>
    anEvent('TransformationEvent', {
      bizStep: 'creating_class_instance',
      inputQuantityList: from.map(one => kg(...one)),
      outputQuantityList: to.map(one => kg(...one)),
      ...wish,
    }),
  pack: (from: string, kilograms: number, to: string, packs: number, wish: EventWish = {}) =>
    anEvent('TransformationEvent', {
      bizStep: 'creating_class_instance',
      inputQuantityList: [kg(from, kilograms)],
      outputQuantityList: [{ epcClass: to, quantity: packs, uom: 'H87' }],
      ...wish,
    }),
  move: (bizStep: 'shipping' | 'receiving' | 'void_shipping', lot: string, kilograms: number, wish: EventWish = {}) =>
    anEvent('ObjectEvent', { action: 'OBSERVE', bizStep, quantityList: [kg(lot, kilograms)], ...wish }),
  destroy: (lot: string, kilograms: number, wish: EventWish = {}) =>
    anEvent('ObjectEvent', { action: 'DELETE', bizStep: 'destroying', quantityList: [kg(lot, kilograms)], ...wish }),
  /** Something single, in whatever an event says of it. */
  thing: ({ type = 'ObjectEvent', ...wish }: EventWish): EpcisEvent => anEvent(type, { action: 'OBSERVE', ...wish }),
  /** The same event, declared never to have happened. */
  takeBack: (event: EpcisEvent, eventID: string): EpcisEvent => ({
    ...event,
    eventID,
    errorDeclaration: { declarationTime: '2026-11-24T08:00:00.000+07:00', reason: 'did_not_occur' },
  }),
};
