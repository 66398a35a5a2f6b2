import { Injectable } from '@nestjs/common';
import { HiddenFromActor, requireSeat, type Actor } from '#libs/identity';
import { Clock } from '#platform/clock';
import { Database, type Tx } from '#platform/database';
import { newId } from '#platform/ids';
import type { Dong } from '#platform/money';
import { priceByWeight } from './catch-weight.js';
import { ItemNumbers } from './item-numbers.service.js';
import { isPack } from './packs.js';
import { insertVariant, ownerOf, ownerOfVariant, setPrice, setWithdrawn } from './products.query.js';
import { NotByWeight, UnknownPack } from './refusals.js';
import type { VariantInput } from './variant-input.js';

/**
 * The packs of a product. Net content never changes: another content is another pack with another GTIN
 * (GS1 GTIN Management Standard, rule "declared net content").
 */
@Injectable()
export class Variants {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly itemNumbers: ItemNumbers,
  ) {}

  add(actor: Actor, productId: string, input: VariantInput): Promise<{ id: string; gtin: string }> {
    return this.db.transaction(async tx => {
      const [owner] = await this.db.run(tx, ownerOf, [productId]);
      if (!owner) throw new HiddenFromActor();
      requireSeat(actor, owner.cooperativeId, 'clerk');
      return this.put(tx, owner.cooperativeId, productId, input);
    });
  }

  /** Joins the transaction that makes the product: a product comes with its first pack. Throws UnknownPack, NotByWeight, GtinsUsedUp. */
  async put(
    tx: Tx,
    cooperativeId: string,
    productId: string,
    input: VariantInput,
  ): Promise<{ id: string; gtin: string }> {
    if (!isPack(input.pack)) throw new UnknownPack();
    if (input.tolerancePercent !== undefined && input.netUnit !== 'g') throw new NotByWeight();
    const variant = { id: newId(), gtin: await this.itemNumbers.next(tx, cooperativeId) };
    const { size, ...rest } = input;
    // A night is spent where it is: whatever weight and size were typed in, there is nothing to send.
    const sent = input.netUnit === 'night' ? { shippingGrams: 0 } : { shippingGrams: input.shippingGrams, ...size };
    await this.db.run(tx, insertVariant, [
      JSON.stringify({ ...variant, productId, ...rest, ...sent, ...pricesOf(input) }),
    ]);
    return variant;
  }

  /** From the next order on; orders placed keep their price. `price`: per pack, or per kilogram of what is sold by weight. */
  changePrice(actor: Actor, variantId: string, price: Dong): Promise<void> {
    return this.change(actor, variantId, tx => this.db.run(tx, setPrice, [variantId, price.toString()]));
  }

  /** No longer sold; what was sold and labelled keeps its GTIN. */
  withdraw(actor: Actor, variantId: string): Promise<void> {
    return this.change(actor, variantId, tx => this.db.run(tx, setWithdrawn, [variantId, this.clock.now()]));
  }

  offerAgain(actor: Actor, variantId: string): Promise<void> {
    return this.change(actor, variantId, tx => this.db.run(tx, setWithdrawn, [variantId, null]));
  }

  private change(actor: Actor, variantId: string, write: (tx: Tx) => Promise<unknown>): Promise<void> {
    return this.db.transaction(async tx => {
      const [owner] = await this.db.run(tx, ownerOfVariant, [variantId]);
      if (!owner) throw new HiddenFromActor();
      requireSeat(actor, owner.cooperativeId, 'clerk');
      await write(tx);
    });
  }
}

function pricesOf({ price, netQuantity, tolerancePercent }: VariantInput): { price: string; pricePerKilo?: string } {
  if (tolerancePercent === undefined) return { price: price.toString() };
  return { price: priceByWeight(price, netQuantity).toString(), pricePerKilo: price.toString() };
}
