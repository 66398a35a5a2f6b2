// Quantities as events say them (a number and a UN/ECE Recommendation 20 code) in whole base units, exactly: no float, no rounding leak.

export type BaseUnit = 'g' | 'ml' | 'piece' | 'night';

/** Base units per unit of the code, as a decimal text: an exact definition, never an approximation. */
const CODES: Readonly<Record<string, readonly [unit: BaseUnit, factor: string]>> = {
  MGM: ['g', '0.001'],
  GRM: ['g', '1'],
  DJ: ['g', '10'],
  HGM: ['g', '100'],
  KGM: ['g', '1000'],
  DTN: ['g', '100000'],
  TNE: ['g', '1000000'],
  ONZ: ['g', '28.349523125'],
  LBR: ['g', '453.59237'],
  MLT: ['ml', '1'],
  CLT: ['ml', '10'],
  DLT: ['ml', '100'],
  LTR: ['ml', '1000'],
  HLT: ['ml', '100000'],
  MTQ: ['ml', '1000000'],
  H87: ['piece', '1'],
  C62: ['piece', '1'],
  EA: ['piece', '1'],
  NMP: ['piece', '1'],
  DZN: ['piece', '12'],
  MIL: ['piece', '1000'],
};

/** Far more than a province grows, far below what a bigint column holds. */
const MOST = 10n ** 15n;

export type QuantityFault = 'no-quantity' | 'not-positive' | 'too-large' | 'unknown-unit' | 'other-unit' | 'too-fine';

export interface Base {
  unit: BaseUnit;
  amount: bigint;
}

/** What is known of the class that is counted. Without it the code alone decides, and pieces are pieces. */
export interface CountedClass {
  unit: BaseUnit;
  /** Base units in one piece, of a pack; undefined for goods in bulk. */
  netQuantity?: number;
}

export const isFault = (read: Base | QuantityFault): read is QuantityFault => typeof read === 'string';

/**
 * The quantity of an event in whole base units. Pieces of a pack count as their net content. Finer than a base unit is a fault where the class
 * is known: what is rounded away a thousand times is a sack. Elsewhere it is rounded down.
 */
export function baseOf(quantity: number | undefined, uom = 'H87', counted?: CountedClass): Base | QuantityFault {
  if (quantity === undefined) return 'no-quantity';
  const digits = decimalOf(quantity);
  if (!digits || digits.value <= 0n) return 'not-positive';
  const code = CODES[uom];
  if (!code) return 'unknown-unit';
  const [unit, factor] = code;
  const scaled = times(digits, decimalOf(factor));
  if (!counted) return wholeOf(unit, scaled, false);
  const isPack = unit === 'piece' && counted.netQuantity !== undefined;
  if (!isPack && !isSame(unit, counted.unit)) return 'other-unit';
  if (!isPack) return wholeOf(counted.unit, scaled, true);
  // Half a pack is no pack, whatever it would weigh.
  const packs = wholeOf(counted.unit, scaled, true);
  return isFault(packs) ? packs : wholeOf(counted.unit, times(scaled, decimalOf(String(counted.netQuantity))), true);
}

/** Nights are counted like pieces. */
const isSame = (unit: BaseUnit, of: BaseUnit): boolean => unit === of || (unit === 'piece' && of === 'night');

function wholeOf(unit: BaseUnit, { value, places }: Decimal, isExact: boolean): Base | QuantityFault {
  const one = 10n ** BigInt(places);
  const amount = value / one;
  if (amount === 0n || (isExact && value % one !== 0n)) return 'too-fine';
  return amount > MOST ? 'too-large' : { unit, amount };
}

interface Decimal {
  value: bigint;
  /** Digits after the point. */
  places: number;
}

const times = (a: Decimal, b: Decimal | undefined): Decimal => {
  if (!b) throw new Error('a factor is no decimal');
  return { value: a.value * b.value, places: a.places + b.places };
};

/** The shortest decimal that names this number (ECMAScript's own): 0.1 is one tenth and nothing else. Undefined for NaN, infinity and what is absurd. */
function decimalOf(number: number | string): Decimal | undefined {
  const [, sign = '', whole = '', part = '', power = '0'] =
    /^([+-]?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i.exec(String(number)) ?? [];
  const shift = Number(power) - part.length;
  if (whole === '' || Math.abs(shift) > 40) return undefined;
  const value = BigInt(whole + part) * 10n ** BigInt(Math.max(0, shift));
  return { value: sign === '-' ? -value : value, places: Math.max(0, -shift) };
}
