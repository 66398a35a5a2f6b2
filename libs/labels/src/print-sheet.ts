// From the facts of a sheet to its printable file.
import { digitalLink } from '#libs/gs1';
import { formatDay, inLocale, type Locale } from '#platform/language';
import { labelSheetPdf, type LabelSheet } from './label-sheet.js';
import type { SheetToPrint } from './label-statements.js';
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
    title: (code: string, lot: string, labels: number) => `Tờ tem ${code} · Lô ${lot} · ${labels} tem`,
  },
  en: {
    captions: {
      lot: 'Lot',
      producedOn: 'Made',
      bestBefore: 'Best before',
      page: (page: number, pages: number) => `page ${page}/${pages}`,
    },
    title: (code: string, lot: string, labels: number) => `Label sheet ${code} · Lot ${lot} · ${labels} labels`,
  },
};

/** How people name a sheet to each other: the last six digits of its id, which are random. */
export const sheetCode = (sheetId: string): string => `T-${sheetId.slice(-6).toUpperCase()}`;

export const printSheet = (sheetId: string, sheet: SheetToPrint, wish: PrintWish): Promise<Uint8Array> =>
  labelSheetPdf(sheetFor(sheetId, sheet, wish));

export function sheetFor(sheetId: string, sheet: SheetToPrint, { locale, origin }: PrintWish): LabelSheet {
  const { captions, title } = TEXTS[locale];
  const day = (value: string | null) => (value === null ? undefined : formatDay(locale, value));
  return {
    language: locale,
    title: title(sheetCode(sheetId), sheet.lot, sheet.serials.length),
    cooperative: sheet.cooperative,
    product: inLocale(locale, sheet.productVi, sheet.productEn),
    netContent: netContent(locale, sheet.netQuantity, sheet.netUnit),
    gtin: sheet.gtin,
    lot: sheet.lot,
    producedOn: day(sheet.producedOn) ?? '',
    bestBefore: day(sheet.bestBefore),
    captions,
    issuedAt: sheet.issuedAt,
    level: levelFor(sheet.line),
    // Without the lot: the serial finds it, and the symbol stays coarse enough for an old phone.
    labels: sheet.serials.map(serial => ({ serial, uri: digitalLink({ origin, gtin: sheet.gtin, serial }) })),
  };
}

/** Wet fish, cloth tags and rice sacks scratch more of the symbol away than boxes and jars do. */
const levelFor = (line: string): ErrorLevel => (['fish', 'textile', 'rice'].includes(line) ? 'Q' : 'M');
