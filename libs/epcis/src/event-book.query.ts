import { statement } from '#platform/database';

export interface AddedRow {
  ord: number;
  id: bigint;
  eventId: string;
  recordTime: Date;
}

/**
 * Events, their EPCs, facets and custody in one sentence and one round trip. What is there already is left out of the answer.
 * Values: the events, EPCs and facets as JSON arrays joined by `ord`; party, actor, capture job.
 */
export const addEvents = statement<AddedRow, [string, string, string, string, string, string | null]>(
  'epcis.add-events',
  `WITH given AS (
     SELECT g.*, coalesce(g."ownId", known.event_id, g."hashId") AS event_id,
       CASE WHEN g."isDeclaration" THEN decode(g.variant, 'hex') ELSE coalesce(known.variant, decode(g.variant, 'hex')) END AS apart
     FROM json_to_recordset($1::json) AS g (
       ord int, "ownId" text, "hashId" text, hash text, variant text, "isDeclaration" boolean, type text, "eventTime" timestamptz, action text, "bizStep" text,
       disposition text, "readPoint" text, "bizLocation" text, "transformationId" text, canonical text, nonce text, salt text,
       "recordTime" timestamptz)
     -- Told without an id, it may be known under one: the same event then.
     LEFT JOIN LATERAL (
       SELECT e.event_id, e.variant FROM epcis_event e
       WHERE g."ownId" IS NULL AND e.hash = decode(g.hash, 'hex') AND NOT e.is_declaration
       ORDER BY e.id LIMIT 1) known ON true
   ), added AS (
     INSERT INTO epcis_event (event_id, variant, is_declaration, hash, type, event_time, record_time, action, biz_step, disposition, read_point,
       biz_location, transformation_id, party, actor, capture_id, canonical, nonce, salt)
     SELECT event_id, apart, "isDeclaration", decode(hash, 'hex'), type, "eventTime",
       "recordTime", action, "bizStep", disposition, "readPoint",
       "bizLocation", "transformationId", $4, $5, $6::uuid, convert_to(canonical, 'UTF8'), decode(nonce, 'hex'), decode(salt, 'hex')
     FROM given
     -- In the same order everywhere: two captures with the same events would otherwise deadlock.
     ORDER BY event_id, apart
     ON CONFLICT (event_id, variant) DO NOTHING
     RETURNING id, event_id, variant, record_time
   ), fresh AS (
     SELECT DISTINCT ON (a.id) a.id, a.event_id, a.record_time, g.ord
     FROM added a JOIN given g ON g.event_id = a.event_id AND g.apart = a.variant
     ORDER BY a.id, g.ord
   ), epcs AS (
     SELECT f.id AS event, r.role, r.epc, r.kind, r.quantity, r.uom
     FROM json_to_recordset($2::json) AS r (ord int, role text, epc text, kind text, quantity numeric, uom text)
     JOIN fresh f USING (ord)
   ), kept AS (
     INSERT INTO epcis_event_epc (event, role, epc, kind, quantity, uom) SELECT event, role, epc, kind, quantity, uom FROM epcs
   ), facets AS (
     INSERT INTO epcis_event_ext (event, path, text, num, at)
     SELECT f.id, r.path, r.text, r.num, r.at
     FROM json_to_recordset($3::json) AS r (ord int, path text, text text, num numeric, at timestamptz) JOIN fresh f USING (ord)
   ), custody AS (
     INSERT INTO epcis_custody (epc, party)
     SELECT DISTINCT r.epc, $4 FROM epcs r WHERE NOT EXISTS (SELECT FROM epcis_custody c WHERE c.epc = r.epc)
   )
   SELECT ord, id, event_id AS "eventId", record_time AS "recordTime" FROM fresh ORDER BY ord`,
);

export interface KnownRow {
  eventId: string;
  isDeclaration: boolean;
  hash: string;
  party: string;
  id: bigint;
}

/** What is in the book under these ids, the ordinary events and the declarations. */
export const eventsCalled = statement<KnownRow, [string[], string[]]>(
  'epcis.events-called',
  `SELECT event_id AS "eventId", is_declaration AS "isDeclaration", encode(hash, 'hex') AS hash, party, id FROM epcis_event
   WHERE event_id = ANY ($1) OR (hash = ANY (SELECT decode(h, 'hex') FROM unnest($2::text[]) h) AND NOT is_declaration)
   ORDER BY id`,
);

/** Whoever has handled the thing hands it over to whom the event names as its destination, or had it from whom it names as its source. */
export const handOver = statement<never, [string, string]>(
  'epcis.hand-over',
  `INSERT INTO epcis_custody (epc, party)
   SELECT DISTINCT h.epc, named.party
   FROM json_to_recordset($1::json) AS h (epc text, gln text)
   JOIN LATERAL (
     SELECT c.id::text AS party FROM cooperatives_cooperative c WHERE c.gln = h.gln
     UNION ALL SELECT p.id::text FROM identity_partner p WHERE p.gln = h.gln) named ON true
   WHERE EXISTS (SELECT FROM epcis_custody c WHERE c.epc = h.epc AND c.party = $2)
     AND NOT EXISTS (SELECT FROM epcis_custody c WHERE c.epc = h.epc AND c.party = named.party)`,
);
