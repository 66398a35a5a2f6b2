// GS1-EPC-Format: how an answer writes EPCs. From URN to Digital Link nothing is missing; the other way round one must know how long the
// company prefix is, which we do of those who are registered here.
import { digitalLinkToEpcUrn, epcUrnToDigitalLink, isMalformed, readDigitalLink } from '#libs/gs1';
import type { EpcisEvent, Json, QuantityElement, SensorElement } from './event.js';

export const EPC_FORMATS = ['Always_GS1_Digital_Link', 'Always_EPC_URN', 'Never_Translates', 'No_Preference'] as const;
export type EpcFormat = (typeof EPC_FORMATS)[number];

/** The company prefixes that we know, from the longest to the shortest. */
export type KnownPrefixes = readonly string[];

type Say = (text: string) => string;

/** How one EPC, place or party is written in the wished form; nothing when it is left as it is. */
export function writerOf(format: EpcFormat, prefixes: KnownPrefixes): Say | undefined {
  if (format === 'Never_Translates' || format === 'No_Preference') return undefined;
  return format === 'Always_EPC_URN' ? text => asUrn(text, prefixes) : asLink;
}

/** The event with its EPCs, places, parties and devices in the wished form; what has no such form stays. */
export function inFormat(event: EpcisEvent, format: EpcFormat, prefixes: KnownPrefixes): EpcisEvent {
  const say = writerOf(format, prefixes);
  if (!say) return event;
  const list = (epcs: string[]) => epcs.map(say);
  const quantities = (elements: QuantityElement[]) => elements.map(one => ({ ...one, epcClass: say(one.epcClass) }));
  const place = <P extends { id: string }>(one: P): P => ({ ...one, id: say(one.id) });
  return {
    ...event,
    ...changed(event, ['epcList', 'childEPCs', 'inputEPCList', 'outputEPCList'], list),
    ...changed(event, ['quantityList', 'childQuantityList', 'inputQuantityList', 'outputQuantityList'], quantities),
    ...changed(event, ['parentID', 'transformationID'], say),
    ...changed(event, ['readPoint', 'bizLocation'], place),
    ...changed(event, ['bizTransactionList'], all =>
      all.map(one => ({ ...one, bizTransaction: say(one.bizTransaction) })),
    ),
    ...changed(event, ['sourceList'], all => all.map(one => ({ ...one, source: say(one.source) }))),
    ...changed(event, ['destinationList'], all => all.map(one => ({ ...one, destination: say(one.destination) }))),
    ...changed(event, ['sensorElementList'], all => all.map(element => ofDevices(element, say))),
  } as EpcisEvent;
}

function changed<K extends keyof EpcisEvent>(
  event: EpcisEvent,
  keys: readonly K[],
  change: (value: NonNullable<EpcisEvent[K]>) => EpcisEvent[K],
): Partial<EpcisEvent> {
  const entries = keys
    .filter(key => event[key] !== undefined)
    .map(key => [key, change(event[key] as NonNullable<EpcisEvent[K]>)]);
  return Object.fromEntries(entries) as Partial<EpcisEvent>;
}

/** A sensor is an asset, named by its number like any other. */
function ofDevices(element: SensorElement, say: Say): SensorElement {
  const named = <F extends Record<string, Json>>(fields: F): F =>
    typeof fields['deviceID'] === 'string' ? { ...fields, deviceID: say(fields['deviceID']) } : fields;
  const { sensorMetadata, sensorReport } = element;
  return {
    ...element,
    ...(sensorMetadata && { sensorMetadata: named(sensorMetadata) }),
    sensorReport: sensorReport.map(named),
  };
}

const asLink = (text: string): string => (text.startsWith('urn:epc:') ? (epcUrnToDigitalLink(text) ?? text) : text);

function asUrn(text: string, prefixes: KnownPrefixes): string {
  if (!/^https?:/.test(text)) return text;
  const link = readDigitalLink(text);
  if (isMalformed(link)) return text;
  // Of the key, the digits from the first or the second on: some begin with an indicator.
  const prefix = prefixes.find(known => {
    const at = ['01', '00', '8006', '8003'].includes(link.key.ai) ? 1 : 0;
    return link.key.value.startsWith(known, at);
  });
  return (prefix && digitalLinkToEpcUrn(link, prefix.length)) ?? text;
}
