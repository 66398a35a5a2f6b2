// What a change of labels means in EPCIS 2.0: a serial comes to life on a pack (commissioning), leaves with it (shipping) and dies (decommissioning).
import type { EpcisEvent } from '#libs/epcis';
import { CHOPHIEN, packClass, placeLink } from '#libs/traceability';

/** More serials than this are told as a count with the Merkle root over them: an event of ten thousand names helps nobody who reads it. */
export const MOST_SERIALS_IN_EVENT = 1000;

export interface LabelsTold {
  change: string;
  gtin: string;
  lot: string;
  at: Date;
  /** In the order of the roll. */
  serials: readonly string[];
  /** As in the content of the change, in hex. */
  root: string;
  /** Where the batch was packed; none when the co-op has no place in the books. */
  place?: { gln: string; extension: string };
}

/** The labels are on packs from now on. */
export const commissioning = (told: LabelsTold): EpcisEvent => ({
  ...base(told),
  action: 'ADD',
  bizStep: 'commissioning',
  disposition: 'active',
  ilmd: { 'cbvmda:lotNumber': told.lot },
});

/** The labels are worth nothing from now on; the goods are untouched. */
export const decommissioning = (told: LabelsTold): EpcisEvent => ({
  ...base(told),
  action: 'DELETE',
  bizStep: 'decommissioning',
  disposition: 'inactive',
});

/** The packs are on their way to whoever bought them: who that is, no event says. */
export const shipping = (told: LabelsTold): EpcisEvent => ({
  ...base(told),
  action: 'OBSERVE',
  bizStep: 'shipping',
  disposition: 'in_transit',
});

/** The packs are at the co-op again: the buyer gave them back (CBV 2.0 §7.2, `returned`). What becomes of them the next event says. */
export const takingBack = (told: Omit<LabelsTold, 'change' | 'root'>): EpcisEvent => ({
  ...bare(told),
  action: 'OBSERVE',
  bizStep: 'receiving',
  disposition: 'returned',
});

function base(told: LabelsTold): EpcisEvent {
  return { ...bare(told), 'chophien:labelChange': told.change, 'chophien:serialsRoot': told.root };
}

function bare({ gtin, lot, at, serials, place }: Omit<LabelsTold, 'change' | 'root'>): EpcisEvent {
  const where = place && { id: placeLink(place.gln, place.extension) };
  const isMany = serials.length > MOST_SERIALS_IN_EVENT;
  return {
    '@context': [{ chophien: CHOPHIEN }],
    type: 'ObjectEvent',
    eventTime: at.toISOString(),
    eventTimeZoneOffset: '+07:00',
    ...(isMany
      ? { quantityList: [{ epcClass: packClass(gtin, encodeURIComponent(lot)), quantity: serials.length }] }
      : { epcList: serials.map(serial => `https://id.gs1.org/01/${gtin}/21/${serial}`) }),
    ...(where && { readPoint: where, bizLocation: where }),
  };
}
