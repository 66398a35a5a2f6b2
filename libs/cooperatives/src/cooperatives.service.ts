import { Injectable } from '@nestjs/common';
import { gln } from '#libs/gs1';
import { HiddenFromActor, requireOffice, type Actor, type DeskRole } from '#libs/identity';
import { LAI_CHAU, Places } from '#libs/places';
import { Clock } from '#platform/clock';
import { Database, isTaken, type Tx } from '#platform/database';
import { newId } from '#platform/ids';
import { Outbox } from '#platform/outbox';
import type { CooperativeAction } from './cooperative-actions.js';
import { Cooperative } from './cooperative.entity.js';
import { cooperativeSlug } from './cooperative-slug.js';
import * as sql from './cooperatives-statements.js';
import type { CooperativesFact } from './facts.js';
import { Members } from './members.service.js';
import { LocationNumbersUsedUp, NotInLaiChau, TaxCodeTaken } from './refusals.js';
import { checkInput, type CooperativeInput } from './registration.js';

const ATTEMPTS = 20;

/** A seller from its registration to its first sale, and what the department decides about it. */
@Injectable()
export class Cooperatives {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly places: Places,
    private readonly members: Members,
  ) {}

  /**
   * The registrant becomes the director. Throws NotATaxCode, TooFewMembers, RegisteredInTheFuture, NotAGs1Prefix, NotInLaiChau,
   * TaxCodeTaken, LocationNumbersUsedUp.
   */
  async register(actor: Actor, input: CooperativeInput): Promise<{ id: string; slug: string }> {
    checkInput(input, this.clock.today());
    const address = await this.places.address(input.communeCode);
    if (address?.provinceCode !== LAI_CHAU) throw new NotInLaiChau();
    const [under] = await this.db.read(sql.underPrefix, [input.gs1Prefix]);
    return this.insertUnderFreeNames(actor, input, under?.count ?? 0);
  }

  verify(officer: Actor, cooperativeId: string, note: string): Promise<void> {
    return this.decide(officer, cooperativeId, 'verify', note, 'cooperative.verified');
  }

  /** Throws SellerReasonNeeded without a reason: the seller must know what to bring. */
  refuse(officer: Actor, cooperativeId: string, reason: string): Promise<void> {
    return this.decide(officer, cooperativeId, 'refuse', reason, 'cooperative.refused');
  }

  /** Takes all its products off sale at once; orders that were placed are still delivered. */
  suspend(officer: Actor, cooperativeId: string, reason: string): Promise<void> {
    return this.decide(officer, cooperativeId, 'suspend', reason);
  }

  resume(officer: Actor, cooperativeId: string, note: string): Promise<void> {
    return this.decide(officer, cooperativeId, 'resume', note);
  }

  /** By a director. Giving the same role twice changes nothing. Throws NobodyWithThatLogin. */
  addMember(actor: Actor, cooperativeId: string, member: { login: string; role: DeskRole }): Promise<void> {
    return this.members.add(actor, cooperativeId, member);
  }

  /** By a director: all roles of the person. Throws LastDirector. */
  removeMember(actor: Actor, cooperativeId: string, personId: string): Promise<void> {
    return this.members.remove(actor, cooperativeId, personId);
  }

  private async insertUnderFreeNames(
    actor: Actor,
    input: CooperativeInput,
    under: number,
  ): Promise<{ id: string; slug: string }> {
    let [name, location] = [1, under + 1];
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      try {
        return await this.insert(
          actor,
          input,
          cooperativeSlug(input.name, name),
          locationNumber(input.gs1Prefix, location),
        );
      } catch (error) {
        if (isTaken(error, 'cooperatives_cooperative_tax_code_key')) throw new TaxCodeTaken();
        // Another seller has the name, or sits at that location number under a shared licence: the next one will do.
        if (isTaken(error, 'cooperatives_cooperative_slug_key')) name += 1;
        else if (isTaken(error, 'cooperatives_cooperative_gln_key')) location += 1;
        else throw error;
      }
    }
    throw new LocationNumbersUsedUp();
  }

  private insert(
    actor: Actor,
    input: CooperativeInput,
    slug: string,
    own: string,
  ): Promise<{ id: string; slug: string }> {
    return this.db.transaction(async tx => {
      const cooperative = Cooperative.register({ id: newId(), slug, gln: own }, input, this.clock.now());
      await tx.insert(Cooperative, cooperative);
      await this.db.run(tx, sql.addSeat, [cooperative.id, actor.personId, 'director', this.clock.now()]);
      await this.tell(tx, 'cooperative.registered', cooperative.id);
      return { id: cooperative.id, slug };
    });
  }

  private async decide(
    officer: Actor,
    cooperativeId: string,
    action: CooperativeAction,
    note: string,
    fact?: CooperativesFact['name'],
  ): Promise<void> {
    requireOffice(officer, 'officer');
    await this.db.transaction(async tx => {
      const cooperative = await tx.findOne(Cooperative, {
        where: { id: cooperativeId },
        lock: { mode: 'pessimistic_write' },
      });
      if (!cooperative) throw new HiddenFromActor();
      const now = this.clock.now();
      const kept = cooperative.decide(action, officer.personId, note, now);
      await tx.save(cooperative);
      await this.db.run(tx, sql.recordDecision, [cooperativeId, action, kept, officer.personId, now]);
      if (fact) await this.tell(tx, fact, cooperativeId);
    });
  }

  private tell(tx: Tx, name: CooperativesFact['name'], cooperativeId: string): Promise<void> {
    return this.outbox.add(tx, { name, cooperativeId });
  }
}

/** The longest prefix leaves two digits for places. */
function locationNumber(prefix: string, location: number): string {
  if (String(location).length > 12 - prefix.length) throw new LocationNumbersUsedUp();
  return gln(prefix, location);
}
