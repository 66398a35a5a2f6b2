// How lots are called: the class and lot of a Digital Link. The goods in bulk of a batch are a lot of the product's variable-measure
// item, whose GTIN is the pack's with indicator digit 9 (GS1 General Specifications §2.1.11); each making opens the next stage, LOT.1, LOT.2 …
import { checkDigit } from '#libs/gs1';

export interface NamedLot {
  gtin: string;
  /** As a pack: the GTIN whose indicator is 0. The same as `gtin` but for goods in bulk. */
  pack: string;
  lot: string;
  /** The lot of the batch: without the stage. */
  base: string;
}

const BULK = '9';

/** Undefined for what is no lot. */
export function readLotName(name: string): NamedLot | undefined {
  const [, gtin = '', encoded = ''] = /^https:\/\/id\.gs1\.org\/01\/(\d{14})\/10\/([^/]+)$/.exec(name) ?? [];
  if (gtin === '') return undefined;
  const lot = decoded(encoded);
  if (lot === undefined) return undefined;
  if (!gtin.startsWith(BULK)) return { gtin, pack: gtin, lot, base: lot };
  const body = `0${gtin.slice(1, 13)}`;
  return { gtin, pack: body + checkDigit(body), lot, base: lot.replace(/\.\d+$/, '') };
}

export const lotName = (gtin: string, lot: string): string =>
  `https://id.gs1.org/01/${gtin}/10/${encodeURIComponent(lot)}`;

/** The variable-measure item of a pack. */
export function bulkGtin(pack: string): string {
  const body = BULK + pack.slice(1, 13);
  return body + checkDigit(body);
}

export const isBulk = (gtin: string): boolean => gtin.startsWith(BULK);

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
