import { gtin14 } from '#libs/gs1';
import { lastDayOf, type Issuer } from '#libs/ocop';
import { addDays, addMonths, startOfDay, type Day } from '#platform/clock';
import { dong, type Dong } from '#platform/money';
import { slugOf } from '#platform/language';
import { cooperatives } from './cooperatives.js';
import { idOf } from './dice.js';
import { allGoods } from './goods/all-goods.js';
import type { GoodsOfSeed } from './goods/goods.js';
import type { Row } from './insert-rows.js';
import { officerId } from './people.js';
import { cooperativeId } from './register.js';

export interface Variant {
  id: string;
  productId: string;
  gtin: string;
  net: number;
  /** Grams for the carrier. */
  grams: number;
  /** Outer size of a box, in millimetres: of a bag or a jar nobody has measured it. */
  size: readonly [length: number, width: number, height: number] | null;
  price: Dong;
  position: number;
  pack: string;
  unit: string;
}

export interface Product {
  id: string;
  slug: string;
  goods: GoodsOfSeed;
  cooperativeId: string;
  variants: Variant[];
}

const numbers = new Map<string, number>();

function nextItem(prefix: string): number {
  const item = (numbers.get(prefix) ?? 0) + 1;
  numbers.set(prefix, item);
  return item;
}

/** Packaging on top of the net weight. */
const parcelGrams = (net: number, unit: string): number => (unit === 'g' ? Math.ceil((net * 1.08 + 40) / 10) * 10 : 0);

/** A gift box takes more room than what is in it weighs. */
const boxFor = (net: number): readonly [number, number, number] => (net < 100 ? [160, 110, 70] : [260, 180, 90]);

function product(goods: GoodsOfSeed): Product {
  const slug = slugOf(goods.name[0]);
  const id = idOf(`product ${slug}`);
  const prefix = cooperatives.find(one => one.slug === goods.of)?.gs1Prefix ?? '';
  const variants = goods.packs.map(([pack, net, unit, price, grams], position) => ({
    id: idOf(`variant ${slug} ${position}`),
    productId: id,
    gtin: gtin14(prefix, nextItem(prefix)),
    pack,
    net,
    unit,
    price: dong(price),
    grams: grams ?? parcelGrams(net, unit),
    size: pack === 'box' ? boxFor(net) : null,
    position,
  }));
  return { id, slug, goods, cooperativeId: cooperativeId(goods.of), variants };
}

export const products: readonly Product[] = allGoods.map(product);

const REFUSAL = 'Nhãn và mô tả còn nói như thuốc chữa bệnh; đề nghị sửa lại theo bản tự công bố.';

function stateOf({ goods }: Product, today: Day, at: number): Row {
  const state = goods.state ?? 'approved';
  const isWaiting = state === 'draft' || state === 'submitted';
  const created = isWaiting ? addDays(today, -4 - (at % 3)) : addDays(addMonths(today, -15), at % 20);
  const decided = isWaiting ? null : startOfDay(addDays(created, 3));
  return {
    state,
    submitted_at: state === 'draft' ? null : startOfDay(addDays(created, 1)),
    decided_at: decided,
    decided_by: decided && officerId,
    refusal: state === 'refused' ? REFUSAL : null,
    created_at: startOfDay(created),
    updated_at: decided ?? startOfDay(created),
  };
}

/** Sold by what the scale shows: only packs of whole kilograms are, so that the price of the kilogram is a whole one too. */
function byWeight({ price, net }: Variant, tolerancePercent?: number): Row {
  if (tolerancePercent === undefined) return { catch_weight: false, price_per_kilo: null, tolerance_percent: null };
  return { catch_weight: true, price_per_kilo: price / BigInt(net / 1000), tolerance_percent: tolerancePercent };
}

export function catalogueRows(today: Day): { products: Row[]; variants: Row[]; certificates: Row[] } {
  return {
    products: products.map((one, at) => {
      const { goods } = one;
      const both = (name: string, [vi, en]: readonly [string, string] = ['', '']) => ({
        [`${name}_vi`]: vi,
        [`${name}_en`]: en,
      });
      return {
        id: one.id,
        cooperative_id: one.cooperativeId,
        slug: one.slug,
        line: goods.line,
        group_code: goods.group,
        ...both('name', goods.name),
        ...both('summary', goods.summary),
        ...both('story', goods.story),
        ...both('ingredients', goods.ingredients),
        ...both('usage', goods.usage),
        ...both('warnings', goods.warnings),
        standard: goods.line === 'tourism' ? '' : `TCCS ${String(at + 1).padStart(2, '0')}:2025`,
        shelf_life_days: goods.shelfLifeDays,
        season: goods.season ?? null,
        version: 1,
        ...stateOf(one, today, at),
      };
    }),
    variants: products.flatMap(one =>
      one.variants.map(variant => ({
        id: variant.id,
        product_id: one.id,
        gtin: variant.gtin,
        pack: variant.pack,
        net_quantity: variant.net,
        net_unit: variant.unit,
        shipping_grams: variant.grams,
        length_mm: variant.size?.[0],
        width_mm: variant.size?.[1],
        height_mm: variant.size?.[2],
        price: variant.price,
        ...byWeight(variant, one.goods.tolerancePercent),
        position: variant.position,
      })),
    ),
    certificates: products.flatMap((one, at) => (one.goods.stars ? [certificate(one, at, today)] : [])),
  };
}

/** Three stars came from the district until it ended on 30 June 2025 (Decision 1489/QĐ-TTg), five come from the centre. */
function issuerOf(stars: number, issuedOn: Day): Issuer {
  if (stars === 5) return 'central';
  return stars === 3 && issuedOn <= '2025-06-30' ? 'district' : 'province';
}

function issuedOn(standing: string, at: number, today: Day): Day {
  // A certificate holds for 36 months.
  if (standing === 'ends-soon') return addDays(addMonths(today, -36), 18);
  if (standing === 'ended') return addDays(addMonths(today, -37), -5);
  return addDays(addMonths(today, -16 - (at % 15)), at % 25);
}

function certificate({ id, slug, goods }: Product, at: number, today: Day): Row {
  const [stars, standing = 'holds'] = goods.stars ?? [3];
  const day = issuedOn(standing, at, today);
  const isRevoked = standing === 'revoked';
  return {
    id: idOf(`certificate ${slug}`),
    product_id: id,
    stars,
    decision_number: `${1000 + at * 7}/QĐ-UBND`,
    issuer: issuerOf(stars, day),
    issued_on: day,
    expires_on: lastDayOf(day),
    revoked_on: isRevoked ? addMonths(today, -2) : null,
    revocation_reason: isRevoked ? 'Kết quả kiểm tra: hàm lượng ẩm vượt mức công bố ở hai lô liên tiếp.' : null,
    recorded_by: officerId,
    recorded_at: startOfDay(addDays(day, 5)),
  };
}
