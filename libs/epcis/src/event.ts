// The JSON of EPCIS 2.0 as the house speaks it. Keys with a colon are extensions; their prefixes stand in `@context`.

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

export const EVENT_TYPES = [
  'ObjectEvent',
  'AggregationEvent',
  'AssociationEvent',
  'TransformationEvent',
  'TransactionEvent',
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

export type Action = 'ADD' | 'OBSERVE' | 'DELETE';

/** `urn:epc:class:…` or a Digital Link down to the lot; `uom` is a UN/ECE Rec. 20 code, none for counted pieces. */
export interface QuantityElement {
  epcClass: string;
  quantity?: number;
  uom?: string;
}

export interface BizTransaction {
  type?: string;
  bizTransaction: string;
}

export interface ErrorDeclaration {
  declarationTime: string;
  reason?: string;
  correctiveEventIDs?: string[];
  [extension: `${string}:${string}`]: Json;
}

export interface Place {
  id: string;
  [extension: `${string}:${string}`]: Json;
}

export interface SensorElement {
  sensorMetadata?: { [key: string]: Json };
  sensorReport: { [key: string]: Json }[];
  [extension: `${string}:${string}`]: Json;
}

/**
 * One event, as JSON-LD has it (EPCIS 2.0 §7.4). An `@context` of its own is needed only for the prefixes of its extensions.
 * `eventID` may be left out: then it is the event's hash. `recordTime` is always the database's.
 */
export interface EpcisEvent {
  '@context'?: Json;
  type: EventType;
  /** With a zone: `2026-11-24T09:00:00.000+07:00`. */
  eventTime: string;
  eventTimeZoneOffset: string;
  recordTime?: string;
  eventID?: string;
  certificationInfo?: string | string[];
  errorDeclaration?: ErrorDeclaration;
  action?: Action;
  epcList?: string[];
  quantityList?: QuantityElement[];
  parentID?: string;
  childEPCs?: string[];
  childQuantityList?: QuantityElement[];
  inputEPCList?: string[];
  inputQuantityList?: QuantityElement[];
  outputEPCList?: string[];
  outputQuantityList?: QuantityElement[];
  transformationID?: string;
  bizStep?: string;
  disposition?: string;
  persistentDisposition?: { set?: string[]; unset?: string[] };
  readPoint?: Place;
  bizLocation?: Place;
  bizTransactionList?: BizTransaction[];
  sourceList?: { type: string; source: string }[];
  destinationList?: { type: string; destination: string }[];
  sensorElementList?: SensorElement[];
  ilmd?: { [key: string]: Json };
  [extension: `${string}:${string}`]: Json;
}

export const isObject = (value: unknown): value is Record<string, Json> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
