/** Which mandatory contents apply: see listing-rules.ts. */
export type GoodsClass = 'food' | 'craft' | 'living' | 'service';

export interface Line {
  vi: string;
  en: string;
  goods: GoodsClass;
}

/** The product lines of the province. A line decides the recipe of tasks, the drawing beside a product, and what a listing must say. */
export const LINES = {
  tea: { vi: 'Chè', en: 'Tea', goods: 'food' },
  rice: { vi: 'Gạo, ngũ cốc', en: 'Rice and grains', goods: 'food' },
  honey: { vi: 'Mật ong', en: 'Honey', goods: 'food' },
  herbs: { vi: 'Dược liệu', en: 'Medicinal herbs', goods: 'food' },
  fish: { vi: 'Cá, thủy sản', en: 'Fish', goods: 'food' },
  fruit: { vi: 'Rau, củ, quả', en: 'Fruit and vegetables', goods: 'food' },
  vermicelli: { vi: 'Miến, bún khô', en: 'Vermicelli', goods: 'food' },
  livestock: { vi: 'Thịt, sản phẩm chăn nuôi', en: 'Meat and livestock', goods: 'food' },
  flowers: { vi: 'Hoa, cây cảnh', en: 'Flowers', goods: 'living' },
  wood: { vi: 'Đồ gỗ, mây tre', en: 'Wood and bamboo', goods: 'craft' },
  textile: { vi: 'Thổ cẩm, may mặc', en: 'Brocade and clothing', goods: 'craft' },
  tourism: { vi: 'Du lịch cộng đồng', en: 'Community tourism', goods: 'service' },
} as const satisfies Record<string, Line>;

export type LineCode = keyof typeof LINES;

export const LINE_CODES = Object.keys(LINES) as LineCode[];

export const isLine = (code: string): code is LineCode => Object.hasOwn(LINES, code);
