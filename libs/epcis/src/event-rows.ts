// What the tables know of an event: its columns, its EPCs and its facets. Queries read only these, never the JSON.
import { createHash } from 'node:crypto';
import { canonicalName } from './epc-name.js';
import { isObject, type EpcisEvent, type Json } from './event.js';
import { toTimestamp } from './instants.js';
import { expand, splitName, type Prefixes } from './prefixes.js';
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

/** One thing that can be asked for besides columns and EPCs: `path` says where it stands, one of the others what it is. */
export interface FacetRow {
  path: string;
  text: string | null;
  num: number | null;
  /** ISO 8601 in UTC. */
  at: string | null;
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

/** Longer texts are kept, and asked for, as their hash: an index entry has no room for them. */
const LONGEST_TEXT = 400;
export const facetText = (text: string): string =>
  Buffer.byteLength(text) <= LONGEST_TEXT ? text : `sha256:${createHash('sha256').update(text).digest('hex')}`;

export function facetRowsOf(event: EpcisEvent, prefixes: Prefixes): FacetRow[] {
  const rows: FacetRow[] = [];
  const text = (path: string, value: Json | undefined) => {
    if (typeof value === 'string') rows.push({ path, text: facetText(value), num: null, at: null });
  };
  const name = (path: string, value: string) => text(path, canonicalName(expand(value, prefixes)));
  const at = (path: string, value: Json | undefined) => {
    const instant = typeof value === 'string' ? toTimestamp(value) : undefined;
    if (instant !== undefined) rows.push({ path, text: null, num: null, at: instant });
  };
  const num = (path: string, value: Json | undefined) => {
    if (typeof value === 'number') rows.push({ path, text: null, num: value, at: null });
  };

  for (const { type, bizTransaction } of event.bizTransactionList ?? [])
    name(
      `bizTransaction:${type === undefined ? '' : bareWord('bizTransaction', expand(type, prefixes))}`,
      bizTransaction,
    );
  for (const { type, source } of event.sourceList ?? [])
    name(`source:${bareWord('party', expand(type, prefixes))}`, source);
  for (const { type, destination } of event.destinationList ?? [])
    name(`destination:${bareWord('party', expand(type, prefixes))}`, destination);
  for (const side of ['set', 'unset'] as const)
    for (const one of event.persistentDisposition?.[side] ?? [])
      text(`persistentDisposition:${side}`, bareWord('disposition', expand(one, prefixes)));

  if (event.errorDeclaration) {
    const { declarationTime, reason, correctiveEventIDs } = event.errorDeclaration;
    at('error:time', declarationTime);
    if (reason !== undefined) text('error:reason', bareWord('errorReason', expand(reason, prefixes)));
    for (const id of correctiveEventIDs ?? []) text('error:corrective', id);
    extensions('error', event.errorDeclaration);
  }

  for (const { sensorMetadata = {}, sensorReport, ...rest } of event.sensorElementList ?? []) {
    rows.push({ path: 'sensor', text: null, num: null, at: null });
    sensor(sensorMetadata);
    extensions('sensorMetadata', sensorMetadata);
    for (const report of sensorReport) {
      sensor(report);
      extensions('sensorReport', report);
    }
    extensions('sensorElement', rest);
  }

  if (event.readPoint) extensions('readPoint', event.readPoint);
  if (event.bizLocation) extensions('bizLocation', event.bizLocation);
  if (event.ilmd) extensions('ilmd', event.ilmd);
  extensions('', event);
  return distinct(rows);

  /** Fields of a sensor element's metadata and reports have one name space in queries (EPCIS 2.0 §8.2.7.1). */
  function sensor(fields: { [key: string]: Json }): void {
    for (const field of ['time', 'startTime', 'endTime']) at(`sensor:${field}`, fields[field]);
    if (typeof fields.type === 'string') text('sensor:type', bareWord('measurement', expand(fields.type, prefixes)));
    for (const field of [
      'deviceID',
      'dataProcessingMethod',
      'microorganism',
      'chemicalSubstance',
      'bizRules',
      'uriValue',
    ])
      if (typeof fields[field] === 'string') name(`sensor:${field}`, fields[field]);
    text('sensor:stringValue', fields.stringValue);
    if (typeof fields.hexBinaryValue === 'string') text('sensor:hexBinaryValue', fields.hexBinaryValue.toUpperCase());
    if (typeof fields.booleanValue === 'boolean') text('sensor:booleanValue', String(fields.booleanValue));
    num('sensor:percRank', fields.percRank);
    for (const field of ['value', 'minValue', 'maxValue', 'meanValue', 'sDev', 'percValue'])
      num(`sensor:${field}:${typeof fields.uom === 'string' ? fields.uom : ''}`, fields[field]);
  }

  /** Everything with a colon in its name, under `at:{namespace}local`; what lies within it, however deep, under `at:inner:…`. */
  function extensions(place: string, holder: object): void {
    for (const [key, value] of Object.entries(holder as Record<string, Json>)) {
      if (key.includes(':')) extension(place, '', key, value);
    }
  }
  function extension(place: string, depth: '' | 'inner:', key: string, value: Json): void {
    if (Array.isArray(value)) return value.forEach(one => extension(place, depth, key, one));
    const path = `${place}:${depth}${fullKey(key, prefixes)}`;
    if (isObject(value)) {
      rows.push({ path, text: null, num: null, at: null });
      for (const [innerKey, inner] of Object.entries(value)) extension(place, 'inner:', innerKey, inner);
      return;
    }
    rows.push({
      path,
      text: value === null ? null : facetText(String(value)),
      num: numberIn(value),
      at: typeof value === 'string' ? (toTimestamp(value) ?? null) : null,
    });
  }
}

/** `{namespace}local`: two documents may call one namespace by different prefixes. */
export function fullKey(key: string, prefixes: Prefixes): string {
  const split = splitName(key, prefixes);
  return split ? `{${split.namespace}}${split.local}` : key;
}

function numberIn(value: string | number | boolean | null): number | null {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^[+-]?\d+(\.\d+)?$/.test(value.trim()) ? Number(value) : null;
}

function distinct(rows: FacetRow[]): FacetRow[] {
  return [...new Map(rows.map(row => [JSON.stringify(row), row])).values()];
}

/** Every name by which this event can be looked up. */
export const namesOf = (columns: EventColumns, epcs: readonly EpcRow[], facets: readonly FacetRow[]): string[] => [
  ...(Object.values(columns) as (string | null)[]).filter(value => value !== null),
  ...epcs.map(row => row.epc),
  ...facets.map(row => row.path),
];
