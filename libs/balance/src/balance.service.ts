import { Injectable } from '@nestjs/common';
import { EventRule, EventRules, type Flag, type StoredEvent } from '#libs/epcis';
import { dayOf } from '#platform/clock';
import { Database, type Tx } from '#platform/database';
import * as sql from './balance.query.js';
import { boundsInForce } from './bounds.query.js';
import { inScope, type Bound } from './bounds.js';
import { capacityOf, seasonOf } from './capacity.js';
import { Flags } from './flags.service.js';
import { goodsOf, namesIn } from './goods-of-event.js';
import type { LotState, RaisedFlag, TimedEvent } from './books.js';
import { FalseQuantity, Ledger } from './ledger.js';
import { Lots } from './lots.service.js';
import { Packs } from './packs.service.js';
import { LotsInCircle, NotEnoughInLot, PacksGoneOn, QuantityUnreadable } from './refusals.js';

/**
 * Mass balance: looks at every event in the transaction that stores it. What breaks the law for a lot of a co-op of the house is refused with
 * the event (B1, units, circles); what may be true but is unlikely is flagged and holds its batch (B2, B4, B5). Lots of other people's classes are
 * followed, and flagged, but never refused: the book of events belongs to the standard.
 */
@Injectable()
export class Balance extends EventRule {
  constructor(
    private readonly db: Database,
    private readonly lots: Lots,
    private readonly flags: Flags,
    private readonly packs: Packs,
    rules: EventRules,
  ) {
    super();
    rules.add(this);
  }

  /** Throws NotEnoughInLot, QuantityUnreadable, LotsInCircle, PacksGoneOn. */
  async admit(tx: Tx, stored: readonly StoredEvent[]): Promise<Flag[]> {
    const events = stored.filter(({ isDeclaration }) => !isDeclaration).map(goodsOf);
    const wrong = await this.declaredWrong(tx, stored);
    const names = new Set(events.filter(isAboutGoods).flatMap(namesIn));
    const returned = wrong.length > 0 ? await this.db.run(tx, sql.lotsOfEvents, [wrong.map(({ id }) => id)]) : [];
    for (const { name } of returned) names.add(name);
    if (names.size === 0) return [];
    // Locked before anything is taken back, so that corrections and new events of a lot wait for each other.
    let lots = await this.lots.locked(tx, [...names]);
    if (wrong.length > 0) {
      await this.takeBack(tx, wrong);
      lots = await this.lots.locked(tx, [...names]);
    }
    const flags = await this.book(tx, events.filter(isAboutGoods), lots, stored);
    if (wrong.length > 0) await this.requireStillThere(tx, lots);
    return flags;
  }

  private async declaredWrong(tx: Tx, stored: readonly StoredEvent[]): Promise<{ id: bigint; by: bigint }[]> {
    const declarations = stored.filter(({ isDeclaration }) => isDeclaration);
    if (declarations.length === 0) return [];
    return this.db.run(tx, sql.eventsDeclaredWrong, [declarations.map(({ id }) => id)]);
  }

  private async takeBack(tx: Tx, wrong: readonly { id: bigint; by: bigint }[]): Promise<void> {
    const events = wrong.map(({ id }) => id);
    await this.db.run(tx, sql.voidClaims, [events]);
    await this.db.run(tx, sql.voidEvents, [events, wrong.map(({ by }) => by)]);
    await this.flags.withdraw(tx, events);
  }

