import { daysOnWayOf, promised, type Terms, type Zone } from '#libs/delivery';
import { DefinitionList } from '../../ui/lists.js';
import type { Writer } from '../storefront/shown.js';
import { daysText, paidBy } from './promised-text.js';

export interface Arrival {
  terms: Terms;
  now: Date;
}

interface Seller {
  /** Its id or its slug. */
  cooperative: string;
  fromCommuneCode: string;
}

/** Before the place is known: when goods that are ordered now come, within the province and beyond it. */
export function ArrivalHint({ visit, terms, now, seller }: Arrival & { visit: Writer; seller: Seller }) {
  const { ifNow, near, far, unknown } = visit.words.promisedDays;
  const inZone = (zone: Zone): string | undefined => {
    const way = { daysOnWay: daysOnWayOf(terms, zone, [seller.fromCommuneCode]) };
    const days = promised(terms, { cooperative: seller.cooperative, now: paidBy(now), way });
    return days && daysText(visit, days);
  };
  const isKnown = inZone('other-province') !== undefined;
  return (
    <>
      <p class="hint">{isKnown ? ifNow : unknown}</p>
      <DefinitionList
        items={[
          { term: near, detail: inZone('same-province') },
          { term: far, detail: inZone('other-province') },
        ]}
      />
    </>
  );
}
