// What people type, in units they weigh with, as whole base units; no float is involved.

/** `1,5` of a unit that holds 1000 g is 1500; `1.500` is fifteen hundred in Vietnamese and one and a half in English. Undefined when it is no such number. */
export function readUnits(typed: string, holds: number, locale: string): bigint | undefined {
  const [thousands, mark] = locale === 'en' ? [',', '.'] : ['.', ','];
  const trimmed = typed.trim().replace(/\s/g, '');
  const grouped = new RegExp(`^[1-9]\\d{0,2}(\\${thousands}\\d{3})+(\\${mark}\\d+)?$`);
  const plain = grouped.test(trimmed) ? trimmed.split(thousands).join('') : trimmed;
  const [, whole = '', part = ''] = /^(\d{1,9})(?:[.,](\d{1,6}))?$/.exec(plain) ?? [];
  if (whole === '') return undefined;
  const scale = BigInt(`1${'0'.repeat(part.length)}`);
  const scaled = BigInt(whole + part) * BigInt(holds);
  return scaled % scale === BigInt(0) ? scaled / scale : undefined;
}

/** 1500 of a unit that holds 1000 -> `1,5`. */
export function writeUnits(amount: bigint | number, holds: number, locale: string): string {
  const number = Number(amount) / holds;
  return new Intl.NumberFormat(locale === 'en' ? 'en' : 'vi', { maximumFractionDigits: 3, useGrouping: false }).format(
    number,
  );
}