  private async book(
    tx: Tx,
    events: readonly TimedEvent[],
    lots: ReadonlyMap<string, LotState>,
    stored: readonly StoredEvent[],
  ): Promise<Flag[]> {
    const lines = [...new Set([...lots.values()].flatMap(({ own }) => (own ? [own.line] : [])))];
    const bounds = lines.length > 0 ? await this.db.run(tx, boundsInForce, [lines]) : [];
    const sites = lines.length > 0 ? await this.sitesOf(tx, events) : [];
    const ledger = new Ledger(lots, bounds, new Map(sites.map(place => [place.site, place])));
    for (const event of events) booked(ledger, event);
    await this.save(tx, ledger, lots);
    const raised = [
      ...ledger.flags,
      ...(await this.shortages(tx, lots, events)),
      ...(await this.soldElsewhere(tx, ledger)),
      ...(await this.circles(tx, ledger)),
      ...(await this.beyondCapacity(tx, ledger, bounds, sites)),
    ];
    await this.flags.raise(tx, raised);
    const eventIds = new Map(stored.map(({ id, eventId }) => [id, eventId]));
    return raised.map(({ event, kind }) => ({ eventId: eventIds.get(event) ?? '', name: kind }));
  }

  private sitesOf(tx: Tx, events: readonly TimedEvent[]): Promise<sql.SiteRow[]> {
    const links = new Set(events.flatMap(({ site }) => (site === undefined ? [] : [site])));
    const read = [...links].map(site => SITE.exec(site)).filter(found => found !== null);
    if (read.length === 0) return Promise.resolve([]);
    return this.db.run(tx, sql.sitesCalled, [
      read.map(([site]) => site),
      read.map(([, gln = '']) => gln),
      read.map(([, , extension = '']) => extension),
    ]);
  }

  private async save(tx: Tx, { entries, edges }: Ledger, lots: ReadonlyMap<string, LotState>): Promise<void> {
    const touched = [...lots.values()];
    const claims = touched.flatMap(lot => [...lot.claims].map(([claim, amount]) => ({ lot: lot.id, claim, amount })));
    await this.db.run(tx, sql.saveBooks, [
      json(
        touched.map(({ id, unit, created, consumed, shipped, received, destroyed, origin }) => ({
          id,
          unit,
          created,
          consumed,
          shipped,
          received,
          destroyed,
          origin,
        })),
      ),
      json(entries.map(entry => ({ ...entry, lot: entry.lot.id }))),
      json(edges.map(edge => ({ ...edge, from: edge.from.id, to: edge.to.id }))),
      json(claims),
    ]);
  }

  /** B1 at every point of time, over all that is known of the lots now: a back-dated event is measured like any other. */
  private async shortages(
    tx: Tx,
    lots: ReadonlyMap<string, LotState>,
    events: readonly TimedEvent[],
  ): Promise<RaisedFlag[]> {
    const byId = new Map([...lots.values()].map(lot => [lot.id, lot]));
    const short = await this.db.run(tx, sql.shortages, [[...byId.keys()]]);
    const flags: RaisedFlag[] = [];
    for (const { id, level, at, holder } of short) {
      const lot = byId.get(id);
      if (!lot || (!lot.own && lot.created === 0n)) continue;
      if (lot.own) throw new NotEnoughInLot(lot.name, -level, lot.unit ?? '', at);
      const event = events.at(-1)?.id;
      if (event !== undefined)
        flags.push({
          kind: 'conservation',
          lot,
          event,
          numbers: { missing: String(-level), unit: lot.unit ?? '', at, holder },
        });
    }
    return flags;
  }

  /** The packs of a packing that never was cannot have been sold or labelled (B3, B6). */
  private async requireStillThere(tx: Tx, lots: ReadonlyMap<string, LotState>): Promise<void> {
    const [gone] = await this.packs.goneOn(tx, lots.values());
    if (gone) throw new PacksGoneOn(gone.name);
  }

  /** Packs that went to somebody else although orders of the market had taken them: both cannot be. */
  private async soldElsewhere(tx: Tx, { entries }: Ledger): Promise<RaisedFlag[]> {
    const sent = entries.filter(({ kind, amount, lot }) => kind === 'shipped' && amount < 0n && lot.sold > 0n);
    const gone = await this.packs.goneOn(tx, new Set(sent.map(({ lot }) => lot)));
    return gone.flatMap(({ id, missing }) => {
      const last = sent.findLast(({ lot }) => lot.id === id);
      if (!last || missing === 0n) return [];
      const { lot, event, time: at, holder } = last;
      return [
        {
          kind: 'conservation' as const,
          lot,
          event,
          numbers: { missing: String(missing), unit: lot.unit ?? '', at, holder },
        },
      ];
    });
  }

