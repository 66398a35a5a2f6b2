// What a query asks, read from its parameters (EPCIS 2.0 §8.2.7.1). Plain: names become the forms in which the tables keep them;
// event-search.ts makes SQL of it.
import type { EpcRole } from './event-rows.js';

export type Comparison = '=' | '<' | '<=' | '>' | '>=';

/** Names to look for among EPCs: exactly, or as one of a kind, or by how they begin. */
export interface Names {
  exact: readonly string[];
  kinds: readonly string[];
  /** Beginnings, already escaped for LIKE. */
  starts: readonly string[];
}

export type Term =
  | { on: 'column'; column: EventColumn; values: readonly string[] }
  | { on: 'time'; column: 'event_time' | 'record_time'; is: Comparison; at: string }
  | { on: 'epc'; roles: readonly EpcRole[]; names: Names }
  | { on: 'quantity'; is: Comparison; values: readonly number[]; uom?: string }
  | { on: 'facet'; paths: readonly string[]; is: Comparison; values: readonly FacetValue[] }
  | { on: 'exists'; paths: readonly string[] }
  | { on: 'declaration' }
  /** At one of these places or at one that lies within. */
  | { on: 'within'; column: 'read_point' | 'biz_location'; values: readonly string[] }
  /** What stands in a field has an attribute in its master data, with one of the values if there are any. */
  | { on: 'attribute'; field: ThingField; names: readonly string[]; values?: readonly string[] };

/** Where in an event things stand that master data may describe. */
export type ThingField =
  | { in: 'column'; column: EventColumn }
  | { in: 'epc'; roles: readonly EpcRole[] }
  /** Of every type: `source:owning_party`, `source:location` … */
  | { in: 'list'; list: 'source' | 'destination' | 'bizTransaction' }
  | { in: 'facet'; paths: readonly string[] };

export type EventColumn =
  'type' | 'action' | 'biz_step' | 'disposition' | 'read_point' | 'biz_location' | 'transformation_id' | 'event_id';

/** An extension has no declared type: `5` may have been kept as a text and as a number. */
export interface FacetValue {
  text?: string;
  num?: number;
  at?: string;
}

/** A column, or an extension at the top level of the event: its path under each meaning of its prefix. */
export type OrderBy = 'event_time' | 'record_time' | { paths: readonly string[] };

/** A walk in the order of an extension goes over its numbers, its times, its texts, and the events that have none (extension-order.ts). */
export const STRETCHES = ['num', 'at', 'text', 'none'] as const;
export type Stretch = (typeof STRETCHES)[number];

export interface EventQuery {
  terms: readonly Term[];
  orderBy: OrderBy;
  isAscending: boolean;
  /** Only the first so many, in that order. */
  limit?: number;
  /** More than so many is an error. */
  most?: number;
}
