import { statement } from '#platform/database';

/** One name that an event says has left its owner, or was taken over by somebody else. */
export interface GoodsTold {
  name: string;
  party: string;
  actor: string;
  event: string;
  isTaken: boolean;
}

/** What stands in a container, by the events: packed into it, and neither taken out since nor declared never to have been packed. */
const CONTENTS = `
  SELECT c.epc AS name FROM epcis_event_epc p JOIN epcis_event e ON e.id = p.event
  JOIN epcis_event_epc c ON c.event = e.id AND c.role IN ('child', 'childClass')
  WHERE p.epc = i.name AND p.role = 'parent' AND e.type = 'AggregationEvent' AND e.action = 'ADD' AND NOT e.is_declaration
    AND NOT EXISTS (SELECT FROM epcis_event d WHERE d.event_id = e.event_id AND d.is_declaration)
    AND NOT EXISTS (
      SELECT FROM epcis_event_epc q JOIN epcis_event u ON u.id = q.event
      WHERE q.epc = i.name AND q.role = 'parent' AND u.type = 'AggregationEvent' AND u.action = 'DELETE' AND NOT u.is_declaration
        AND u.event_time >= e.event_time
        AND (EXISTS (SELECT FROM epcis_event_epc o WHERE o.event = u.id AND o.role IN ('child', 'childClass') AND o.epc = c.epc)
          -- Told without children: all of them.
          OR NOT EXISTS (SELECT FROM epcis_event_epc o WHERE o.event = u.id AND o.role IN ('child', 'childClass'))))`;

/** What a single thing was made of, where it is of no batch itself. */
const MADE_OF = `
  SELECT f.name FROM balance_lot t JOIN balance_edge g ON g.to_lot = t.id AND NOT g.is_container AND g.voided_by IS NULL
  JOIN balance_lot f ON f.id = g.from_lot WHERE t.name = i.name AND t.batch_id IS NULL`;

/**
 * The goods of a trade item, whatever is packed or weighed as it: a case of packs and the goods in bulk have its GTIN with another indicator, and so another
 * check digit (GS1 General Specifications §2.1.2). Aliases: v catalog_variant.
 */
const isItemOf = (gtin: string): string =>
  `v.gtin BETWEEN '0' || substr(${gtin}, 2, 12) || '0' AND '0' || substr(${gtin}, 2, 12) || '9'`;

/** A lot of a batch, or a stage of it: the lots of batches have no point in them. Aliases: b traceability_batch. */
const isLotOrStage = (lot: string): string => `b.lot = regexp_replace(${lot}, '[.][0-9]+$', '')`;

/** Of which lot its owner said a single thing is when it came to life (CBV 2.0 §7.4.2, `lotNumber`); for a thing that has no label of ours. */
const SAID_TO_BE_OF = `
  SELECT b.id, b.cooperative_id FROM epcis_event_epc p JOIN epcis_event e ON e.id = p.event
  JOIN epcis_event_ext x ON x.event = e.id AND x.path = 'ilmd:{urn:epcglobal:cbv:mda:}lotNumber'
  JOIN catalog_variant v ON ${isItemOf(`substring(i.name FROM '^https://id[.]gs1[.]org/01/([0-9]{14})/21/')`)}
  JOIN traceability_batch b ON b.product_id = v.product_id AND ${isLotOrStage('x.text')} AND b.cooperative_id::text = e.party
  WHERE p.epc = i.name AND p.role IN ('epc', 'output') AND NOT e.is_declaration
    AND NOT EXISTS (SELECT FROM epcis_event d WHERE d.event_id = e.event_id AND d.is_declaration)`;

/** So many cases of a lot: how much is in one nobody has told, so the books of the goods do not know them. */
const CASES_OF = `
  SELECT b.id, b.cooperative_id FROM catalog_variant v
  JOIN traceability_batch b ON b.product_id = v.product_id AND ${isLotOrStage(`substring(i.name FROM '/10/([^/]+)$')`)}
  WHERE ${isItemOf(`substring(i.name FROM '^https://id[.]gs1[.]org/01/([1-8][0-9]{13})/10/[^/]+$')`)}`;

/**
 * Of what programs of co-ops say has left or was taken over: a lot, a pack or a box of the teller's own, or for who takes it of another's, whose batch is
 * held. A pack is known by its label or by what was said of it, a box by what is in it. What people tell went through a verb that asked already: a parcel that was
 * sold before the batch was held is still on its way. What the leaving itself is flagged for holds what stays.
 */
export const heldAmong = statement<{ name: string }, [told: string]>(
  'balance.held-among',
  `WITH RECURSIVE inside AS (
     SELECT t.name, t.party, t.event, t."isTaken" AS taken
     FROM jsonb_to_recordset($1::jsonb) AS t(name text, party text, actor text, event bigint, "isTaken" boolean)
     WHERE EXISTS (SELECT FROM cooperatives_cooperative c WHERE c.id::text = t.party)
       AND NOT EXISTS (SELECT FROM identity_person p WHERE p.id::text = t.actor)
     UNION
     SELECT n.name, i.party, i.event, i.taken FROM inside i CROSS JOIN LATERAL (${CONTENTS} UNION ALL ${MADE_OF}) n
   ), of_batch AS (
     SELECT i.*, l.batch_id, l.cooperative_id FROM inside i JOIN balance_lot l ON l.name = i.name
     UNION ALL
     SELECT i.*, b.id, b.cooperative_id FROM inside i
     JOIN labels_label t ON t.gtin = substring(i.name FROM '^https://id[.]gs1[.]org/01/([0-9]{14})/21/')
       AND t.serial = substring(i.name FROM '/21/([^/]+)$')
     JOIN traceability_batch b ON b.id = t.batch_id
     UNION ALL
     SELECT i.*, b.id, b.cooperative_id FROM inside i CROSS JOIN LATERAL (${SAID_TO_BE_OF} UNION ALL ${CASES_OF}) b
   )
   SELECT o.name FROM of_batch o
   WHERE (o.cooperative_id::text = o.party) <> o.taken
     AND EXISTS (SELECT FROM balance_flag f WHERE f.batch_id = o.batch_id AND f.state <> 'countersigned' AND f.event IS DISTINCT FROM o.event)
   ORDER BY o.name LIMIT 1`,
);
