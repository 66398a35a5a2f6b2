import type { Dong } from '#platform/money';
import type { NetUnit, PackCode } from './packs.js';

/** In whole millimetres. */
export interface PackSize {
  lengthMm: number;
  widthMm: number;
  heightMm: number;
}

/** One pack of a product, as it is bought. */
export interface VariantInput {
  pack: PackCode;
  /** Net content of one pack in whole base units. */
  netQuantity: number;
  netUnit: NetUnit;
  /** What one pack weighs for delivery, in grams; 0 for what is not sent. Of a night it is always 0. */
  shippingGrams: number;
  /** Its outer size as it is sent, once somebody has measured it: a large light pack is paid for by its room. */
  size?: PackSize;
  /** Per pack, VAT included; of what is sold by weight, per kilogram. */
  price: Dong;
  /** Sold by what the scale shows at packing, which may be so many percent from the net content; 1 to 30. */
  tolerancePercent?: number;
}