  private async circles(tx: Tx, { edges, flags }: Ledger): Promise<RaisedFlag[]> {
    const selfMade = flags.find(({ kind, lot }) => kind === 'cycle' && lot.own);
    if (selfMade) throw new LotsInCircle(selfMade.lot.name);
    const risky = edges.filter(({ to, isContainer }) => to.feeds && !isContainer);
    if (risky.length === 0) return [];
    await this.db.run(tx, sql.lockCircles, []);
    const found = await this.db.run(tx, sql.circles, [risky.map(({ from }) => from.id), risky.map(({ to }) => to.id)]);
    return found.flatMap(({ from, to }) => {
      const edge = risky.find(one => one.from.id === from && one.to.id === to);
      if (!edge) return [];
      if (edge.from.own || edge.to.own) throw new LotsInCircle(edge.to.name);
      return [{ kind: 'cycle' as const, lot: edge.to, event: edge.event, numbers: { lot: edge.from.name } }];
    });
  }

  /** B4: what a site gave in a season against what it can give. Counted row by row in the order of the sites. */
  private async beyondCapacity(
    tx: Tx,
    { entries }: Ledger,
    bounds: readonly Bound[],
    sites: readonly sql.SiteRow[],
  ): Promise<RaisedFlag[]> {
    const harvests = entries
      .filter(({ kind, site, lot }) => kind === 'created' && site !== undefined && lot.own)
      .sort((a, b) => ((a.site ?? '') < (b.site ?? '') ? -1 : 1));
    const flags: RaisedFlag[] = [];
    for (const { lot, event, time, amount, site = '' } of harvests) {
      const place = sites.find(one => one.site === site);
      const day = dayOf(new Date(time));
      const began = seasonOf(day, place?.seasonStarts);
      const [season] = await this.db.run(tx, sql.addHarvest, [site, began, lot.unit ?? '', amount]);
      const most = place && lot.own && capacityOf(place, lot.unit, inScope(bounds, { ...lot.own, day }), day);
      if (season && most !== undefined && season.gathered > most)
        flags.push({
          kind: 'capacity',
          lot,
          event,
          numbers: {
            gathered: String(season.gathered),
            most: String(most),
            unit: lot.unit ?? '',
            site,
            year: began.slice(0, 4),
          },
        });
    }
    return flags;
  }
}

const SITE = /^https:\/\/id\.gs1\.org\/414\/(\d{13})\/254\/([^/]+)$/;

const ABOUT_GOODS = new Set(['ObjectEvent', 'TransformationEvent', 'AggregationEvent']);
/** An event that only looks (inspecting, storing) concerns no books, and takes no locks. */
function isAboutGoods(event: TimedEvent): boolean {
  if (!ABOUT_GOODS.has(event.type)) return false;
  return (
    event.type !== 'ObjectEvent' ||
    (event.quantityList.length > 0 && (event.action !== 'OBSERVE' || MOVING.has(event.bizStep ?? '')))
  );
}
const MOVING = new Set(['shipping', 'void_shipping', 'receiving', 'destroying', 'retail_selling', 'dispensing']);

function booked(ledger: Ledger, event: TimedEvent): void {
  try {
    ledger.book(event);
  } catch (error) {
    if (error instanceof FalseQuantity) throw new QuantityUnreadable(error.lot.name, error.fault);
    throw error;
  }
}

const json = (rows: unknown): string =>
  JSON.stringify(rows, (_key, value: unknown) => (typeof value === 'bigint' ? value.toString() : value));
