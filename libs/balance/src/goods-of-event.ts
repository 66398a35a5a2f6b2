// From a stored EPCIS event to what the ledger reads.
import { hashForm } from '#libs/gs1';
import type { EpcRole, StoredEvent } from '#libs/epcis';
import type { Counted } from './flows.js';
import type { TimedEvent } from './books.js';

/** `urn:epcglobal:cbv:bizstep:shipping`, `https://ref.gs1.org/cbv/BizStep-shipping`, `cbv:BizStep-shipping` -> `shipping`. */
const bareStep = (text: string | undefined): string | undefined => text?.replace(/^.*(?:BizStep-|:bizstep:)/, '');

/** Serial numbers in a box say nothing of a lot, and there may be thousands of them. */
const isLotOrBox = (name: string): boolean => !/\/21\/[^/]+$/.test(name);

export function goodsOf({ id, event, epcs, party }: StoredEvent): TimedEvent {
  const counted = (role: EpcRole): Counted[] =>
    epcs
      .filter(row => row.role === role)
      .map(({ epc, quantity, uom }) => ({ name: epc, quantity: quantity ?? undefined, uom: uom ?? undefined }));
  const names = (role: EpcRole): string[] => epcs.filter(row => row.role === role).map(row => row.epc);
  return {
    id,
    time: new Date(event.eventTime).toISOString(),
    party,
    type: event.type,
    action: event.action,
    bizStep: bareStep(event.bizStep),
    site: siteOf(event),
    quantityList: counted('class'),
    parent: names('parent')[0],
    children: names('child').filter(isLotOrBox),
    childQuantityList: counted('childClass'),
    inputs: names('input'),
    inputQuantityList: counted('inputClass'),
    outputs: names('output'),
    outputQuantityList: counted('outputClass'),
    transformation: event.transformationID,
    task: wordsUnder(event, 'task')[0],
    claims: [...wordsUnder(event, 'claim'), ...wordsUnder(event.ilmd ?? {}, 'claim')],
  };
}

/** Where it was gathered: the exact place before the larger one, by one name whether it is told as a URN or as a link of whichever host. */
function siteOf({ readPoint, bizLocation }: StoredEvent['event']): string | undefined {
  const id = readPoint?.id ?? bizLocation?.id;
  return id === undefined ? undefined : (hashForm(id) ?? id);
}

/** The texts of an extension by its local name, whatever prefix a document calls it by. */
function wordsUnder(holder: object, local: string): string[] {
  return Object.entries(holder)
    .filter(([key]) => key.endsWith(`:${local}`))
    .flatMap(([, value]) => (Array.isArray(value) ? (value as unknown[]) : [value]))
    .filter(value => typeof value === 'string');
}

/** Every node that the event speaks of. */
export const namesIn = (event: TimedEvent): string[] => [
  ...event.quantityList.map(({ name }) => name),
  ...event.childQuantityList.map(({ name }) => name),
  ...event.children,
  ...event.inputs,
  ...event.outputs,
  ...event.inputQuantityList.map(({ name }) => name),
  ...event.outputQuantityList.map(({ name }) => name),
  ...(event.parent === undefined ? [] : [event.parent]),
  ...(event.transformation === undefined ? [] : [event.transformation]),
];
