/** How one piece for sale is packed, as it is said after a number: `2 túi`, `2 bags`. */
export const PACKS = {
  bag: { vi: 'túi', en: 'bag' },
  box: { vi: 'hộp', en: 'box' },
  jar: { vi: 'hũ', en: 'jar' },
  bottle: { vi: 'chai', en: 'bottle' },
  can: { vi: 'lon', en: 'can' },
  pack: { vi: 'gói', en: 'pack' },
  bunch: { vi: 'bó', en: 'bunch' },
  crate: { vi: 'thùng', en: 'crate' },
  basket: { vi: 'giỏ', en: 'basket' },
  piece: { vi: 'chiếc', en: 'piece' },
  set: { vi: 'bộ', en: 'set' },
  pot: { vi: 'chậu', en: 'pot' },
  // Loose goods by the measure: what the buyer asks for is the pack.
  kilo: { vi: 'kg', en: 'kg' },
  lang: { vi: 'lạng', en: '100 g' },
  night: { vi: 'đêm', en: 'night' },
} as const satisfies Record<string, { vi: string; en: string }>;

export type PackCode = keyof typeof PACKS;

export const PACK_CODES = Object.keys(PACKS) as PackCode[];

export const isPack = (code: string): code is PackCode => Object.hasOwn(PACKS, code);

/** Base units of net content; a kilogram is 1000 g. */
export const NET_UNITS = ['g', 'ml', 'piece', 'night'] as const;
export type NetUnit = (typeof NET_UNITS)[number];
