import { Injectable } from '@nestjs/common';
import { HiddenFromActor, requireOffice, requireSeat, type Actor } from '#libs/identity';
import { Clock } from '#platform/clock';
import { Database, isTaken } from '#platform/database';
import { newId } from '#platform/ids';
import { WHOLE_BP } from './offers.js';
import type { Bearer, PromotionTerms } from './promotion.js';
import { endPromotion, inPlayOn, insertPromotion, promotionOf } from './promotions.query.js';
import { AboveTheCeiling, CodeTaken, PromotionAboutNothing, PromotionDaysTurned, PromotionEnded } from './refusals.js';

const asJson = (value: unknown): string =>
  JSON.stringify(value, (_key, one: unknown) => (typeof one === 'bigint' ? one.toString() : one));

/** Opening and ending promotions: by whoever bears their cost. What one says never changes: another is opened, and the first one ended. */
@Injectable()
export class Promotions {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Throws PromotionDaysTurned, PromotionAboutNothing, AboveTheCeiling, CodeTaken. */
  async open(actor: Actor, terms: PromotionTerms): Promise<string> {
    requireBearer(actor, terms.bearer, terms.cooperativeId);
    if (terms.validTo < terms.validFrom || terms.validTo < this.clock.today()) throw new PromotionDaysTurned();
    await this.refuseAboveTheCeiling(terms);
    const id = newId();
    try {
      const row = { id, ...terms };
      await this.db.write(insertPromotion, [asJson(row), actor.personId, this.clock.now()]);
    } catch (error) {
      if (isTaken(error, 'promotions_code')) throw new CodeTaken();
      throw error;
    }
    return id;
  }

  /** From now on it takes nothing off any more; orders that were placed keep what they got. Throws PromotionEnded. */
  async end(actor: Actor, id: string): Promise<void> {
    const [promotion] = await this.db.write(promotionOf, [id]);
    if (!promotion) throw new HiddenFromActor();
    requireBearer(actor, promotion.bearer as Bearer, promotion.cooperativeId);
    const [ended] = await this.db.write(endPromotion, [id, actor.personId, this.clock.now()]);
    if (!ended) throw new PromotionEnded();
  }

  /** The rule of the first day; the day of an order looks again. */
  private async refuseAboveTheCeiling({ kind, rateBp, amount, validFrom }: PromotionTerms): Promise<void> {
    if (kind === 'percent' && !rateBp) throw new PromotionAboutNothing();
    if (kind === 'sum' && !amount) throw new PromotionAboutNothing();
    const [rule] = await this.db.write(inPlayOn, [validFrom]);
    const ceilingBp = rule?.ceilingBp ?? WHOLE_BP;
    if (kind === 'percent' && (rateBp ?? 0) > ceilingBp) throw new AboveTheCeiling(ceilingBp);
  }
}

/** A co-op's own is of its director and clerks; the platform's of the operator; the province's of the trade department. */
function requireBearer(actor: Actor, bearer: Bearer, cooperativeId: string | null): void {
  if (bearer === 'platform') return requireOffice(actor, 'operator');
  if (bearer === 'province') return requireOffice(actor, 'officer');
  if (cooperativeId === null) throw new HiddenFromActor();
  requireSeat(actor, cooperativeId, 'director');
}
