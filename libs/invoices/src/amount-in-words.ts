import type { Dong } from '#platform/money';

const DIGITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'];
const SCALES = ['', ' nghìn', ' triệu'];
const BILLION = 1_000_000_000n;

/** `Ba trăm chín mươi nghìn đồng`: an invoice says its sum in words too. */
export function amountInWords(amount: Dong): string {
  const said = amount < 0n ? `âm ${count(-amount)}` : count(amount);
  return `${said.charAt(0).toUpperCase()}${said.slice(1)} đồng`;
}

/** Below a billion by thousands; above, so many billions and the rest. */
function count(value: bigint): string {
  if (value === 0n) return 'không';
  if (value < BILLION) return small(value, false);
  const rest = value % BILLION;
  return `${count(value / BILLION)} tỷ${rest === 0n ? '' : ` ${small(rest, true)}`}`;
}

/** `isInside`: something stands before it, so that its first group has hundreds, be they none. */
function small(value: bigint, isInside: boolean): string {
  const groups = [value % 1000n, (value / 1000n) % 1000n, value / 1_000_000n].map(Number);
  const said: string[] = [];
  for (const at of [2, 1, 0]) {
    const group = groups[at] ?? 0;
    if (group > 0) said.push(`${hundreds(group, isInside || said.length > 0)}${SCALES[at]}`);
  }
  return said.join(' ');
}

function hundreds(group: number, isInside: boolean): string {
  const [hundred, ten, one] = [Math.floor(group / 100), Math.floor(group / 10) % 10, group % 10];
  const hasHundred = hundred > 0 || isInside;
  const said = hasHundred ? [`${DIGITS[hundred]} trăm`] : [];
  if (ten === 0 && one > 0) said.push(hasHundred ? `lẻ ${DIGITS[one]}` : `${DIGITS[one]}`);
  if (ten > 0) said.push(ten === 1 ? 'mười' : `${DIGITS[ten]} mươi`);
  if (ten > 0 && one > 0) said.push(afterTens(ten, one));
  return said.join(' ');
}

function afterTens(ten: number, one: number): string {
  if (one === 5) return 'lăm';
  if (ten === 1) return `${DIGITS[one]}`;
  return one === 1 ? 'mốt' : one === 4 ? 'tư' : `${DIGITS[one]}`;
}
