// From the facts of a sheet to its printable file.
import { digitalLink, pathOf } from '#libs/gs1';
import { formatDay, inLocale, type Locale } from '#platform/language';
import { labelSheetPdf } from './label-sheet.js';
import type { LabelSheet } from './sheet-facts.js';
import type { RollOnPaper } from './print-statements.js';
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
      inside: 'Mã bên trong',
      insideHint: 'Đặt trong gói, dưới niêm phong. Mở gói rồi quét hoặc nhập mã tại trang của tem.',
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
      inside: 'Inside code',
      insideHint: 'Goes into the pack, under the seal. Open the pack, then scan or enter the code.',
    },
    title: (code: string, lot: string | null, labels: number) =>
      `Label roll ${code} · ${lot === null ? 'no lot yet' : `Lot ${lot}`} · ${labels} labels`,
  },
};

/** How people name a roll to each other: the last six digits of its id, which are random. */
export const rollCode = (rollId: string): string => `T-${rollId.slice(-6).toUpperCase()}`;

export const printSheet = (rollId: string, sheet: RollOnPaper, wish: PrintWish): Promise<Uint8Array> =>
  labelSheetPdf(sheetFor(rollId, sheet, wish));

export function sheetFor(rollId: string, sheet: RollOnPaper, { locale, origin }: PrintWish): LabelSheet {
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
    labels: sheet.serials.map((serial, at) => {
      const code = sheet.insideCodes[at];
      return {
        serial,
        uri: digitalLink({ origin, gtin: sheet.gtin, serial }),
        ...(code !== undefined && { inside: { code, uri: openingUri(origin, { gtin: sheet.gtin, serial }, code) } }),
      };
    }),
  };
}

/** What the symbol under the seal says: the page on which the pack is opened, with the code filled in. It opens nothing by itself. */
export const openingUri = (origin: string, item: { gtin: string; serial: string }, code: string): string =>
  `${origin}/opening${pathOf([
    { ai: '01', value: item.gtin },
    { ai: '21', value: item.serial },
  ])}?code=${code}`;

/** A free roll is printed before anything is packed: the packer stamps or writes lot and days. */
const TO_BE_STAMPED = '\u2026'.repeat(6);

/** Wet and cold goods, cloth tags and rice sacks scratch and soak more of the symbol away than boxes and jars do. */
const ROUGH = new Set(['fish', 'livestock', 'flowers', 'textile', 'rice']);

export const levelFor = (line: string): ErrorLevel => (ROUGH.has(line) ? 'Q' : 'M');
