// Everything of an event that can be asked for besides its columns and EPCs, each with the path where it stands.
import { createHash } from 'node:crypto';
import { canonicalName } from './epc-name.js';
import { isObject, type EpcisEvent, type Json } from './event.js';
import { toTimestamp } from './instants.js';
import { expand, splitName, type Prefixes } from './prefixes.js';
import { bareWord, type VocabularyName } from './vocabulary.js';

/** `path` says where it stands, the others what it is: one of them, or none where only its being there matters. */
export interface FacetRow {
  path: string;
  text: string | null;
  num: number | null;
  /** ISO 8601 in UTC. */
  at: string | null;
}

/** Longer texts are kept, and asked for, as their hash: an index entry has no room for them. */
const LONGEST_TEXT = 400;
export const facetText = (text: string): string =>
  Buffer.byteLength(text) <= LONGEST_TEXT ? text : `sha256:${createHash('sha256').update(text).digest('hex')}`;

/** `{namespace}local`: two documents may call one namespace by different prefixes. */
export function fullKey(key: string, prefixes: Prefixes): string {
  const split = splitName(key, prefixes);
  return split ? `{${split.namespace}}${split.local}` : key;
}

export const SENSOR_TIMES = ['time', 'startTime', 'endTime'] as const;
export const SENSOR_NAMES = [
  'deviceID',
  'dataProcessingMethod',
  'microorganism',
  'chemicalSubstance',
  'bizRules',
  'uriValue',
] as const;
export const SENSOR_AMOUNTS = ['value', 'minValue', 'maxValue', 'meanValue', 'sDev', 'percValue'] as const;

type Fields = Readonly<Record<string, Json>>;

export function facetRowsOf(event: EpcisEvent, prefixes: Prefixes): FacetRow[] {
  const facets = new Facets(prefixes);
  facets.transactions(event);
  facets.declaration(event.errorDeclaration);
  for (const element of event.sensorElementList ?? []) facets.sensor(element);
  facets.extensions('readPoint', event.readPoint);
  facets.extensions('bizLocation', event.bizLocation);
  facets.extensions('ilmd', event.ilmd);
  facets.extensions('', event);
  return facets.rows();
}

class Facets {
  private readonly found = new Map<string, FacetRow>();

  constructor(private readonly prefixes: Prefixes) {}

  rows(): FacetRow[] {
    return [...this.found.values()];
  }

  transactions(event: EpcisEvent): void {
    for (const { type, bizTransaction } of event.bizTransactionList ?? [])
      this.name(`bizTransaction:${this.word('bizTransaction', type ?? '')}`, bizTransaction);
    for (const { type, source } of event.sourceList ?? []) this.name(`source:${this.word('party', type)}`, source);
    for (const { type, destination } of event.destinationList ?? [])
      this.name(`destination:${this.word('party', type)}`, destination);
    for (const side of ['set', 'unset'] as const)
      for (const one of event.persistentDisposition?.[side] ?? [])
        this.text(`persistentDisposition:${side}`, this.word('disposition', one));
  }

  declaration(declaration: EpcisEvent['errorDeclaration']): void {
    if (!declaration) return;
    this.at('error:time', declaration.declarationTime);
    if (declaration.reason !== undefined) this.text('error:reason', this.word('errorReason', declaration.reason));
    for (const id of declaration.correctiveEventIDs ?? []) this.text('error:corrective', id);
    this.extensions('error', declaration);
  }

  /** Fields of a sensor element's metadata and of its reports have one name space in queries (EPCIS 2.0 §8.2.7.1). */
  sensor({ sensorMetadata = {}, sensorReport, ...rest }: NonNullable<EpcisEvent['sensorElementList']>[number]): void {
    this.add({ path: 'sensor' });
    this.sensorFields(sensorMetadata);
    this.extensions('sensorMetadata', sensorMetadata);
    for (const report of sensorReport) {
      this.sensorFields(report);
      this.extensions('sensorReport', report);
    }
    this.extensions('sensorElement', rest);
  }

  /** Everything with a colon in its name, under `place:{namespace}local`; what lies within it, however deep, under `place:inner:…`. */
  extensions(place: string, holder: object | undefined): void {
    for (const [key, value] of Object.entries((holder ?? {}) as Fields)) {
      if (key.includes(':')) this.extension(place, '', key, value);
    }
  }

  private extension(place: string, depth: '' | 'inner:', key: string, value: Json): void {
    if (Array.isArray(value)) return value.forEach(one => this.extension(place, depth, key, one));
    const path = `${place}:${depth}${fullKey(key, this.prefixes)}`;
    if (!isObject(value)) return this.add({ path, ...valueOf(value) });
    this.add({ path });
    for (const [innerKey, inner] of Object.entries(value)) this.extension(place, 'inner:', innerKey, inner);
  }

  private sensorFields(fields: Fields): void {
    for (const field of SENSOR_TIMES) this.at(`sensor:${field}`, fields[field]);
    for (const field of SENSOR_NAMES)
      if (typeof fields[field] === 'string') this.name(`sensor:${field}`, fields[field]);
    if (typeof fields.type === 'string') this.text('sensor:type', this.word('measurement', fields.type));
    if (typeof fields.booleanValue === 'boolean') this.text('sensor:booleanValue', String(fields.booleanValue));
    if (typeof fields.hexBinaryValue === 'string')
      this.text('sensor:hexBinaryValue', fields.hexBinaryValue.toUpperCase());
    this.text('sensor:stringValue', fields.stringValue);
    this.num('sensor:percRank', fields.percRank);
    const uom = typeof fields.uom === 'string' ? fields.uom : '';
    for (const field of SENSOR_AMOUNTS) this.num(`sensor:${field}:${uom}`, fields[field]);
  }

  private word(name: VocabularyName, text: string): string {
    return bareWord(name, expand(text, this.prefixes));
  }

  private text(path: string, value: Json | undefined): void {
    if (typeof value === 'string') this.add({ path, text: facetText(value) });
  }

  private name(path: string, value: string): void {
    this.text(path, canonicalName(expand(value, this.prefixes)));
  }

  private at(path: string, value: Json | undefined): void {
    const at = typeof value === 'string' ? toTimestamp(value) : undefined;
    if (at !== undefined) this.add({ path, at });
  }

  private num(path: string, value: Json | undefined): void {
    if (typeof value === 'number') this.add({ path, num: value });
  }

  private add({ path, text = null, num = null, at = null }: { path: string } & Partial<FacetRow>): void {
    this.found.set([path, text, num, at].join('\0'), { path, text, num, at });
  }
}

/** An extension has no declared type: its value can be asked for as whatever it looks like. */
function valueOf(value: string | number | boolean | null): Partial<FacetRow> {
  if (value === null) return {};
  if (typeof value === 'number') return { text: String(value), num: value };
  if (typeof value === 'boolean') return { text: String(value) };
  const num = /^[+-]?\d+(\.\d+)?$/.test(value.trim()) ? Number(value) : null;
  return { text: facetText(value), num: num !== null && Number.isFinite(num) ? num : null, at: toTimestamp(value) };
}
