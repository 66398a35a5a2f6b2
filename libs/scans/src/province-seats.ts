import { cellOf, type Cell } from './cell.js';

/**
 * Where the seat of each province lies since 1 July 2025 (province code -> latitude, longitude), to a few kilometres: enough to say whether a pack was looked at
 * in another part of the country than it was sent to.
 */
const SEATS: Readonly<Record<string, string>> = {
  '01': '21.03,105.85',
  '04': '22.67,106.26',
  '08': '21.82,105.21',
  '11': '21.39,103.02',
  '12': '22.40,103.46',
  '14': '21.33,103.91',
  '15': '21.72,104.91',
  '19': '21.59,105.84',
  '20': '21.85,106.76',
  '22': '20.95,107.08',
  '24': '21.27,106.19',
  '25': '21.32,105.40',
  '31': '20.86,106.68',
  '33': '20.65,106.06',
  '37': '20.25,105.97',
  '38': '19.81,105.78',
  '40': '18.67,105.69',
  '42': '18.34,105.91',
  '44': '17.47,106.62',
  '46': '16.46,107.59',
  '48': '16.05,108.20',
  '51': '15.12,108.80',
  '52': '13.78,109.22',
  '56': '12.24,109.19',
  '66': '12.67,108.04',
  '68': '11.94,108.44',
  '75': '10.95,106.82',
  '79': '10.78,106.70',
  '80': '10.54,106.41',
  '82': '10.36,106.36',
  '86': '10.25,105.97',
  '91': '10.01,105.08',
  '92': '10.03,105.78',
  '96': '9.18,105.15',
};

/** The cell of a province's seat; undefined for a code that is none. */
export const seatOf = (provinceCode: string): Cell | undefined => {
  const seat = SEATS[provinceCode];
  return seat === undefined ? undefined : cellOf(seat);
};

export const provincesWithSeat = (): string[] => Object.keys(SEATS);
