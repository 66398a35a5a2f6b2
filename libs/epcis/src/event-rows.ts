// What the tables know of an event: its columns and its EPCs (facets.ts has the rest). Queries read only these, never the JSON.
import { canonicalName } from './epc-name.js';
import type { EpcisEvent } from './event.js';
import type { FacetRow } from './facets.js';
import { toTimestamp } from './instants.js';
import { expand, type Prefixes } from './prefixes.js';
import { bareWord } from './vocabulary.js';

/** Where in an event an EPC stands. Those of `…Class` come with a quantity. */
export type EpcRole =
  'epc' | 'class' | 'parent' | 'child' | 'childClass' | 'input' | 'inputClass' | 'output' | 'outputClass';

export interface EpcRow {
  role: EpcRole;
  /** The canonical name: `https://id.gs1.org/01/{gtin}/10/{lot}`. */
  epc: string;
  /** The kind of thing that it is one of: `https://id.gs1.org/01/{gtin}`; nothing for a kind itself or a foreign name. */
  kind: string | null;
  quantity: number | null;
  uom: string | null;
}

export interface EventColumns {
  type: string;
  eventTime: string;
  action: string | null;
  bizStep: string | null;
  disposition: string | null;
  readPoint: string | null;
  bizLocation: string | null;
  transformationId: string | null;
}

const word = (name: 'bizStep' | 'disposition', text: string | undefined, prefixes: Prefixes): string | null =>
  text === undefined ? null : bareWord(name, expand(text, prefixes));
const nameOf = (text: string | undefined): string | null => (text === undefined ? null : canonicalName(text));

export function columnsOf(event: EpcisEvent, prefixes: Prefixes): EventColumns {
  return {
    type: expand(event.type, prefixes),
    eventTime: toTimestamp(event.eventTime) as string,
    action: event.action ?? null,
    bizStep: word('bizStep', event.bizStep, prefixes),
    disposition: word('disposition', event.disposition, prefixes),
    readPoint: nameOf(event.readPoint?.id),
    bizLocation: nameOf(event.bizLocation?.id),
    transformationId: nameOf(event.transformationID),
  };
}

export function epcRowsOf(event: EpcisEvent): EpcRow[] {
  const one = (role: EpcRole) => (epc: string) => epcRow(role, epc, null, null);
  const some = (role: EpcRole) => (element: { epcClass: string; quantity?: number; uom?: string }) =>
    epcRow(role, element.epcClass, element.quantity ?? null, element.uom ?? null);
  return [
    ...(event.epcList ?? []).map(one('epc')),
    ...(event.quantityList ?? []).map(some('class')),
    ...(event.parentID === undefined ? [] : [event.parentID]).map(one('parent')),
    ...(event.childEPCs ?? []).map(one('child')),
    ...(event.childQuantityList ?? []).map(some('childClass')),
    ...(event.inputEPCList ?? []).map(one('input')),
    ...(event.inputQuantityList ?? []).map(some('inputClass')),
    ...(event.outputEPCList ?? []).map(one('output')),
    ...(event.outputQuantityList ?? []).map(some('outputClass')),
  ];
}

function epcRow(role: EpcRole, text: string, quantity: number | null, uom: string | null): EpcRow {
  const epc = canonicalName(text);
  return { role, epc, kind: kindOf(epc), quantity, uom };
}

/** GRAI, GDTI and coupon carry their serial behind the type in one value: 14 and 13 digits are the type. */
const IN_ONE: Readonly<Record<string, number>> = { '8003': 14, '253': 13, '255': 13 };

export function kindOf(epc: string): string | null {
  const [, ai = '', value = '', qualifier] =
    /^https:\/\/id\.gs1\.org\/(\d+)\/([^/]+)(?:\/(\d+)\/[^/]+)?$/.exec(epc) ?? [];
  if (qualifier !== undefined) return `https://id.gs1.org/${ai}/${value}`;
  const length = IN_ONE[ai];
  return length !== undefined && value.length > length ? `https://id.gs1.org/${ai}/${value.slice(0, length)}` : null;
}

/** Every name by which this event can be looked up. */
export const namesOf = (columns: EventColumns, epcs: readonly EpcRow[], facets: readonly FacetRow[]): string[] => [
  ...(Object.values(columns) as (string | null)[]).filter(value => value !== null),
  ...epcs.map(row => row.epc),
  ...facets.map(row => row.path),
];
