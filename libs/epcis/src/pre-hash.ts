// The text of which an event's hash is made (CBV 2.0 §8.9). The order is that of the reference hashes, which all implementations are
// measured by: they put the sensor elements before the business transactions, and the lists of transactions, destinations, ILMD and
// sources in the order of their names.
import { canonicalName } from './epc-name.js';
import { isObject, type EpcisEvent, type Json } from './event.js';
import { exactInstant } from './instants.js';
import { expand, prefixesOf, splitName, type Prefixes } from './prefixes.js';
import { urnToUri, wordUri, type VocabularyName } from './vocabulary.js';

type Value = string | number | boolean;

/** How the value of a standard field is written: as a time, as a word of a vocabulary, or as whatever it is. */
type Kind = 'time' | VocabularyName | undefined;

const METADATA: readonly (readonly [name: string, kind?: Kind])[] = [
  ['time', 'time'],
  ['startTime', 'time'],
  ['endTime', 'time'],
  ['deviceID'],
  ['deviceMetadata'],
  ['rawData'],
  ['dataProcessingMethod'],
  ['bizRules'],
];
const REPORT: readonly (readonly [name: string, kind?: Kind])[] = [
  ['type', 'measurement'],
  ['exception', 'alert'],
  ['deviceID'],
  ['deviceMetadata'],
  ['rawData'],
  ['dataProcessingMethod'],
  ['time', 'time'],
  ['microorganism'],
  ['chemicalSubstance'],
  ['value'],
  ['component', 'component'],
  ['stringValue'],
  ['booleanValue'],
  ['hexBinaryValue'],
  ['uriValue'],
  ['minValue'],
  ['maxValue'],
  ['meanValue'],
  ['sDev'],
  ['percRank'],
  ['percValue'],
  ['uom'],
  ['coordinateReferenceSystem'],
];
const COMMENTS = new Set(['rdfs:comment', 'comment', '@context']);

/** UTF-8 order, which for JavaScript's UTF-16 strings is not `<`. */
const byBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));
const sorted = (texts: string[]): string => texts.sort(byBytes).join('');

/** The pre-hash string of one event; `context` is that of the document around it. Never throws on a valid event. */
export function preHash(event: EpcisEvent, context?: Json): string {
  const say = new Sayer(prefixesOf(context, event['@context']));
  return [
    `eventType=${say.value(event.type)}`,
    say.field('eventTime', event.eventTime, 'time'),
    `eventTimeZoneOffset=${event.eventTimeZoneOffset.trim()}`,
    say.many('certificationInfo', event.certificationInfo),
    say.epcs('epcList', event.epcList),
    say.field('parentID', event.parentID),
    say.epcs('inputEPCList', event.inputEPCList),
    say.epcs('childEPCs', event.childEPCs),
    say.quantities('quantityList', event.quantityList),
    say.quantities('childQuantityList', event.childQuantityList),
    say.quantities('inputQuantityList', event.inputQuantityList),
    say.epcs('outputEPCList', event.outputEPCList),
    say.quantities('outputQuantityList', event.outputQuantityList),
    say.field('action', event.action),
    say.field('transformationID', event.transformationID),
    say.field('bizStep', event.bizStep, 'bizStep'),
    say.field('disposition', event.disposition, 'disposition'),
    say.persistent(event.persistentDisposition),
    say.place('readPoint', event.readPoint),
    say.place('bizLocation', event.bizLocation),
    say.sensors(event.sensorElementList),
    say.typed('bizTransactionList', 'bizTransaction', event.bizTransactionList, 'bizTransaction'),
    say.typed('destinationList', 'destination', event.destinationList, 'party'),
    say.ilmd(event.ilmd),
    say.typed('sourceList', 'source', event.sourceList, 'party'),
    say.extensions(event),
  ].join('');
}

class Sayer {
  constructor(private readonly prefixes: Prefixes) {}

  value(given: Value): string {
    const text = String(given).trim();
    return canonicalName(urnToUri(plainNumber(expand(text, this.prefixes))));
  }

  field(name: string, given: Json | undefined, kind?: Kind): string {
    if (given === undefined || given === null || typeof given === 'object') return '';
    if (String(given).trim() === '') return '';
    if (kind === 'time') return `${name}=${toMilliseconds(String(given).trim())}`;
    return `${name}=${kind ? this.word(kind, String(given).trim()) : this.value(given)}`;
  }

  many(name: string, given: string | string[] | undefined): string {
    return sorted([given ?? []].flat().map(one => this.field(name, one)));
  }

