// From the facts of a sheet to its printable file.
import { digitalLink } from '#libs/gs1';
import { formatDay, inLocale, type Locale } from '#platform/language';
import { labelSheetPdf, type LabelSheet } from './label-sheet.js';
import type { RollToPrint } from './print-statements.js';
import { netContent } from './net-content.js';
import type { ErrorLevel } from './qr-symbol.js';

export interface PrintWish {
  locale: Locale;
  /** The public address of the market, without a slash at the end: it stands in every symbol for as long as the goods do. */
  origin: string;
}

const TEXTS = {
  vi: {
    captions: {
      lot: 'Lô',
      producedOn: 'NSX',
      bestBefore: 'HSD',
      page: (page: number, pages: number) => `tờ ${page}/${pages}`,
    },
    title: (code: string, lot: string | null, labels: number) =>
      `Đợt tem ${code} · ${lot === null ? 'Chưa gắn lô' : `Lô ${lot}`} · ${labels} tem`,
  },
  en: {
    captions: {
      lot: 'Lot',
      producedOn: 'Made',
      bestBefore: 'Best before',
      page: (page: number, pages: number) => `page ${page}/${pages}`,
    },
    title: (code: string, lot: string | null, labels: number) =>
      `Label roll ${code} · ${lot === null ? 'no lot yet' : `Lot ${lot}`} · ${labels} labels`,
  },
};

/** How people name a roll to each other: the last six digits of its id, which are random. */
export const rollCode = (rollId: string): string => `T-${rollId.slice(-6).toUpperCase()}`;

export const printSheet = (rollId: string, sheet: RollToPrint, wish: PrintWish): Promise<Uint8Array> =>
  labelSheetPdf(sheetFor(rollId, sheet, wish));

export function sheetFor(rollId: string, sheet: RollToPrint, { locale, origin }: PrintWish): LabelSheet {
  const { captions, title } = TEXTS[locale];
  const isFree = sheet.lot === null;
  const day = (value: string | null) => (value === null ? undefined : formatDay(locale, value));
  return {
    language: locale,
    title: title(rollCode(rollId), sheet.lot, sheet.serials.length),
    cooperative: sheet.cooperative,
    product: inLocale(locale, sheet.productVi, sheet.productEn),
    netContent: netContent(locale, sheet.netQuantity, sheet.netUnit),
    gtin: sheet.gtin,
    lot: sheet.lot ?? TO_BE_STAMPED,
    producedOn: day(sheet.producedOn) ?? (isFree ? TO_BE_STAMPED : ''),
    bestBefore: day(sheet.bestBefore) ?? (isFree && sheet.isPerishable ? TO_BE_STAMPED : undefined),
    captions,
    issuedAt: sheet.issuedAt,
    level: levelFor(sheet.line),
    // Without the lot: the serial finds it, and the symbol stays coarse enough for an old phone.
    labels: sheet.serials.map(serial => ({ serial, uri: digitalLink({ origin, gtin: sheet.gtin, serial }) })),
  };
}

/** A free roll is printed before anything is packed: the packer stamps or writes lot and days. */
const TO_BE_STAMPED = '\u2026'.repeat(6);

/** Wet fish, cloth tags and rice sacks scratch more of the symbol away than boxes and jars do. */
export const levelFor = (line: string): ErrorLevel => (['fish', 'textile', 'rice'].includes(line) ? 'Q' : 'M');
