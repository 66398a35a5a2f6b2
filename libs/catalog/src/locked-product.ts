import { HiddenFromActor } from '#libs/identity';
import type { Tx } from '#platform/database';
import { Product } from './product.entity.js';

/** Every verb that changes a product or what is decided about it begins with its row. */
export async function lockedProduct(tx: Tx, productId: string): Promise<Product> {
  const product = await tx.findOne(Product, { where: { id: productId }, lock: { mode: 'pessimistic_write' } });
  if (!product) throw new HiddenFromActor();
  return product;
}
