import { formatGrams, formatNumber } from '#platform/language';

const UNITS: Record<string, string> = { ml: 'ml', piece: 'cái', night: 'đêm' };

/** `Chè Shan tuyết, 100 g`: goods as an invoice names them, by what one pack holds. */
export function goodsName(name: string, netQuantity: number, netUnit: string): string {
  const content =
    netUnit === 'g'
      ? formatGrams('vi', netQuantity)
      : `${formatNumber('vi', netQuantity)} ${UNITS[netUnit] ?? netUnit}`;
  return `${name}, ${content}`;
}

/** What is counted. */
export const unitOf = (netUnit: string): string => (netUnit === 'night' ? 'đêm' : 'gói');
