// The book a device takes along: data, not code, so that a phone that was offline for weeks records by the recipes it knew.
import { PACKS, isPack } from '#libs/catalog';
import { netContent } from '#libs/labels';
import { recipeOf, type BatchUnit } from '#libs/traceability';
import type { Visit } from '../../web/visit.js';
import type { BookRow } from './book.query.js';

/** Units people weigh and measure in, each in whole base units: the first is what the form starts with. */
const UNITS: Readonly<Record<BatchUnit, readonly { vi: string; en: string; holds: number }[]>> = {
  g: [
    { vi: 'kg', en: 'kg', holds: 1000 },
    { vi: 'lạng', en: 'lạng (100 g)', holds: 100 },
    { vi: 'yến', en: 'yến (10 kg)', holds: 10_000 },
    { vi: 'tạ', en: 'tạ (100 kg)', holds: 100_000 },
    { vi: 'tấn', en: 'tonnes', holds: 1_000_000 },
  ],
  ml: [
    { vi: 'lít', en: 'litres', holds: 1000 },
    { vi: 'ml', en: 'ml', holds: 1 },
  ],
  piece: [{ vi: 'cái', en: 'pieces', holds: 1 }],
  night: [{ vi: 'đêm', en: 'nights', holds: 1 }],
};

export function bookOf(visit: Visit, { products, ...rest }: BookRow) {
  const { locale, me, seat } = visit;
  const lines = [...new Set(products.map(product => product.line))];
  return {
    me: { id: me.personId, name: me.fullName },
    cooperative: { slug: seat.slug, name: seat.name },
    locale,
    now: visit.now.toISOString(),
    units: Object.fromEntries(
      Object.entries(UNITS).map(([base, units]) => [
        base,
        units.map(({ vi, en, holds }) => ({ name: visit.say(vi, en), holds })),
      ]),
    ),
    recipes: Object.fromEntries(
      lines.map(line => [
        line,
        (recipeOf(line)?.tasks ?? []).map(({ kind, step, vi, en, mostPercent }) => ({
          kind,
          step,
          name: visit.say(vi, en),
          mostPercent,
        })),
      ]),
    ),
    products: products.map(({ id, line, nameVi, nameEn, unit, packs }) => ({
      id,
      line,
      name: visit.say(nameVi, nameEn),
      unit: unit ?? recipeOf(line)?.unit ?? 'g',
      packs: packs.map(({ id: packId, gtin, pack, netQuantity, netUnit }) => ({
        id: packId,
        gtin,
        holds: netQuantity,
        name: `${isPack(pack) ? visit.say(PACKS[pack].vi, PACKS[pack].en) : pack} ${netContent(locale, netQuantity, netUnit)}`,
      })),
    })),
    ...rest,
  };
}

export type Book = ReturnType<typeof bookOf>;
