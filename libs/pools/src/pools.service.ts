import { Injectable } from '@nestjs/common';
import { requireOffice, type Actor } from '#libs/identity';
import { Clock } from '#platform/clock';
import { Database, isTaken } from '#platform/database';
import { newId, randomCode } from '#platform/ids';
import type { Locale } from '#platform/language';
import type { Dong } from '#platform/money';
import { Outbox } from '#platform/outbox';
import { insertPool, poolOfAttempt } from './pools.query.js';
import { PoolTimesWrong } from './refusals.js';

const CODE_LENGTH = 8;

const DAY_MS = 24 * 60 * 60 * 1000;
/** Goods lie on shelves for it meanwhile. */
export const LONGEST_POOL_MS = 60 * DAY_MS;

export interface PoolTerms {
  /** One per filled-in form: pressing again opens no second one. */
  attemptKey: string;
  groupCode: string;
  netQuantity: number;
  netUnit: string;
  packs: number;
  price: Dong;
  mostDelivery: Dong;
  /** Phone in E.164. */
  buyer: { name: string; phone: string; email?: string };
  communeCode: string;
  addressLine: string;
  note: string;
  locale: Locale;
  offersUntil: Date;
  answersUntil: Date;
}

/** Opening a pool: what somebody wants who wants more than one co-op has. */
@Injectable()
export class Pools {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** By the department, which speaks for the buyer. Returns its code. Throws PoolTimesWrong. */
  open(officer: Actor, terms: PoolTerms): Promise<string> {
    requireOffice(officer, 'officer');
    const now = this.clock.now();
    const { offersUntil, answersUntil } = terms;
    if (offersUntil <= now || answersUntil <= offersUntil || answersUntil.getTime() - now.getTime() > LONGEST_POOL_MS)
      throw new PoolTimesWrong();
    return this.store(officer, terms, now).catch(async (error: unknown) => {
      const [before] = await this.db.write(poolOfAttempt, [terms.attemptKey]);
      if (before) return before.code;
      if (isTaken(error, 'pools_pool_code_key')) return this.open(officer, terms);
      throw error;
    });
  }

  private store(officer: Actor, { buyer, ...terms }: PoolTerms, openedAt: Date): Promise<string> {
    const [id, code] = [newId(), randomCode(CODE_LENGTH)];
    const who = { buyerName: buyer.name, buyerPhone: buyer.phone, buyerEmail: buyer.email };
    const sums = { price: terms.price.toString(), mostDelivery: terms.mostDelivery.toString() };
    const pool = { ...terms, ...who, ...sums, id, code, openedBy: officer.personId, openedAt };
    return this.db.transaction(async tx => {
      await this.db.run(tx, insertPool, [JSON.stringify(pool)]);
      await this.outbox.add(tx, { name: 'pool.opened', poolId: id });
      return code;
    });
  }
}
