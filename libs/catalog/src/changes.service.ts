import { Injectable } from '@nestjs/common';
import { requireOffice, requireSeat, type Actor } from '#libs/identity';
import { Clock } from '#platform/clock';
import { Database, type Tx } from '#platform/database';
import { newId } from '#platform/ids';
import { Outbox } from '#platform/outbox';
import { endChange, insertChange, pendingChange } from './changes.query.js';
import type { CatalogFact } from './facts.js';
import { lockedProduct } from './locked-product.js';
import { needed, type Product } from './product.entity.js';
import { allTexts, type ProductTexts } from './product-texts.js';
import { NoChangePending } from './refusals.js';

/** New texts of what is on sale: written by the co-op, read by the department, and only then by buyers. */
@Injectable()
export class Changes {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Joins the transaction that edits. The old texts stay on sale; what was proposed before is replaced. Saving the live texts takes it back. */
  async propose(tx: Tx, actor: Actor, product: Product, texts: ProductTexts, version: number): Promise<void> {
    const at = this.clock.now();
    const changed = product.amend(texts, version, at);
    const [pending] = await this.db.run(tx, pendingChange, [product.id]);
    if (changed.length === 0 && !pending) return;
    const ended = changed.length === 0 ? 'withdrawn' : 'replaced';
    await this.db.run(tx, endChange, [product.id, ended, actor.personId, at, null]);
    product.version += 1;
    await tx.save(product);
    if (changed.length === 0) return;
    const [before, after] = [allTexts(product), allTexts(texts)].map(all => JSON.stringify(all)) as [string, string];
    await this.db.run(tx, insertChange, [newId(), product.id, before, after, actor.personId, at]);
    await this.tell(tx, { name: 'change.proposed', productId: product.id });
  }

  /** The co-op takes its change back. Throws NoChangePending. */
  async withdraw(actor: Actor, productId: string): Promise<void> {
    return this.db.transaction(async tx => {
      const product = await lockedProduct(tx, productId);
      requireSeat(actor, product.cooperativeId, 'clerk');
      product.version += 1;
      await this.end(tx, product, 'withdrawn', actor, null);
      await tx.save(product);
    });
  }

  /** `seenVersion`: of what the officer has read. Throws ProductChanged, NoChangePending. */
  async approve(officer: Actor, productId: string, seenVersion?: number): Promise<void> {
    requireOffice(officer, 'officer');
    return this.db.transaction(async tx => {
      const product = await lockedProduct(tx, productId);
      if (seenVersion !== undefined) product.checkVersion(seenVersion);
      const [pending] = await this.db.run(tx, pendingChange, [productId]);
      if (!pending) throw new NoChangePending();
      product.adopt(pending.after, this.clock.now());
      await this.end(tx, product, 'approved', officer, null);
      await tx.save(product);
      await this.tell(tx, { name: 'change.approved', changeId: pending.id });
    });
  }

  /** The old texts stay on sale. Throws DecisionReasonNeeded, NoChangePending. */
  async refuse(officer: Actor, productId: string, reason: string): Promise<void> {
    requireOffice(officer, 'officer');
    return this.db.transaction(async tx => {
      const product = await lockedProduct(tx, productId);
      product.checkAction('decideChange');
      product.version += 1;
      const changeId = await this.end(tx, product, 'refused', officer, needed(reason));
      await tx.save(product);
      await this.tell(tx, { name: 'change.refused', changeId });
    });
  }

  private async end(tx: Tx, { id }: Product, state: string, by: Actor, refusal: string | null): Promise<string> {
    const [ended] = await this.db.run(tx, endChange, [id, state, by.personId, this.clock.now(), refusal]);
    if (!ended) throw new NoChangePending();
    return ended.id;
  }

  private tell(tx: Tx, fact: CatalogFact): Promise<void> {
    return this.outbox.add(tx, fact);
  }
}
