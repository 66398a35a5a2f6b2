import { Injectable } from '@nestjs/common';
import { HiddenFromActor, requireOffice, requireSeat, type Actor } from '#libs/identity';
import { Clock, type Day } from '#platform/clock';
import { Database, type Tx } from '#platform/database';
import { newId } from '#platform/ids';
import { Outbox } from '#platform/outbox';
import type { BaseUnit } from './quantity.js';
import {
  OwnSiteClaim,
  SiteClaimMovedOn,
  SiteClaimReasonNeeded,
  SiteClaimUnreadable,
  SiteClaimWaits,
} from './refusals.js';
import type { Measure, SiteClaimKind } from './site-claim-actions.js';
import * as sql from './site-claims.query.js';

export interface SiteClaim {
  /** Of the claim to be: a form sent twice makes one. */
  id?: string;
  claim: SiteClaimKind;
  /** Of a capacity: how large the place is, and the most that one season gives in whole base units. */
  capacity?: { size: bigint; amount: bigint; unit: BaseUnit };
  /** The days between which it holds. Today when `from` is left out; without an end when `to` is. */
  from?: Day;
  to?: Day;
  /** On what ground: the land register, a survey, a certificate. */
  source: string;
}

/** What a co-op says of a place of its own, and the department's countersignature. Only that counts in the balance (B4, B5). */
@Injectable()
export class SiteClaims {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** By a clerk. Throws SiteClaimUnreadable, SiteClaimWaits while one of the kind waits for the department. */
  claim(actor: Actor, siteId: string, made: SiteClaim): Promise<{ id: string }> {
    return this.db.transaction(async tx => {
      const [site] = await this.db.run(tx, sql.siteToClaim, [siteId]);
      if (!site) throw new HiddenFromActor();
      requireSeat(actor, site.cooperativeId, 'clerk');
      const row = rowOf(made, site.measure as Measure | null, made.from ?? this.clock.today());
      const id = made.id ?? newId();
      const who = { site: site.link, cooperativeId: site.cooperativeId, claimedBy: actor.personId };
      const added = await this.db.run(tx, sql.insertSiteClaim, [
        JSON.stringify({ ...row, ...who, id, claimedAt: this.clock.now() }),
      ]);
      if (added.length > 0) await this.outbox.add(tx, { name: 'site-claim.made', claimId: id });
      else await this.requireSameClaim(tx, [id, site.link, made.claim]);
      return { id };
    });
  }

  /** The co-op takes back what nobody has decided yet. By a clerk. Throws SiteClaimMovedOn. */
  withdraw(actor: Actor, claimId: string): Promise<void> {
    return this.db.transaction(async tx => {
      const claim = await this.locked(tx, claimId);
      if (!claim.cooperativeId) throw new HiddenFromActor();
      requireSeat(actor, claim.cooperativeId, 'clerk');
      if (claim.state !== 'open') throw new SiteClaimMovedOn();
      await this.db.run(tx, sql.withdrawSiteClaim, [claimId]);
      await this.outbox.add(tx, { name: 'site-claim.withdrawn', claimId });
    });
  }

  /** By an officer who did not make it. Throws OwnSiteClaim, SiteClaimMovedOn. */
  countersign(officer: Actor, claimId: string, words: string): Promise<void> {
    return this.decide(officer, claimId, 'countersigned', words.trim());
  }

  /** With the reason, which the co-op reads. Throws SiteClaimReasonNeeded, OwnSiteClaim, SiteClaimMovedOn. */
  refuse(officer: Actor, claimId: string, words: string): Promise<void> {
    return this.decide(officer, claimId, 'refused', words.trim());
  }

  private decide(officer: Actor, claimId: string, state: 'countersigned' | 'refused', words: string): Promise<void> {
    return this.db.transaction(async tx => {
      requireOffice(officer, 'officer');
      const claim = await this.locked(tx, claimId);
      if (claim.claimedBy === officer.personId) throw new OwnSiteClaim();
      if (claim.state !== 'open') throw new SiteClaimMovedOn();
      if (state === 'refused' && words === '') throw new SiteClaimReasonNeeded();
      await this.db.run(tx, sql.decideSiteClaim, [claimId, state, officer.personId, this.clock.now(), words]);
      await this.outbox.add(tx, { name: `site-claim.${state}`, claimId });
    });
  }

  private async requireSameClaim(tx: Tx, of: [id: string, site: string, claim: string]): Promise<void> {
    const [same] = await this.db.run(tx, sql.siteClaimMade, of);
    if (!same) throw new SiteClaimWaits();
  }

  private async locked(tx: Tx, claimId: string) {
    const [claim] = await this.db.run(tx, sql.lockSiteClaim, [claimId]);
    if (!claim) throw new HiddenFromActor();
    return claim;
  }
}

/** Throws SiteClaimUnreadable: a capacity has its numbers, above zero; nothing else has any. */
function rowOf({ claim, capacity, to, source }: SiteClaim, measure: Measure | null, from: Day) {
  if (to !== undefined && to < from) throw new SiteClaimUnreadable('to');
  if (claim !== 'capacity') return { claim, from, to, source };
  if (!measure || !capacity || capacity.size <= 0n) throw new SiteClaimUnreadable('size');
  if (capacity.amount <= 0n) throw new SiteClaimUnreadable('amount');
  const { size, amount, unit } = capacity;
  return { claim, from, to, source, measure, size: size.toString(), amount: amount.toString(), unit };
}
