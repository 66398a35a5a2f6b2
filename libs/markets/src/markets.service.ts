import { Injectable } from '@nestjs/common';
import { HiddenFromActor, requireOffice, requireSeat, seatAt, type Actor } from '#libs/identity';
import { Clock, type Day } from '#platform/clock';
import { Database, isOfNobody, isTaken } from '#platform/database';
import { newId } from '#platform/ids';
import { slugOf } from '#platform/language';
import * as sql from './markets.query.js';
import {
  BuyersComeThere,
  ComingDecided,
  MarketCommuneUnknown,
  MarketNameTaken,
  MarksOutOfRange,
  NotAMarketDay,
  StallTaken,
} from './refusals.js';
import { meetsOn, nextDays, RANGE, type MarketRule } from './schedule.js';

export const MARKET_KINDS = ['highland', 'rural', 'border', 'centre'] as const;

export interface NewMarket {
  nameVi: string;
  nameEn: string;
  kind: (typeof MARKET_KINDS)[number];
  communeCode: string;
  place: string;
  /** Minutes of the day. */
  opensAt: number;
  closesAt: number;
  /** The co-operative that manages it. */
  manager?: string;
  rule: MarketRule;
}

/** Markets where the villages meet: when, who comes, on which stall. */
@Injectable()
export class Markets {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Returns its slug. Throws MarketNameTaken, MarketCommuneUnknown, MarksOutOfRange. */
  async open(officer: Actor, market: NewMarket): Promise<string> {
    requireOffice(officer, 'officer');
    refuseStrangeMarks(market.rule);
    const { nameVi, nameEn, kind, communeCode, place, opensAt, closesAt, manager = null } = market;
    const [id, slug] = [newId(), slugOf(nameVi)];
    const [times, by] = [[opensAt, closesAt] as const, [officer.personId, this.clock.now()] as const];
    try {
      await this.db.transaction(async tx => {
        await this.db.run(tx, sql.insertMarket, [
          id,
          slug,
          nameVi,
          nameEn,
          kind,
          communeCode,
          place,
          ...times,
          manager,
          ...by,
        ]);
        await this.db.run(tx, sql.insertRule, ruleRow(id, market.rule));
      });
    } catch (error) {
      if (isTaken(error, 'markets_market_slug')) throw new MarketNameTaken();
      if (isOfNobody(error, 'markets_market_commune')) throw new MarketCommuneUnknown();
      throw error;
    }
    return slug;
  }

  /** One more rule: its days are added to those of the others. */
  async addRule(officer: Actor, slug: string, rule: MarketRule): Promise<void> {
    requireOffice(officer, 'officer');
    refuseStrangeMarks(rule);
    const { id } = await this.bySlug(slug);
    await this.db.write(sql.insertRule, ruleRow(id, rule));
  }

  /** Of the market's register of stalls. The same code twice is one stall. */
  async addStall(actor: Actor, slug: string, code: string): Promise<void> {
    const market = await this.bySlug(slug);
    requireManager(actor, market.managerId);
    await this.db.write(sql.insertStall, [newId(), market.id, code]);
  }

  /** The co-op will be there on that day. Said again, it says anew what it brings. Throws NotAMarketDay. */
  async comeTo(actor: Actor, cooperativeId: string, wish: { market: string; day: Day; brings: string }): Promise<void> {
    requireSeat(actor, cooperativeId, 'clerk');
    const { id, rules } = await this.bySlug(wish.market);
    if (wish.day < this.clock.today() || !meetsOn(rules, wish.day)) throw new NotAMarketDay();
    const now = this.clock.now();
    await this.db.write(sql.sayComing, [newId(), id, cooperativeId, wish.day, wish.brings, actor.personId, now]);
  }

  /** It will not be there after all. Throws BuyersComeThere when orders are to be fetched there. */
  async stayAway(actor: Actor, cooperativeId: string, comingId: string): Promise<void> {
    requireSeat(actor, cooperativeId, 'clerk');
    try {
      await this.db.write(sql.withdrawComing, [comingId, cooperativeId, this.clock.today()]);
    } catch (error) {
      if (isOfNobody(error, 'ordering_order_coming')) throw new BuyersComeThere();
      throw error;
    }
  }

  /** An officer, or who sits at the desk of the co-op that manages the market. Throws ComingDecided, StallTaken. */
  async decide(
    actor: Actor,
    comingId: string,
    { state, stall }: { state: 'confirmed' | 'refused'; stall?: string },
  ): Promise<void> {
    await this.requireDecider(actor, comingId);
    const by = [actor.personId, this.clock.now(), this.clock.today()] as const;
    try {
      const [decided] = await this.db.write(sql.decideComing, [comingId, state, stall ?? null, ...by]);
      if (!decided) throw new ComingDecided();
    } catch (error) {
      if (isTaken(error, 'markets_coming_stall')) throw new StallTaken();
      throw error;
    }
  }

  /** Lets on who may decide about a coming: to others it is not there. */
  async requireDecider(actor: Actor, comingId: string): Promise<void> {
    const [coming] = await this.db.read(sql.managerOfComing, [comingId]);
    if (!coming) throw new HiddenFromActor();
    requireManager(actor, coming.managerId);
  }

  /** The next days on which the market meets, today included: for picking up an order there. */
  async nextDaysOf(slug: string, count: number): Promise<Day[]> {
    return nextDays((await this.bySlug(slug)).rules, this.clock.today(), count);
  }

  private async bySlug(slug: string): Promise<sql.MarketWithRules> {
    const [market] = await this.db.read(sql.marketBySlug, [slug]);
    if (!market) throw new HiddenFromActor();
    return market;
  }
}

const ruleRow = (marketId: string, { kind, marks, validFrom, validTo }: MarketRule) =>
  [newId(), marketId, kind, [...marks], validFrom, validTo] as [string, string, string, number[], Day, Day | null];

function refuseStrangeMarks({ kind, marks }: MarketRule): void {
  const [min, max] = RANGE[kind];
  if (marks.length === 0 || marks.some(mark => !Number.isInteger(mark) || mark < min || mark > max))
    throw new MarksOutOfRange();
}

function requireManager(actor: Actor, managerId: string | null): void {
  if (actor.offices.includes('officer')) return;
  if (managerId === null || !seatAt(actor, managerId)) throw new HiddenFromActor();
  requireSeat(actor, managerId, 'clerk');
}
