import { Dice } from './dice.js';

const FAMILIES = [
  'Nguyễn',
  'Trần',
  'Lê',
  'Phạm',
  'Hoàng',
  'Vũ',
  'Đặng',
  'Bùi',
  'Đỗ',
  'Ngô',
  'Dương',
  'Lý',
  'Lò',
  'Vàng',
  'Giàng',
  'Tẩn',
  'Lường',
  'Quàng',
];
const MIDDLES = ['Văn', 'Thị', 'Minh', 'Thu', 'Ngọc', 'Đức', 'Thanh', 'Quang', 'Hồng', 'Hải', 'Bích', 'Anh'];
const GIVEN = [
  'An',
  'Bình',
  'Chi',
  'Dung',
  'Giang',
  'Hà',
  'Hạnh',
  'Hiếu',
  'Hương',
  'Khánh',
  'Lan',
  'Linh',
  'Long',
  'Mai',
  'Nam',
  'Nga',
  'Phong',
  'Phương',
  'Quân',
  'Sơn',
  'Thảo',
  'Trang',
  'Tuấn',
  'Yến',
];
const STREETS = ['Hoa Ban', 'Suối Trong', 'Đồi Thông', 'Cây Gạo', 'Bờ Đê', 'Chợ Mới', 'Ga Cũ', 'Hồ Sen'];

export interface Buyer {
  name: string;
  phone: string;
  email: string | null;
  address: string;
  communeCode: string;
  provinceCode: string;
}

export interface Commune {
  code: string;
  provinceCode: string;
}

/** Where parcels go: Hà Nội and Hồ Chí Minh City most of all, then the province itself. */
const SHARE: Record<string, number> = { '01': 30, '79': 22, '12': 14 };
const REST = 34;

/** Invented people all over the country. Numbers begin with 0500, which no network has: nobody's phone rings. */
export function makeBuyers(count: number, communes: readonly Commune[]): Buyer[] {
  const dice = new Dice(1489);
  const within = new Map<string, Commune[]>();
  for (const one of communes) within.set(one.provinceCode, [...(within.get(one.provinceCode) ?? []), one]);
  const provinces = [...within.keys()];
  const others = REST / Math.max(1, provinces.length - Object.keys(SHARE).length);
  return Array.from({ length: count }, (_, at) => {
    const provinceCode = dice.weigh(provinces, code => SHARE[code] ?? others);
    const commune = dice.pick(within.get(provinceCode) ?? communes);
    return {
      name: `${dice.pick(FAMILIES)} ${dice.pick(MIDDLES)} ${dice.pick(GIVEN)}`,
      phone: `+84500${String(100_000 + at * 37)}`,
      email: dice.falls(0.4) ? `khach${at + 1}@demo.test` : null,
      address: `Số ${dice.whole(1, 180)}, đường ${dice.pick(STREETS)}`,
      communeCode: commune.code,
      provinceCode,
    };
  });
}
