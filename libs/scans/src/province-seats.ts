import { cellOf, kmBetween, type Cell } from './cell.js';

/**
 * Where the seat of each province lies since 1 July 2025 (by province code: latitude, longitude), to a few kilometres: enough to say whether a pack was looked at
 * in another part of the country than it was sent to.
 */
const SEATS: Readonly<Record<string, { name: string; at: string }>> = {
  '01': { name: 'Hà Nội', at: '21.03,105.85' },
  '04': { name: 'Cao Bằng', at: '22.67,106.26' },
  '08': { name: 'Tuyên Quang', at: '21.82,105.21' },
  '11': { name: 'Điện Biên', at: '21.39,103.02' },
  '12': { name: 'Lai Châu', at: '22.40,103.46' },
  '14': { name: 'Sơn La', at: '21.33,103.91' },
  '15': { name: 'Lào Cai', at: '21.72,104.91' },
  '19': { name: 'Thái Nguyên', at: '21.59,105.84' },
  '20': { name: 'Lạng Sơn', at: '21.85,106.76' },
  '22': { name: 'Quảng Ninh', at: '20.95,107.08' },
  '24': { name: 'Bắc Ninh', at: '21.27,106.19' },
  '25': { name: 'Phú Thọ', at: '21.32,105.40' },
  '31': { name: 'Hải Phòng', at: '20.86,106.68' },
  '33': { name: 'Hưng Yên', at: '20.65,106.06' },
  '37': { name: 'Ninh Bình', at: '20.25,105.97' },
  '38': { name: 'Thanh Hoá', at: '19.81,105.78' },
  '40': { name: 'Nghệ An', at: '18.67,105.69' },
  '42': { name: 'Hà Tĩnh', at: '18.34,105.91' },
  '44': { name: 'Quảng Trị', at: '17.47,106.62' },
  '46': { name: 'Huế', at: '16.46,107.59' },
  '48': { name: 'Đà Nẵng', at: '16.05,108.20' },
  '51': { name: 'Quảng Ngãi', at: '15.12,108.80' },
  '52': { name: 'Gia Lai', at: '13.78,109.22' },
  '56': { name: 'Khánh Hoà', at: '12.24,109.19' },
  '66': { name: 'Đắk Lắk', at: '12.67,108.04' },
  '68': { name: 'Lâm Đồng', at: '11.94,108.44' },
  '75': { name: 'Đồng Nai', at: '10.95,106.82' },
  '79': { name: 'Thành phố Hồ Chí Minh', at: '10.78,106.70' },
  '80': { name: 'Tây Ninh', at: '10.54,106.41' },
  '82': { name: 'Đồng Tháp', at: '10.36,106.36' },
  '86': { name: 'Vĩnh Long', at: '10.25,105.97' },
  '91': { name: 'An Giang', at: '10.01,105.08' },
  '92': { name: 'Cần Thơ', at: '10.03,105.78' },
  '96': { name: 'Cà Mau', at: '9.18,105.15' },
};

/** The cell of a province's seat; undefined for a code that is none. */
export const seatOf = (provinceCode: string): Cell | undefined => {
  const seat = SEATS[provinceCode];
  return seat && cellOf(seat.at);
};

export const provincesWithSeat = (): string[] => Object.keys(SEATS);

/** The province whose seat is nearest to a cell: what an area is called when people speak of it. */
export function nearestProvince(cell: Cell): string {
  const distances = Object.values(SEATS).map(({ name, at }) => ({ name, km: kmBetween(cell, cellOf(at) ?? cell) }));
  return distances.reduce((near, one) => (one.km < near.km ? one : near)).name;
}
