import { Injectable } from '@nestjs/common';
import { requireOffice, requireSeat, type Actor } from '#libs/identity';
import { Clock } from '#platform/clock';
import { Database, isTaken, type Tx } from '#platform/database';
import { newId } from '#platform/ids';
import { Outbox } from '#platform/outbox';
import { Changes } from './changes.service.js';
import { isLine } from './lines.js';
import { lockedProduct } from './locked-product.js';
import { can } from './product-actions.js';
import { Product } from './product.entity.js';
import { productSlug } from './product-slug.js';
import type { ProductTexts } from './product-texts.js';
import { groupLeaf, hasVariant, setSeason } from './products.query.js';
import { NotAGroup, UnknownLine } from './refusals.js';
import { endTakedown } from './takedowns.query.js';
import { seasonOf, type Month } from './season.js';
import type { VariantInput } from './variant-input.js';
import { Variants } from './variants.service.js';

/** A new product comes with the first pack it is sold in. */
export type ProductInput = ProductTexts & { variant: VariantInput };
/** `version`: of the texts that were on the form. */
export type ProductEdit = ProductTexts & { version: number };

const ATTEMPTS = 5;
const wasTaken = (error: unknown) =>
  isTaken(error, 'catalog_product_slug_key') || isTaken(error, 'catalog_variant_gtin');

/** A product from the first draft to the shop. */
@Injectable()
export class Products {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly variants: Variants,
    private readonly changes: Changes,
  ) {}

  /** A draft that only the co-op sees. Throws UnknownLine, NotAGroup, UnknownPack, GtinsUsedUp. */
  async add(
    actor: Actor,
    cooperativeId: string,
    input: ProductInput,
  ): Promise<{ id: string; slug: string; variantId: string }> {
    requireSeat(actor, cooperativeId, 'clerk');
    await this.checkPlace(input);
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.insert(cooperativeId, input, productSlug(input.nameVi, attempt));
      } catch (error) {
        // Somebody else has the name, or took the item number under a shared prefix: another one will do.
        if (attempt === ATTEMPTS || !wasTaken(error)) throw error;
      }
    }
  }

  /** Throws ProductChanged when somebody saved other texts meanwhile. Those of a product on sale wait for the department beside the old ones. */
  async edit(actor: Actor, productId: string, { version, ...texts }: ProductEdit): Promise<void> {
    await this.checkPlace(texts);
    await this.db.transaction(async tx => {
      const product = await this.atDesk(tx, actor, productId);
      if (can('amend', product.state)) return this.changes.propose(tx, actor, product, texts, version);
      product.revise(texts, version, this.clock.now());
      await tx.save(product);
    });
  }

  /** In which months it is to be had fresh; none is all year round. Not a text of the label: nobody approves it. Throws a RangeError. */
  setSeason(actor: Actor, productId: string, months: readonly Month[]): Promise<void> {
    const season = seasonOf(months);
    return this.db.transaction(async tx => {
      await this.atDesk(tx, actor, productId);
      await this.db.run(tx, setSeason, [productId, season, this.clock.now()]);
    });
  }

  /** Asks the department to let it be sold. Throws ProductIncomplete with everything that is missing. */
  submit(actor: Actor, productId: string): Promise<void> {
    return this.db.transaction(async tx => {
      const product = await this.atDesk(tx, actor, productId);
      const [variant] = await this.db.run(tx, hasVariant, [productId]);
      product.submit(variant?.found ?? false, this.clock.now());
      await tx.save(product);
      await this.tell(tx, 'product.submitted', productId);
    });
  }

  /** `seenVersion`: of the texts that the officer has read, when they come from a page. */
  async approve(officer: Actor, productId: string, seenVersion?: number): Promise<void> {
    const at = this.clock.now();
    return this.decide(officer, productId, 'product.approved', async (product, tx) => {
      if (seenVersion !== undefined) product.checkVersion(seenVersion);
      product.approve(officer.personId, at);
      await this.db.run(tx, endTakedown, [productId, at]);
    });
  }

  async refuse(officer: Actor, productId: string, reason: string): Promise<void> {
    return this.decide(officer, productId, 'product.refused', product =>
      product.refuse(officer.personId, reason, this.clock.now()),
    );
  }

  private insert(cooperativeId: string, input: ProductInput, slug: string) {
    return this.db.transaction(async tx => {
      const id = newId();
      await tx.insert(Product, Product.draft(id, cooperativeId, slug, input, this.clock.now()));
      const variant = await this.variants.put(tx, cooperativeId, id, input.variant);
      return { id, slug, variantId: variant.id };
    });
  }

  private decide(
    officer: Actor,
    productId: string,
    fact: 'product.approved' | 'product.refused',
    decision: (product: Product, tx: Tx) => Promise<void> | void,
  ): Promise<void> {
    requireOffice(officer, 'officer');
    return this.db.transaction(async tx => {
      const product = await lockedProduct(tx, productId);
      await decision(product, tx);
      await tx.save(product);
      await this.tell(tx, fact, productId);
    });
  }

  private async checkPlace({ line, groupCode }: ProductTexts): Promise<void> {
    if (!isLine(line)) throw new UnknownLine();
    const [group] = await this.db.read(groupLeaf, [groupCode, this.clock.today()]);
    if (!group) throw new NotAGroup();
  }

  private async atDesk(tx: Tx, actor: Actor, productId: string): Promise<Product> {
    const product = await lockedProduct(tx, productId);
    requireSeat(actor, product.cooperativeId, 'clerk');
    return product;
  }

  private tell(
    tx: Tx,
    name: 'product.submitted' | 'product.approved' | 'product.refused',
    productId: string,
  ): Promise<void> {
    return this.outbox.add(tx, { name, productId });
  }
}
