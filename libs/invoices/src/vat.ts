import { dong, minus, plus, share, zero, type Dong } from '#platform/money';

/** As the format of the tax authority writes them. KCT: not subject to VAT; KKKNT: nothing to declare, as of own produce between co-ops and traders. */
export const VAT_RATES = ['0%', '5%', '8%', '10%', 'KCT', 'KKKNT'] as const;
export type VatRate = (typeof VAT_RATES)[number];

const PERCENT: Record<VatRate, bigint> = { '0%': 0n, '5%': 5n, '8%': 8n, '10%': 10n, KCT: 0n, KKKNT: 0n };

/** Prices are what buyers pay: the VAT is in them. What is left without it is rounded half up. */
export function vatIn(gross: Dong, rate: VatRate | null): Dong {
  const whole = 100n + (rate ? PERCENT[rate] : 0n);
  return minus(gross, dong((200n * gross + whole) / (2n * whole)));
}

interface Priced {
  rate: VatRate | null;
  gross: Dong;
}

/** The VAT of each line: taken out once per rate and handed to its lines by largest remainder, so that what is printed adds up. */
export function withVat<Line extends Priced>(lines: readonly Line[]): (Line & { vat: Dong })[] {
  const vats = new Map<Line, Dong>();
  for (const rate of new Set(lines.map(line => line.rate))) {
    const same = lines.filter(line => line.rate === rate);
    const gross = plus(...same.map(line => line.gross));
    if (gross === zero) continue;
    const parts = share(
      vatIn(gross, rate),
      same.map(line => line.gross),
    );
    for (const [at, line] of same.entries()) vats.set(line, parts[at] ?? zero);
  }
  return lines.map(line => ({ ...line, vat: vats.get(line) ?? zero }));
}
