import type { Dong } from '#platform/money';
import type { NetUnit, PackCode } from './packs.js';

/** One pack of a product, as it is bought. */
export interface VariantInput {
  pack: PackCode;
  /** Net content of one pack in whole base units. */
  netQuantity: number;
  netUnit: NetUnit;
  /** What one pack weighs for delivery, in grams; 0 for what is not sent. Of a night it is always 0. */
  shippingGrams: number;
  /** Per pack, VAT included. */
  price: Dong;
}