  epcs(name: string, epcs: readonly string[] | undefined): string {
    return epcs?.length ? name + sorted(epcs.map(epc => `epc=${this.value(epc)}`)) : '';
  }

  quantities(name: string, list: EpcisEvent['quantityList']): string {
    const say = ({ epcClass, quantity, uom }: { epcClass: string; quantity?: number; uom?: string }) =>
      `quantityElement${this.field('epcClass', epcClass)}${this.field('quantity', quantity)}${this.field('uom', uom)}`;
    return list?.length ? name + sorted(list.map(say)) : '';
  }

  persistent(disposition: EpcisEvent['persistentDisposition']): string {
    if (!disposition) return '';
    const say = (name: 'set' | 'unset') =>
      sorted((disposition[name] ?? []).map(word => this.field(name, word, 'disposition')));
    const text = say('set') + say('unset');
    return text && `persistentDisposition${text}`;
  }

  place(name: string, place: EpcisEvent['readPoint']): string {
    return place ? name + this.field('id', place.id) + this.extensions(place) : '';
  }

  /** The type stands before the value. */
  typed<Name extends string>(
    list: string,
    name: Name,
    items: readonly ({ type?: string } & { [key in Name]: string })[] | undefined,
    kind: VocabularyName,
  ): string {
    return items?.length
      ? list + sorted(items.map(item => this.field('type', item.type, kind) + this.field(name, item[name])))
      : '';
  }

  sensors(elements: EpcisEvent['sensorElementList']): string {
    if (!elements?.length) return '';
    return `sensorElementList${sorted(elements.map(element => this.sensor(element as never)))}`;
  }

  ilmd(ilmd: EpcisEvent['ilmd']): string {
    return ilmd && Object.keys(ilmd).length > 0 ? `ilmd${this.children(ilmd)}` : '';
  }

  /** Everything with a colon in its name, sorted. */
  extensions(holder: object): string {
    const own = Object.entries(holder as Record<string, Json>).filter(([name]) => name.includes(':'));
    return this.children(Object.fromEntries(own));
  }

  private sensor({ sensorMetadata, sensorReport, ...rest }: { [key: string]: Json }): string {
    const metadata = isObject(sensorMetadata) ? `sensorMetadata${this.fields(sensorMetadata, METADATA)}` : '';
    const reports = (Array.isArray(sensorReport) ? sensorReport : [])
      .filter(isObject)
      .map(report => `sensorReport${this.fields(report, REPORT)}`);
    return `sensorElement${metadata}${sorted(reports)}${this.extensions(rest)}`;
  }

  private fields(holder: { [key: string]: Json }, order: readonly (readonly [name: string, kind?: Kind])[]): string {
    return order.map(([name, kind]) => this.field(name, holder[name], kind)).join('') + this.extensions(holder);
  }

  private word(kind: VocabularyName, text: string): string {
    const word = wordUri(kind, text);
    return word === text ? this.value(text) : word;
  }

  private children(holder: { [key: string]: Json }): string {
    return sorted(
      Object.entries(holder)
        .filter(([name]) => !COMMENTS.has(name))
        .flatMap(([name, value]) => this.child(this.key(name), value)),
    );
  }

  private child(key: string, value: Json): string[] {
    if (Array.isArray(value)) return value.flatMap(one => this.child(key, one));
    if (isObject(value)) return [key + this.children(value)];
    const text = value === null ? '' : this.value(value);
    return [text === '' ? key : `${key}=${text}`];
  }

  private key(name: string): string {
    const split = splitName(name, this.prefixes);
    return split ? `{${split.namespace}}${split.local}` : name;
  }
}

/** `23.0` -> `23`, `+0.50` -> `0.5`; what is no decimal number stays. Texts too, since XML knows no difference. */
function plainNumber(text: string): string {
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) return text;
  const number = Number(text);
  if (!Number.isFinite(number)) return text;
  if (Number.isInteger(number)) return BigInt(number).toString();
  const plain = String(number);
  return plain.includes('e') ? number.toFixed(20).replace(/0+$/, '') : plain;
}

/** UTC with three decimals, rounded half up at the fourth. */
function toMilliseconds(text: string): string {
  const instant = exactInstant(text);
  if (!instant) return text;
  const { seconds, fraction } = instant;
  const milliseconds = Math.floor(Number(`${fraction.padEnd(4, '0').slice(0, 4)}`) / 10 + 0.5);
  return new Date(seconds * 1000 + milliseconds).toISOString();
}
